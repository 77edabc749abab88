import type { Queries, Write } from './store.ts';

/** Gives an owner new recovery codes in place of all they had. @param hashes of the codes, never the codes. */
export async function replaceRecoveryCodes(
  write: Write,
  accountId: string,
  ownerId: string,
  hashes: readonly string[],
  createdAt: number,
): Promise<void> {
  await removeRecoveryCodes(write, accountId, ownerId);
  if (hashes.length === 0) return;
  const rows = hashes.map((codeHash) => ({ accountId, ownerId, codeHash, createdAt, usedAt: null }));
  await write.db.insertInto('recoveryCodes').values(rows).execute();
}

/**
 * Uses a recovery code up.
 *
 * INVARIANT: of all who use the same code, at whatever moment, one gets true.
 * @returns false when there is no such code, or it was used already.
 */
export async function useRecoveryCode(
  write: Write,
  accountId: string,
  ownerId: string,
  codeHash: string,
  usedAt: number,
): Promise<boolean> {
  const { numUpdatedRows } = await write.db
    .updateTable('recoveryCodes')
    .set({ usedAt })
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** How many codes an owner has left. */
export async function countRecoveryCodes(db: Queries, accountId: string, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recoveryCodes')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** How many codes an owner has left, and when they were made; null when there never were any. */
export async function summarizeRecoveryCodes(
  db: Queries,
  accountId: string,
  ownerId: string,
): Promise<{ readonly remaining: number; readonly createdAt: number | null }> {
  const codes = await db
    .selectFrom('recoveryCodes')
    .select(['createdAt', 'usedAt'])
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .execute();
  // They are made all at once.
  return { remaining: codes.filter(({ usedAt }) => usedAt === null).length, createdAt: codes[0]?.createdAt ?? null };
}

/** Removes all codes of an owner, used or not. */
export async function removeRecoveryCodes(write: Write, accountId: string, ownerId: string): Promise<void> {
  await write.db.deleteFrom('recoveryCodes').where('accountId', '=', accountId).where('ownerId', '=', ownerId).execute();
}
