import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type ConsoleSessionRow = Readonly<Schema['consoleSessions']>;

/** Finds a session by the hash of its id, whether or not it is still good: see `isGoodSession`. */
export async function findConsoleSession(db: Queries, sessionHash: string): Promise<ConsoleSessionRow | undefined> {
  return await db.selectFrom('consoleSessions').selectAll().where('sessionHash', '=', sessionHash).executeTakeFirst();
}

/** Whether a session may still be used. @param idleMs how long it may lie unused. */
export function isGoodSession(session: ConsoleSessionRow, now: number, idleMs: number): boolean {
  return session.revokedAt === null && now < session.expiresAt && now - session.lastUsedAt < idleMs;
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

/** Adds a session. */
export async function addConsoleSession(write: Write, session: ConsoleSessionRow): Promise<void> {
  await write.db.insertInto('consoleSessions').values(session).execute();
}

/** Writes down that a session was used, and, when `mfaAt` is given, that a second factor was shown. A revoked one stays as it is. */
export async function recordSessionUse(
  write: Write,
  session: Pick<ConsoleSessionRow, 'accountId' | 'sessionHash'>,
  use: { readonly lastUsedAt: number; readonly mfaAt?: number },
): Promise<void> {
  await write.db
    .updateTable('consoleSessions')
    .set(use)
    .where('accountId', '=', session.accountId)
    .where('sessionHash', '=', session.sessionHash)
    .where('revokedAt', 'is', null)
    .execute();
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
  return numUpdatedRows > 0n;
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
  await write.db
    .updateTable('consoleSessions')
    .set({ revokedAt })
    .where('accountId', '=', accountId)
    .where('principalId', '=', principalId)
    .where('revokedAt', 'is', null)
    .where('sessionHash', '!=', except ?? '')
    .execute();
}

/** Removes sessions whose time was over before `time`. @returns how many. */
export async function sweepConsoleSessions(write: Write, time: number): Promise<number> {
  const { numDeletedRows } = await write.db.deleteFrom('consoleSessions').where('expiresAt', '<', time).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Removes every session of a principal, as when the user goes. */
export async function removeConsoleSessionsOf(write: Write, accountId: string, principalId: string): Promise<void> {
  await write.db
    .deleteFrom('consoleSessions')
    .where('accountId', '=', accountId)
    .where('principalId', '=', principalId)
    .execute();
}
