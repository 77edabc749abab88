import type { Queries, Write } from './store.ts';

/** A user, a group or a role, as that to which policies are attached or in which they are written. */
export interface Principal {
  readonly accountId: string;
  readonly kind: 'user' | 'group' | 'role';
  /** The unique id, `AIDA…`, `AGPA…` or `AROA…`. */
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

/** Takes a policy off a principal. @returns whether it was attached. */
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
  const usage = new Map<string, PolicyUsage>();
  for (const { arn, count } of attachments) usage.set(arn, { attachments: Number(count), boundaries: 0 });
  for (const table of ['users', 'roles'] as const) {
    const bounded = await db
      .selectFrom(table)
      .select(({ fn }) => ['boundaryArn as arn', fn.countAll().as('count')])
      .where('accountId', '=', accountId)
      .where('boundaryArn', 'in', arns)
      .groupBy('boundaryArn')
      .execute();
    for (const { arn, count } of bounded) {
      if (arn === null) continue;
      const { attachments = 0, boundaries = 0 } = usage.get(arn) ?? {};
      usage.set(arn, { attachments, boundaries: boundaries + Number(count) });
    }
  }
  return usage;
}
