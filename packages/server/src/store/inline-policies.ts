import type { Principal } from './attachments.ts';
import type { Queries, Write } from './store.ts';

/** A policy written into one principal; its name is unique there. */
export interface InlinePolicyRow {
  readonly name: string;
  /** The text as it was put, to the letter. */
  readonly document: string;
}

/** All inline policies of a principal, in the order of their names. */
export async function listInlinePolicies(db: Queries, principal: Principal): Promise<readonly InlinePolicyRow[]> {
  return await db
    .selectFrom('inlinePolicies')
    .select(['name', 'document'])
    .where('accountId', '=', principal.accountId)
    .where('principalId', '=', principal.id)
    .orderBy('name')
    .execute();
}

/** Gives at most `limit` names of inline policies, in order, after the name `after`. */
export async function listInlinePolicyNames(
  db: Queries,
  principal: Principal,
  after: string | undefined,
  limit: number,
): Promise<readonly string[]> {
  let query = db
    .selectFrom('inlinePolicies')
    .select('name')
    .where('accountId', '=', principal.accountId)
    .where('principalId', '=', principal.id);
  if (after !== undefined) query = query.where('name', '>', after);
  const rows = await query.orderBy('name').limit(limit).execute();
  return rows.map(({ name }) => name);
}

/** Finds an inline policy by its name, to the letter. */
export async function findInlinePolicy(db: Queries, principal: Principal, name: string): Promise<InlinePolicyRow | undefined> {
  return await db
    .selectFrom('inlinePolicies')
    .select(['name', 'document'])
    .where('accountId', '=', principal.accountId)
    .where('principalId', '=', principal.id)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** Writes an inline policy, in place of one with the same name. */
export async function putInlinePolicy(write: Write, principal: Principal, policy: InlinePolicyRow, now: number): Promise<void> {
  const { accountId, kind, id } = principal;
  await removeRow(write, principal, policy.name);
  await write.db
    .insertInto('inlinePolicies')
    .values({ accountId, principalId: id, name: policy.name, document: policy.document, createdAt: now })
    .execute();
  write.touch(kind, accountId, id);
}

/** Deletes an inline policy. @returns whether there was one of that name. */
export async function deleteInlinePolicy(write: Write, principal: Principal, name: string): Promise<boolean> {
  if (!(await removeRow(write, principal, name))) return false;
  write.touch(principal.kind, principal.accountId, principal.id);
  return true;
}

async function removeRow(write: Write, principal: Principal, name: string): Promise<boolean> {
  const { numDeletedRows } = await write.db
    .deleteFrom('inlinePolicies')
    .where('accountId', '=', principal.accountId)
    .where('principalId', '=', principal.id)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
