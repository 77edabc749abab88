import { sql } from 'kysely';
import { nameKey } from '../domain/names.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type InstanceProfileRow = Readonly<Schema['instanceProfiles']>;

/** Finds an instance profile; names are compared without regard to case. */
export async function findInstanceProfile(db: Queries, accountId: string, name: string): Promise<InstanceProfileRow | undefined> {
  return await db
    .selectFrom('instanceProfiles')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('nameKey', '=', nameKey(name))
    .executeTakeFirst();
}

/**
 * At most `limit` instance profiles in the order of their names, after the name key `after`.
 * @param among those under a path prefix (`/` for all), or those that hold a role.
 */
export async function listInstanceProfiles(
  db: Queries,
  accountId: string,
  among: { readonly pathPrefix: string } | { readonly roleId: string },
  after: string | undefined,
  limit: number,
): Promise<readonly InstanceProfileRow[]> {
  let query = db.selectFrom('instanceProfiles').selectAll().where('accountId', '=', accountId);
  if ('roleId' in among) query = query.where('roleId', '=', among.roleId);
  else if (among.pathPrefix !== '/') {
    query = query.where(sql`substr(path, 1, ${among.pathPrefix.length})`, '=', among.pathPrefix);
  }
  if (after !== undefined) query = query.where('nameKey', '>', after);
  return await query.orderBy('nameKey').limit(limit).execute();
}

/** How many instance profiles the account has. */
export async function countInstanceProfiles(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('instanceProfiles')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Adds an instance profile. Nothing is touched: authorization does not look at them. */
export async function addInstanceProfile(write: Write, profile: InstanceProfileRow): Promise<void> {
  await write.db.insertInto('instanceProfiles').values(profile).execute();
}

/** Puts a role into an instance profile, or with null takes it out. */
export async function setProfileRole(
  write: Write,
  { accountId, profileId }: Pick<InstanceProfileRow, 'accountId' | 'profileId'>,
  roleId: string | null,
): Promise<void> {
  await write.db
    .updateTable('instanceProfiles')
    .set({ roleId })
    .where('accountId', '=', accountId)
    .where('profileId', '=', profileId)
    .execute();
}

/** Removes an instance profile; its tags are the caller's to remove. */
export async function removeInstanceProfile(write: Write, accountId: string, profileId: string): Promise<void> {
  await write.db.deleteFrom('instanceProfiles').where('accountId', '=', accountId).where('profileId', '=', profileId).execute();
}
