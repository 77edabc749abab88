import { sql } from 'kysely';
import { nameKey } from '../domain/names.ts';
import { prepared, type Param } from './prepared.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';
import type { TagRow } from './tags.ts';

export type UserRow = Readonly<Schema['users']>;

/** A user and what hangs on it by itself. */
export interface TaggedUser {
  readonly user: UserRow;
  /** In the order in which they were put on. */
  readonly tags: readonly TagRow[];
}

/** How much of each thing a user still has; a user goes only when there is nothing left. */
export interface UserParts {
  readonly memberships: number;
  readonly attachments: number;
  readonly inlinePolicies: number;
  readonly accessKeys: number;
}

const byName = prepared((db: Queries, param: Param<{ accountId: string; nameKey: string }>) =>
  db.selectFrom('users').selectAll().where('accountId', '=', param('accountId')).where('nameKey', '=', param('nameKey')),
);

/** Finds a user; names are compared without regard to case. */
export async function findUserByName(db: Queries, accountId: string, name: string): Promise<UserRow | undefined> {
  return await byName.first(db, { accountId, nameKey: nameKey(name) });
}

const byId = prepared((db: Queries, param: Param<{ accountId: string; userId: string }>) =>
  db.selectFrom('users').selectAll().where('accountId', '=', param('accountId')).where('userId', '=', param('userId')),
);

/** Finds a user by its unique id, `AIDA…`. */
export async function findUserById(db: Queries, accountId: string, userId: string): Promise<UserRow | undefined> {
  return await byId.first(db, { accountId, userId });
}

const tagged = (column: 'nameKey' | 'userId') =>
  prepared((db: Queries, param: Param<{ accountId: string; value: string }>) =>
    db
      .selectFrom('users')
      .leftJoin('tags', (join) =>
        join.onRef('tags.accountId', '=', 'users.accountId').onRef('tags.resourceId', '=', 'users.userId'),
      )
      .selectAll('users')
      .select(['tags.key as tagKey', 'tags.value as tagValue'])
      .where('users.accountId', '=', param('accountId'))
      .where(`users.${column}`, '=', param('value'))
      .orderBy('tags.position'),
  );
const taggedByName = tagged('nameKey');
const taggedById = tagged('userId');

/** Finds a user and its tags in one query, by name (without regard to case) or by id. */
export async function findTaggedUser(
  db: Queries,
  accountId: string,
  by: { readonly name: string } | { readonly userId: string },
): Promise<TaggedUser | undefined> {
  const rows = await ('name' in by
    ? taggedByName.all(db, { accountId, value: nameKey(by.name) })
    : taggedById.all(db, { accountId, value: by.userId }));
  const [first] = rows;
  if (!first) return undefined;
  const { tagKey: _key, tagValue: _value, ...user } = first;
  const tags = rows.flatMap(({ tagKey: key, tagValue: value }) => (key === null || value === null ? [] : [{ key, value }]));
  return { user, tags };
}

interface Slice {
  accountId: string;
  pathPrefix: string;
  pathLength: number;
  after: string;
  limit: number;
}
const slice = prepared((db: Queries, param: Param<Slice>) =>
  db
    .selectFrom('users')
    .selectAll()
    .where('accountId', '=', param('accountId'))
    .where('nameKey', '>', param('after'))
    .where(sql<string>`substr(path, 1, ${param('pathLength')})`, '=', param('pathPrefix'))
    .orderBy('nameKey')
    .limit(param('limit')),
);

/**
 * At most `limit` users in the order of their names, after the name key `after`.
 * @param pathPrefix `/` for all; compared letter by letter.
 */
export async function listUsers(
  db: Queries,
  accountId: string,
  pathPrefix: string,
  after: string | undefined,
  limit: number,
): Promise<readonly UserRow[]> {
  return await slice.all(db, { accountId, pathPrefix, pathLength: pathPrefix.length, after: after ?? '', limit });
}

const count = prepared((db: Queries, param: Param<{ accountId: string }>) =>
  db
    .selectFrom('users')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', param('accountId')),
);

/** How many users the account has. */
export async function countUsers(db: Queries, accountId: string): Promise<number> {
  return Number((await count.first(db, { accountId }))?.count);
}

/** What a user still has, in one query. */
export async function countUserParts(db: Queries, accountId: string, userId: string): Promise<UserParts> {
  const counts = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('memberships')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('userId', '=', userId)
        .as('memberships'),
      eb
        .selectFrom('attachments')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('principalId', '=', userId)
        .as('attachments'),
      eb
        .selectFrom('inlinePolicies')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('principalId', '=', userId)
        .as('inlinePolicies'),
      eb
        .selectFrom('accessKeys')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('ownerId', '=', userId)
        .as('accessKeys'),
    ])
    .executeTakeFirstOrThrow();
  return {
    memberships: Number(counts.memberships),
    attachments: Number(counts.attachments),
    inlinePolicies: Number(counts.inlinePolicies),
    accessKeys: Number(counts.accessKeys),
  };
}

/** Adds a user. */
export async function addUser(write: Write, user: UserRow): Promise<void> {
  await write.db.insertInto('users').values(user).execute();
  write.touch('user', user.accountId, user.userId);
}

/** Gives a user another name, another path or both; its id, keys, groups and policies stay. */
export async function moveUser(write: Write, user: UserRow, to: { readonly name: string; readonly path: string }): Promise<void> {
  await write.db
    .updateTable('users')
    .set({ name: to.name, nameKey: nameKey(to.name), path: to.path })
    .where('accountId', '=', user.accountId)
    .where('userId', '=', user.userId)
    .execute();
  write.touch('user', user.accountId, user.userId);
}

/** Sets or, with null, lifts a user's permissions boundary. */
export async function setUserBoundary(
  write: Write,
  accountId: string,
  userId: string,
  boundaryArn: string | null,
): Promise<void> {
  await write.db
    .updateTable('users')
    .set({ boundaryArn })
    .where('accountId', '=', accountId)
    .where('userId', '=', userId)
    .execute();
  write.touch('user', accountId, userId);
}

/** Removes a user that has no parts left (`countUserParts`). */
export async function removeUser(write: Write, accountId: string, userId: string): Promise<void> {
  await write.db.deleteFrom('users').where('accountId', '=', accountId).where('userId', '=', userId).execute();
  write.touch('user', accountId, userId);
}
