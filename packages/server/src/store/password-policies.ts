import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

export type PasswordPolicyRow = Readonly<Schema['passwordPolicies']>;

/** The account's own password policy; undefined where the default one holds. */
export async function findPasswordPolicy(db: Queries, accountId: string): Promise<PasswordPolicyRow | undefined> {
  return await db.selectFrom('passwordPolicies').selectAll().where('accountId', '=', accountId).executeTakeFirst();
}

/** Sets the account's password policy, in place of the one it had. */
export async function putPasswordPolicy(write: Write, policy: PasswordPolicyRow): Promise<void> {
  const { accountId, ...values } = policy;
  await write.db
    .insertInto('passwordPolicies')
    .values(policy)
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet(values))
    .execute();
  write.touch('account', accountId, accountId);
}

/** @returns false when the account had no policy of its own. */
export async function removePasswordPolicy(write: Write, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await write.db
    .deleteFrom('passwordPolicies')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows > 0n) write.touch('account', accountId, accountId);
  return numDeletedRows > 0n;
}
