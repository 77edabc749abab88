import { policyArn } from '../domain/arns.ts';
import type { PolicyRow } from './policies.ts';
import type { Schema } from './schema.ts';
import type { Queries, Write } from './store.ts';

/** One version of a customer managed policy. */
export type PolicyVersionRow = Readonly<Schema['policyVersions']>;

/** All versions of a policy, the newest first; there are five at most. */
export async function listVersions(db: Queries, policy: PolicyRow): Promise<readonly PolicyVersionRow[]> {
  return await db
    .selectFrom('policyVersions')
    .selectAll()
    .where('accountId', '=', policy.accountId)
    .where('policyId', '=', policy.policyId)
    .orderBy('version', 'desc')
    .execute();
}

/** Finds one version of a policy by its number. */
export async function findVersion(db: Queries, policy: PolicyRow, version: number): Promise<PolicyVersionRow | undefined> {
  return await db
    .selectFrom('policyVersions')
    .selectAll()
    .where('accountId', '=', policy.accountId)
    .where('policyId', '=', policy.policyId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** Writes the version that follows; numbers are never used again, also not those of deleted versions. */
export async function insertVersion(
  write: Write,
  policy: PolicyRow,
  { document, now, asDefault }: { readonly document: string; readonly now: number; readonly asDefault: boolean },
): Promise<PolicyVersionRow> {
  const { accountId, policyId, nextVersion } = policy;
  const row = { accountId, policyId, version: nextVersion, document, createdAt: now };
  await write.db.insertInto('policyVersions').values(row).execute();
  await update(write, policy, { nextVersion: nextVersion + 1, updatedAt: now });
  if (asDefault) await setDefaultVersion(write, policy, nextVersion);
  return row;
}

/** Puts another version in force. The version must exist. */
export async function setDefaultVersion(write: Write, policy: PolicyRow, version: number): Promise<void> {
  await update(write, policy, { defaultVersion: version });
  write.touch('policy', policy.accountId, policyArn(policy));
}

/** Removes a version that is not in force. */
export async function deleteVersion(write: Write, policy: PolicyRow, version: number): Promise<void> {
  await write.db
    .deleteFrom('policyVersions')
    .where('accountId', '=', policy.accountId)
    .where('policyId', '=', policy.policyId)
    .where('version', '=', version)
    .execute();
}

async function update(write: Write, policy: PolicyRow, changes: Partial<PolicyRow>): Promise<void> {
  await write.db
    .updateTable('policies')
    .set(changes)
    .where('accountId', '=', policy.accountId)
    .where('policyId', '=', policy.policyId)
    .execute();
}
