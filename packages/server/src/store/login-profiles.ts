import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type LoginProfileRow = Readonly<Schema['loginProfiles']>;

/** How many former passwords are kept. SOURCE: `PasswordReusePrevention` is at most 24. */
export const KEPT_PASSWORDS = 24;

/** Finds a user's login profile. */
export async function findLoginProfile(db: Queries, accountId: string, userId: string): Promise<LoginProfileRow | undefined> {
  return await db
    .selectFrom('loginProfiles')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('userId', '=', userId)
    .executeTakeFirst();
}

/** Adds a login profile to a user that has none. */
export async function addLoginProfile(write: Write, profile: LoginProfileRow): Promise<void> {
  await write.db.insertInto('loginProfiles').values(profile).execute();
}

/**
 * Sets a new password in place of `was`, which goes into the history.
 * @returns false, and changes nothing, when the password is no longer the one that `was` says.
 */
export async function replacePassword(
  write: Write,
  was: LoginProfileRow,
  to: Pick<LoginProfileRow, 'passwordHash' | 'changedAt' | 'resetRequired'>,
): Promise<boolean> {
  const { accountId, userId, passwordHash } = was;
  const { numUpdatedRows } = await write.db
    .updateTable('loginProfiles')
    .set(to)
    .where('accountId', '=', accountId)
    .where('userId', '=', userId)
    .where('passwordHash', '=', passwordHash)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  const newest = await write.db
    .selectFrom('passwordHistory')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('accountId', '=', accountId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  const position = (newest?.position ?? 0) + 1;
  await write.db.insertInto('passwordHistory').values({ accountId, userId, position, passwordHash }).execute();
  await write.db
    .deleteFrom('passwordHistory')
    .where('accountId', '=', accountId)
    .where('userId', '=', userId)
    .where('position', '<=', position - KEPT_PASSWORDS)
    .execute();
  return true;
}

/** Says whether the next sign-in must set a new password. */
export async function setResetRequired(write: Write, profile: LoginProfileRow, resetRequired: number): Promise<void> {
  await write.db
    .updateTable('loginProfiles')
    .set({ resetRequired })
    .where('accountId', '=', profile.accountId)
    .where('userId', '=', profile.userId)
    .execute();
}

/** Removes a login profile and what is remembered of former passwords. */
export async function removeLoginProfile(write: Write, accountId: string, userId: string): Promise<void> {
  await write.db.deleteFrom('passwordHistory').where('accountId', '=', accountId).where('userId', '=', userId).execute();
  await write.db.deleteFrom('loginProfiles').where('accountId', '=', accountId).where('userId', '=', userId).execute();
}

/** Hashes of the passwords that came before the present one, newest first. */
export async function listFormerPasswords(
  db: Queries,
  accountId: string,
  userId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('passwordHistory')
    .select('passwordHash')
    .where('accountId', '=', accountId)
    .where('userId', '=', userId)
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ passwordHash }) => passwordHash);
}

/** Writes down that a user signed in with the password; `GetUser` and `ListUsers` show it. */
export async function recordPasswordUse(write: Write, accountId: string, userId: string, usedAt: number): Promise<void> {
  await write.db
    .updateTable('users')
    .set({ passwordLastUsedAt: usedAt })
    .where('accountId', '=', accountId)
    .where('userId', '=', userId)
    .execute();
  write.touch('user', accountId, userId);
}
