import type { GroupRow } from './groups.ts';
import type { Queries, Write } from './store.ts';
import type { UserRow } from './users.ts';

/** At most `limit` groups of a user in the order of their names, after the name key `after`. */
export async function listGroupsOfUser(
  db: Queries,
  accountId: string,
  userId: string,
  after: string | undefined,
  limit: number,
): Promise<readonly GroupRow[]> {
  return await db
    .selectFrom('memberships')
    .innerJoin('groups', (join) =>
      join.onRef('groups.accountId', '=', 'memberships.accountId').onRef('groups.groupId', '=', 'memberships.groupId'),
    )
    .selectAll('groups')
    .where('memberships.accountId', '=', accountId)
    .where('memberships.userId', '=', userId)
    .where('groups.nameKey', '>', after ?? '')
    .orderBy('groups.nameKey')
    .limit(limit)
    .execute();
}

/** At most `limit` users of a group in the order of their names, after the name key `after`. */
export async function listUsersOfGroup(
  db: Queries,
  accountId: string,
  groupId: string,
  after: string | undefined,
  limit: number,
): Promise<readonly UserRow[]> {
  return await db
    .selectFrom('memberships')
    .innerJoin('users', (join) =>
      join.onRef('users.accountId', '=', 'memberships.accountId').onRef('users.userId', '=', 'memberships.userId'),
    )
    .selectAll('users')
    .where('memberships.accountId', '=', accountId)
    .where('memberships.groupId', '=', groupId)
    .where('users.nameKey', '>', after ?? '')
    .orderBy('users.nameKey')
    .limit(limit)
    .execute();
}

/** The ids of the groups a user is in. */
export async function listGroupIdsOfUser(db: Queries, accountId: string, userId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('memberships')
    .select('groupId')
    .where('accountId', '=', accountId)
    .where('userId', '=', userId)
    .execute();
  return rows.map(({ groupId }) => groupId);
}

/** Puts a user into a group it is not in. */
export async function addMembership(
  write: Write,
  accountId: string,
  groupId: string,
  userId: string,
  createdAt: number,
): Promise<void> {
  await write.db.insertInto('memberships').values({ accountId, groupId, userId, createdAt }).execute();
  write.touch('user', accountId, userId);
}

/** Takes a user out of a group; nothing happens when it was not in it. */
export async function removeMembership(write: Write, accountId: string, groupId: string, userId: string): Promise<void> {
  const { numDeletedRows } = await write.db
    .deleteFrom('memberships')
    .where('accountId', '=', accountId)
    .where('groupId', '=', groupId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) write.touch('user', accountId, userId);
}
