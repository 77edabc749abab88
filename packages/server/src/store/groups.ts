import { sql } from 'kysely';
import { nameKey } from '../domain/names.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type GroupRow = Readonly<Schema['groups']>;

/** How much of each thing a group still has; a group goes only when there is nothing left. */
export interface GroupParts {
  readonly memberships: number;
  readonly attachments: number;
  readonly inlinePolicies: number;
}

/** Finds a group; names are compared without regard to case. */
export async function findGroupByName(db: Queries, accountId: string, name: string): Promise<GroupRow | undefined> {
  return await db
    .selectFrom('groups')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('nameKey', '=', nameKey(name))
    .executeTakeFirst();
}

/**
 * At most `limit` groups in the order of their names, after the name key `after`.
 * @param pathPrefix `/` for all; compared letter by letter.
 */
export async function listGroups(
  db: Queries,
  accountId: string,
  pathPrefix: string,
  after: string | undefined,
  limit: number,
): Promise<readonly GroupRow[]> {
  return await db
    .selectFrom('groups')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('nameKey', '>', after ?? '')
    .where(sql<string>`substr(path, 1, ${pathPrefix.length})`, '=', pathPrefix)
    .orderBy('nameKey')
    .limit(limit)
    .execute();
}

/** How many groups the account has. */
export async function countGroups(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('groups')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What a group still has, in one query. */
export async function countGroupParts(db: Queries, accountId: string, groupId: string): Promise<GroupParts> {
  const counts = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('memberships')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('groupId', '=', groupId)
        .as('memberships'),
      eb
        .selectFrom('attachments')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('principalId', '=', groupId)
        .as('attachments'),
      eb
        .selectFrom('inlinePolicies')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('principalId', '=', groupId)
        .as('inlinePolicies'),
    ])
    .executeTakeFirstOrThrow();
  return {
    memberships: Number(counts.memberships),
    attachments: Number(counts.attachments),
    inlinePolicies: Number(counts.inlinePolicies),
  };
}

/** Adds a group. */
export async function addGroup(write: Write, group: GroupRow): Promise<void> {
  await write.db.insertInto('groups').values(group).execute();
  write.touch('group', group.accountId, group.groupId);
}

/** Gives a group another name, another path or both; its id, members and policies stay. */
export async function moveGroup(
  write: Write,
  group: GroupRow,
  to: { readonly name: string; readonly path: string },
): Promise<void> {
  await write.db
    .updateTable('groups')
    .set({ name: to.name, nameKey: nameKey(to.name), path: to.path })
    .where('accountId', '=', group.accountId)
    .where('groupId', '=', group.groupId)
    .execute();
  write.touch('group', group.accountId, group.groupId);
}

/** Removes a group that has no parts left (`countGroupParts`). */
export async function removeGroup(write: Write, accountId: string, groupId: string): Promise<void> {
  await write.db.deleteFrom('groups').where('accountId', '=', accountId).where('groupId', '=', groupId).execute();
  write.touch('group', accountId, groupId);
}
