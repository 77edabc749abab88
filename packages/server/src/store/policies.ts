import { sql } from 'kysely';
import { parsePolicyArn, policyArn } from '../domain/arns.ts';
import { nameKey } from '../domain/names.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

/** A customer managed policy, without its documents. */
export type PolicyRow = Readonly<Schema['policies']>;

/** Which of an account's policies a list holds. */
export interface PolicyFilter {
  readonly accountId: string;
  /** `/` for all. */
  readonly pathPrefix: string;
  /** Only what is attached to a principal. */
  readonly attached: boolean;
  /** Only what is somebody's permissions boundary. */
  readonly boundary: boolean;
}

/** Finds a customer managed policy; names are compared without regard to case. */
export async function findPolicyByName(db: Queries, accountId: string, name: string): Promise<PolicyRow | undefined> {
  return await db
    .selectFrom('policies')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('nameKey', '=', nameKey(name))
    .executeTakeFirst();
}

/** Finds a customer managed policy by its ARN, which must be right to the letter: policies are attached by it. */
export async function findPolicyByArn(db: Queries, arn: string): Promise<PolicyRow | undefined> {
  const located = parsePolicyArn(arn);
  if (!located) return undefined;
  const policy = await findPolicyByName(db, located.accountId, located.name);
  return policy && policyArn(policy) === arn ? policy : undefined;
}

/** Gives at most `limit` policies in the order of their names, after the name key `after`. */
export async function listPolicies(
  db: Queries,
  { accountId, pathPrefix, attached, boundary }: PolicyFilter,
  after: string | undefined,
  limit: number,
): Promise<readonly PolicyRow[]> {
  const arn = sql<string>`${`arn:aws:iam::${accountId}:policy`} || policies.path || policies.name`;
  let query = db.selectFrom('policies').selectAll('policies').where('policies.accountId', '=', accountId);
  if (pathPrefix !== '/') query = query.where(sql`substr(policies.path, 1, ${pathPrefix.length})`, '=', pathPrefix);
  if (after !== undefined) query = query.where('policies.nameKey', '>', after);
  if (attached) {
    query = query.where((policy) =>
      policy.exists(
        policy
          .selectFrom('attachments')
          .select('attachments.policyArn')
          .where('attachments.accountId', '=', accountId)
          .where('attachments.policyArn', '=', arn),
      ),
    );
  }
  if (boundary) {
    query = query.where((policy) =>
      policy.or([
        policy.exists(
          policy
            .selectFrom('users')
            .select('users.userId')
            .where('users.accountId', '=', accountId)
            .where('users.boundaryArn', '=', arn),
        ),
        policy.exists(
          policy
            .selectFrom('roles')
            .select('roles.roleId')
            .where('roles.accountId', '=', accountId)
            .where('roles.boundaryArn', '=', arn),
        ),
      ]),
    );
  }
  return await query.orderBy('policies.nameKey').limit(limit).execute();
}

/** How many policies of its own the account has. */
export async function countPolicies(db: Queries, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('policies')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Writes a new policy with `document` as its version 1. */
export async function insertPolicy(write: Write, policy: PolicyRow, document: string): Promise<void> {
  const { accountId, policyId, createdAt } = policy;
  await write.db.insertInto('policies').values(policy).execute();
  await write.db.insertInto('policyVersions').values({ accountId, policyId, version: 1, document, createdAt }).execute();
  write.touch('policy', accountId, policyArn(policy));
}

/** Removes a policy and its versions; its tags are the caller's to remove. */
export async function deletePolicyRow(write: Write, policy: PolicyRow): Promise<void> {
  for (const table of ['policyVersions', 'policies'] as const) {
    await write.db.deleteFrom(table).where('accountId', '=', policy.accountId).where('policyId', '=', policy.policyId).execute();
  }
  write.touch('policy', policy.accountId, policyArn(policy));
}
