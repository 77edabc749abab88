import { sql } from 'kysely';
import type { Queries, Write } from './store.ts';

/** A user or a group, as that to which policies are attached or in which they are written. */
export interface Principal {
  readonly accountId: string;
  readonly kind: 'user' | 'group';
  /** The unique id, `AIDA…` or `AGPA…`. */
  readonly id: string;
}

/** How often a policy is in use within one account. */
export interface PolicyUsage {
  readonly attachments: number;
  readonly boundaries: number;
}

/** The ARNs of the managed policies on a principal, in the order of the ARNs; there are ten at most. */
export async function listAttached(db: Queries, principal: Principal): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('attachments')
    .select('policyArn')
    .where('accountId', '=', principal.accountId)
    .where('principalId', '=', principal.id)
    .orderBy('policyArn')
    .execute();
  return rows.map(({ policyArn }) => policyArn);
}

/** Attaches a policy that is not attached yet. */
export async function insertAttachment(write: Write, principal: Principal, policyArn: string, now: number): Promise<void> {
  const { accountId, kind, id } = principal;
  await write.db
    .insertInto('attachments')
    .values({ accountId, principalId: id, principalKind: kind, policyArn, createdAt: now })
    .execute();
  write.touch(kind, accountId, id);
}

/** @returns whether the policy was attached. */
export async function deleteAttachment(write: Write, principal: Principal, policyArn: string): Promise<boolean> {
  const { numDeletedRows } = await write.db
    .deleteFrom('attachments')
    .where('accountId', '=', principal.accountId)
    .where('principalId', '=', principal.id)
    .where('policyArn', '=', policyArn)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  write.touch(principal.kind, principal.accountId, principal.id);
  return true;
}

/** Counts the uses of each of `arns` in an account; policies without any are left out. */
export async function usageOf(
  db: Queries,
  accountId: string,
  arns: readonly string[],
): Promise<ReadonlyMap<string, PolicyUsage>> {
  if (arns.length === 0) return new Map();
  const attachments = await db
    .selectFrom('attachments')
    .select(({ fn }) => ['policyArn as arn', fn.countAll().as('count')])
    .where('accountId', '=', accountId)
    .where('policyArn', 'in', arns)
    .groupBy('policyArn')
    .execute();
  const boundaries = await db
    .selectFrom('users')
    .select(({ fn }) => ['boundaryArn as arn', fn.countAll().as('count')])
    .where('accountId', '=', accountId)
    .where('boundaryArn', 'in', arns)
    .groupBy('boundaryArn')
    .execute();
  const usage = new Map<string, PolicyUsage>();
  for (const { arn, count } of attachments) usage.set(arn, { attachments: Number(count), boundaries: 0 });
  for (const { arn, count } of boundaries) {
    if (arn !== null) usage.set(arn, { attachments: usage.get(arn)?.attachments ?? 0, boundaries: Number(count) });
  }
  return usage;
}

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
        ...(attached
          ? [
              user.exists(
                user
                  .selectFrom('attachments')
                  .select('attachments.principalId')
                  .where('attachments.accountId', '=', accountId)
                  .where('attachments.policyArn', '=', policyArn)
                  .whereRef('attachments.principalId', '=', 'users.userId'),
              ),
            ]
          : []),
      ]),
    );
  if (pathPrefix !== '/') query = query.where(sql`substr(users.path, 1, ${pathPrefix.length})`, '=', pathPrefix);
  if (after !== undefined) query = query.where('users.nameKey', '>', after);
  return await query.orderBy('users.nameKey').limit(limit).execute();
}

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
