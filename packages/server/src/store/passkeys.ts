import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type PasskeyRow = Readonly<Schema['passkeys']>;

/** Finds a passkey by the id that the browser offers, in whatever account it is. */
export async function findPasskey(db: Queries, credentialId: string): Promise<PasskeyRow | undefined> {
  return await db.selectFrom('passkeys').selectAll().where('credentialId', '=', credentialId).executeTakeFirst();
}

/** Finds a passkey by the serial under which MFA operations name it. */
export async function findPasskeyBySerial(db: Queries, accountId: string, serial: string): Promise<PasskeyRow | undefined> {
  return await db
    .selectFrom('passkeys')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('serial', '=', serial)
    .executeTakeFirst();
}

/** The passkeys of a user, or of root (the account id), oldest first. */
export async function listPasskeysOf(db: Queries, accountId: string, ownerId: string): Promise<readonly PasskeyRow[]> {
  return await db
    .selectFrom('passkeys')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('ownerId', '=', ownerId)
    .orderBy('createdAt')
    .orderBy('serial')
    .execute();
}

/** Adds a passkey; how many an owner may have is the caller's business. */
export async function addPasskey(write: Write, passkey: PasskeyRow): Promise<void> {
  await write.db.insertInto('passkeys').values(passkey).execute();
}

/**
 * Writes down a use of a passkey.
 * @returns false when the counter did not rise: the passkey was copied, or the use is told twice. Passkeys that keep no counter
 * say 0 every time, and are taken.
 */
export async function recordPasskeyUse(
  write: Write,
  passkey: Pick<PasskeyRow, 'accountId' | 'credentialId'>,
  use: { readonly counter: number; readonly usedAt: number; readonly backedUp: number },
): Promise<boolean> {
  const { counter, usedAt, backedUp } = use;
  const { numUpdatedRows } = await write.db
    .updateTable('passkeys')
    .set({ counter, lastUsedAt: usedAt, backedUp })
    .where('accountId', '=', passkey.accountId)
    .where('credentialId', '=', passkey.credentialId)
    .where('counter', counter === 0 ? '=' : '<', counter)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Gives a passkey another name; its serial stays. */
export async function renamePasskey(write: Write, passkey: PasskeyRow, name: string): Promise<void> {
  await write.db
    .updateTable('passkeys')
    .set({ name })
    .where('accountId', '=', passkey.accountId)
    .where('credentialId', '=', passkey.credentialId)
    .execute();
}

/** Removes a passkey. */
export async function removePasskey(write: Write, passkey: Pick<PasskeyRow, 'accountId' | 'credentialId'>): Promise<void> {
  await write.db
    .deleteFrom('passkeys')
    .where('accountId', '=', passkey.accountId)
    .where('credentialId', '=', passkey.credentialId)
    .execute();
}
