import { sql } from 'kysely';
import type { Queries } from './store.ts';

/** Which principals a list of a policy's entities holds. */
export interface EntityFilter {
  readonly accountId: string;
  readonly policyArn: string;
  /** `/` for all. */
  readonly pathPrefix: string;
  readonly attached: boolean;
  readonly boundary: boolean;
}

/** A principal that uses a policy. */
export interface PolicyEntityRow {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
}

/** Gives at most `limit` users that have the policy attached or as their boundary, in the order of their names. */
export async function listUsersOfPolicy(
  db: Queries,
  { accountId, policyArn, pathPrefix, attached, boundary }: EntityFilter,
  after: string | undefined,
  limit: number,
): Promise<readonly PolicyEntityRow[]> {
  let query = db
    .selectFrom('users')
    .select(['users.userId as id', 'users.name', 'users.nameKey'])
    .where('users.accountId', '=', accountId)
    .where((user) =>
      user.or([
        ...(boundary ? [user('users.boundaryArn', '=', policyArn)] : []),
        ...(attached ? [user('users.userId', 'in', holders(db, accountId, policyArn))] : []),
      ]),
    );
  if (pathPrefix !== '/') query = query.where(sql`substr(users.path, 1, ${pathPrefix.length})`, '=', pathPrefix);
  if (after !== undefined) query = query.where('users.nameKey', '>', after);
  return await query.orderBy('users.nameKey').limit(limit).execute();
}

/** Gives at most `limit` roles that have the policy attached or as their boundary, in the order of their names. */
export async function listRolesOfPolicy(
  db: Queries,
  { accountId, policyArn, pathPrefix, attached, boundary }: EntityFilter,
  after: string | undefined,
  limit: number,
): Promise<readonly PolicyEntityRow[]> {
  let query = db
    .selectFrom('roles')
    .select(['roles.roleId as id', 'roles.name', 'roles.nameKey'])
    .where('roles.accountId', '=', accountId)
    .where((role) =>
      role.or([
        ...(boundary ? [role('roles.boundaryArn', '=', policyArn)] : []),
        ...(attached ? [role('roles.roleId', 'in', holders(db, accountId, policyArn))] : []),
      ]),
    );
  if (pathPrefix !== '/') query = query.where(sql`substr(roles.path, 1, ${pathPrefix.length})`, '=', pathPrefix);
  if (after !== undefined) query = query.where('roles.nameKey', '>', after);
  return await query.orderBy('roles.nameKey').limit(limit).execute();
}

const holders = (db: Queries, accountId: string, policyArn: string) =>
  db
    .selectFrom('attachments')
    .select('attachments.principalId')
    .where('attachments.accountId', '=', accountId)
    .where('attachments.policyArn', '=', policyArn);

/** Gives at most `limit` groups that have the policy attached, in the order of their names. A group has no boundary. */
export async function listGroupsOfPolicy(
  db: Queries,
  { accountId, policyArn, pathPrefix, attached }: EntityFilter,
  after: string | undefined,
  limit: number,
): Promise<readonly PolicyEntityRow[]> {
  if (!attached) return [];
  let query = db
    .selectFrom('groups')
    .innerJoin('attachments', (join) =>
      join.onRef('attachments.accountId', '=', 'groups.accountId').onRef('attachments.principalId', '=', 'groups.groupId'),
    )
    .select(['groups.groupId as id', 'groups.name', 'groups.nameKey'])
    .where('groups.accountId', '=', accountId)
    .where('attachments.policyArn', '=', policyArn);
  if (pathPrefix !== '/') query = query.where(sql`substr(groups.path, 1, ${pathPrefix.length})`, '=', pathPrefix);
  if (after !== undefined) query = query.where('groups.nameKey', '>', after);
  return await query.orderBy('groups.nameKey').limit(limit).execute();
}
