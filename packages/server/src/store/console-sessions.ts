export { isGoodSession } from '../domain/console-session.ts';
import { prepared, type Param } from './prepared.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type ConsoleSessionRow = Readonly<Schema['consoleSessions']>;

const byHash = prepared((db: Queries, param: Param<{ sessionHash: string }>) =>
  db.selectFrom('consoleSessions').selectAll().where('sessionHash', '=', param('sessionHash')),
);

/** Finds a session by the hash of its id, whether or not it is still good: see `isGoodSession`. */
export async function findConsoleSession(db: Queries, sessionHash: string): Promise<ConsoleSessionRow | undefined> {
  return await byHash.first(db, { sessionHash });
}

/** Finds a session of an account by its public name, whether or not it is still good. */
export async function findConsoleSessionByHandle(
  db: Queries,
  accountId: string,
  handle: string,
): Promise<ConsoleSessionRow | undefined> {
  return await db
    .selectFrom('consoleSessions')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('handle', '=', handle)
    .executeTakeFirst();
}

/** The sessions of a user, or of root (the account id), newest first; those that ended are among them until they are swept. */
export async function listConsoleSessionsOf(
  db: Queries,
  accountId: string,
  principalId: string,
): Promise<readonly ConsoleSessionRow[]> {
  return await db
    .selectFrom('consoleSessions')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('principalId', '=', principalId)
    .orderBy('createdAt', 'desc')
    .orderBy('sessionHash')
    .execute();
}

const touch = (write: Write, { accountId, sessionHash }: Pick<ConsoleSessionRow, 'accountId' | 'sessionHash'>): void =>
  write.touch('consoleSession', accountId, sessionHash);

/** Adds a session. */
export async function addConsoleSession(write: Write, session: ConsoleSessionRow): Promise<void> {
  await write.db.insertInto('consoleSessions').values(session).execute();
  touch(write, session);
}

/**
 * Writes down when sessions were last used. Nobody is told: whoever decides by it knows the newer time already. Revoked ones stay
 * as they are.
 */
export async function recordSessionUses(
  write: Write,
  uses: readonly Pick<ConsoleSessionRow, 'accountId' | 'sessionHash' | 'lastUsedAt'>[],
): Promise<void> {
  for (const { accountId, sessionHash, lastUsedAt } of uses) {
    await write.db
      .updateTable('consoleSessions')
      .set({ lastUsedAt })
      .where('accountId', '=', accountId)
      .where('sessionHash', '=', sessionHash)
      .where('lastUsedAt', '<', lastUsedAt)
      .where('revokedAt', 'is', null)
      .execute();
  }
}

/**
 * Gives a session another id, since its holder proved again who they are: the former id opens nothing any more.
 * @param to `mfaAt` is given when a second factor was shown.
 * @returns false when the session was revoked or has another id already.
 */
export async function renewConsoleSession(
  write: Write,
  session: Pick<ConsoleSessionRow, 'accountId' | 'sessionHash'>,
  to: Pick<ConsoleSessionRow, 'sessionHash' | 'provenAt' | 'lastUsedAt'> & { readonly mfaAt?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await write.db
    .updateTable('consoleSessions')
    .set(to)
    .where('accountId', '=', session.accountId)
    .where('sessionHash', '=', session.sessionHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  touch(write, session);
  touch(write, { accountId: session.accountId, sessionHash: to.sessionHash });
  return true;
}

/** Ends one session. @returns false when there is none, or it was ended already. */
export async function revokeConsoleSession(
  write: Write,
  accountId: string,
  sessionHash: string,
  revokedAt: number,
): Promise<boolean> {
  const { numUpdatedRows } = await write.db
    .updateTable('consoleSessions')
    .set({ revokedAt })
    .where('accountId', '=', accountId)
    .where('sessionHash', '=', sessionHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  touch(write, { accountId, sessionHash });
  return true;
}

/**
 * Ends every session of a user, or of root: their password was changed or taken away.
 * @param except the session that asks for it, which stays.
 */
export async function revokeConsoleSessionsOf(
  write: Write,
  accountId: string,
  principalId: string,
  revokedAt: number,
  except?: string,
): Promise<void> {
  const standing = await write.db
    .selectFrom('consoleSessions')
    .select(['accountId', 'sessionHash'])
    .where('accountId', '=', accountId)
    .where('principalId', '=', principalId)
    .where('revokedAt', 'is', null)
    .where('sessionHash', '!=', except ?? '')
    .execute();
  if (standing.length === 0) return;
  await write.db
    .updateTable('consoleSessions')
    .set({ revokedAt })
    .where('accountId', '=', accountId)
    .where('principalId', '=', principalId)
    .where('revokedAt', 'is', null)
    .where('sessionHash', '!=', except ?? '')
    .execute();
  for (const session of standing) touch(write, session);
}

/**
 * Removes sessions whose time was over before `time`. Nobody needs to be told: their time is over wherever they are remembered.
 * @returns how many.
 */
export async function sweepConsoleSessions(write: Write, time: number): Promise<number> {
  const { numDeletedRows } = await write.db.deleteFrom('consoleSessions').where('expiresAt', '<', time).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Removes every session of a principal, as when the user goes. */
export async function removeConsoleSessionsOf(write: Write, accountId: string, principalId: string): Promise<void> {
  const gone = await listConsoleSessionsOf(write.db, accountId, principalId);
  if (gone.length === 0) return;
  await write.db
    .deleteFrom('consoleSessions')
    .where('accountId', '=', accountId)
    .where('principalId', '=', principalId)
    .execute();
  for (const session of gone) touch(write, session);
}
