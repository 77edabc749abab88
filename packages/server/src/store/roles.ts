import { sql } from 'kysely';
import { nameKey } from '../domain/names.ts';
import { prepared, type Param } from './prepared.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';
import type { TagRow } from './tags.ts';

export type RoleRow = Readonly<Schema['roles']>;

/** A role and what hangs on it by itself. */
export interface TaggedRole {
  readonly role: RoleRow;
  /** In the order in which they were put on. */
  readonly tags: readonly TagRow[];
}

/** How much of each thing a role still has; a role goes only when there is nothing left. */
export interface RoleParts {
  readonly instanceProfiles: number;
  readonly attachments: number;
  readonly inlinePolicies: number;
}

const byName = prepared((db: Queries, param: Param<{ accountId: string; nameKey: string }>) =>
  db.selectFrom('roles').selectAll().where('accountId', '=', param('accountId')).where('nameKey', '=', param('nameKey')),
);

/** Finds a role; names are compared without regard to case. */
export async function findRoleByName(db: Queries, accountId: string, name: string): Promise<RoleRow | undefined> {
  return await byName.first(db, { accountId, nameKey: nameKey(name) });
}

/** Finds a role by its unique id, `AROA…`. */
export async function findRoleById(db: Queries, accountId: string, roleId: string): Promise<RoleRow | undefined> {
  return await db
    .selectFrom('roles')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('roleId', '=', roleId)
    .executeTakeFirst();
}

const tagged = prepared((db: Queries, param: Param<{ accountId: string; nameKey: string }>) =>
  db
    .selectFrom('roles')
    .leftJoin('tags', (join) =>
      join.onRef('tags.accountId', '=', 'roles.accountId').onRef('tags.resourceId', '=', 'roles.roleId'),
    )
    .selectAll('roles')
    .select(['tags.key as tagKey', 'tags.value as tagValue'])
    .where('roles.accountId', '=', param('accountId'))
    .where('roles.nameKey', '=', param('nameKey'))
    .orderBy('tags.position'),
);

/** Finds a role and its tags in one query. */
export async function findTaggedRole(db: Queries, accountId: string, name: string): Promise<TaggedRole | undefined> {
  const rows = await tagged.all(db, { accountId, nameKey: nameKey(name) });
  const [first] = rows;
  if (!first) return undefined;
  const { tagKey: _key, tagValue: _value, ...role } = first;
  const tags = rows.flatMap(({ tagKey: key, tagValue: value }) => (key === null || value === null ? [] : [{ key, value }]));
  return { role, tags };
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
    .selectFrom('roles')
    .selectAll()
    .where('accountId', '=', param('accountId'))
    .where('nameKey', '>', param('after'))
    .where(sql<string>`substr(path, 1, ${param('pathLength')})`, '=', param('pathPrefix'))
    .orderBy('nameKey')
    .limit(param('limit')),
);

/**
 * At most `limit` roles in the order of their names, after the name key `after`.
 * @param pathPrefix `/` for all; compared letter by letter.
 */
export async function listRoles(
  db: Queries,
  accountId: string,
  pathPrefix: string,
  after: string | undefined,
  limit: number,
): Promise<readonly RoleRow[]> {
  return await slice.all(db, { accountId, pathPrefix, pathLength: pathPrefix.length, after: after ?? '', limit });
}

/** The roles of those ids that there are, in no order. */
export async function listRolesById(db: Queries, accountId: string, roleIds: readonly string[]): Promise<readonly RoleRow[]> {
  if (roleIds.length === 0) return [];
  return await db
    .selectFrom('roles')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('roleId', 'in', [...new Set(roleIds)])
    .execute();
}

/** How many roles the account has. */
export async function countRoles(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('roles')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What a role still has, in one query. */
export async function countRoleParts(db: Queries, accountId: string, roleId: string): Promise<RoleParts> {
  const counts = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('instanceProfiles')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('roleId', '=', roleId)
        .as('instanceProfiles'),
      eb
        .selectFrom('attachments')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('principalId', '=', roleId)
        .as('attachments'),
      eb
        .selectFrom('inlinePolicies')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('accountId', '=', accountId)
        .where('principalId', '=', roleId)
        .as('inlinePolicies'),
    ])
    .executeTakeFirstOrThrow();
  return {
    instanceProfiles: Number(counts.instanceProfiles),
    attachments: Number(counts.attachments),
    inlinePolicies: Number(counts.inlinePolicies),
  };
}

/** Adds a role. */
export async function addRole(write: Write, role: RoleRow): Promise<void> {
  await write.db.insertInto('roles').values(role).execute();
  write.touch('role', role.accountId, role.roleId);
}

/** Gives a role other values of what may change; its name, path and id never do. */
export async function changeRole(
  write: Write,
  { accountId, roleId }: Pick<RoleRow, 'accountId' | 'roleId'>,
  change: Partial<Pick<RoleRow, 'description' | 'maxSession' | 'boundaryArn' | 'trustPolicy'>>,
): Promise<void> {
  await write.db.updateTable('roles').set(change).where('accountId', '=', accountId).where('roleId', '=', roleId).execute();
  write.touch('role', accountId, roleId);
}

/** Removes a role that has no parts left (`countRoleParts`). */
export async function removeRole(write: Write, accountId: string, roleId: string): Promise<void> {
  await write.db.deleteFrom('roles').where('accountId', '=', accountId).where('roleId', '=', roleId).execute();
  write.touch('role', accountId, roleId);
}
