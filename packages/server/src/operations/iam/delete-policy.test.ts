import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allow, BOB, openPolicyRig } from '../test-policy-rig.ts';
import { attachUserPolicy } from './attach-user-policy.ts';
import { createPolicy } from './create-policy.ts';
import { createPolicyVersion } from './create-policy-version.ts';
import { deletePolicy } from './delete-policy.ts';
import { detachUserPolicy } from './detach-user-policy.ts';
import { getPolicy } from './get-policy.ts';
import { listAttachedUserPolicies } from './list-attached-user-policies.ts';
import { ACCOUNT, type TestRig } from '../test-rig.ts';

const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/P`;

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
  await at.run(createPolicy, { PolicyName: 'P', PolicyDocument: allow('s3:*'), Tags: [{ Key: 'a', Value: 'b' }] });
});
afterEach(() => at.close());

describe('DeletePolicy', () => {
  it('removes the policy with its version and tags, and tells the enforcement view', async () => {
    await at.run(deletePolicy, { PolicyArn });
    expect(at.touched).toEqual([`policy ${PolicyArn}`]);
    await expect(at.run(getPolicy, { PolicyArn })).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: `Policy ${PolicyArn} was not found.`,
    });
    expect(await at.store.read.selectFrom('policyVersions').selectAll().execute()).toEqual([]);
    expect(await at.store.read.selectFrom('tags').selectAll().where('resourceId', '<>', BOB).execute()).toEqual([]);
  });

  it('refuses while the policy is attached, also when it has more versions', async () => {
    await at.run(attachUserPolicy, { UserName: 'bob', PolicyArn });
    await at.run(createPolicyVersion, { PolicyArn, PolicyDocument: allow('s3:Get*') });
    const conflict = { code: 'DeleteConflict', message: 'Cannot delete a policy attached to entities.' };
    await expect(at.run(deletePolicy, { PolicyArn })).rejects.toMatchObject(conflict);
    await at.run(detachUserPolicy, { UserName: 'bob', PolicyArn });
    await expect(at.run(deletePolicy, { PolicyArn })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message:
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. " +
        'The default version is deleted with the policy.',
    });
  });

  it('refuses while the policy is somebody’s permissions boundary', async () => {
    await at.write(({ db }) => db.updateTable('users').set({ boundaryArn: PolicyArn }).where('userId', '=', BOB).execute());
    await expect(at.run(deletePolicy, { PolicyArn })).rejects.toMatchObject({ code: 'DeleteConflict' });
  });

  it('and attaching never both succeed, in whatever order they arrive', async () => {
    for (let round = 0; round < 10; round++) {
      const name = `Raced${round}`;
      const { Policy } = await at.run(createPolicy, { PolicyName: name, PolicyDocument: allow('s3:*') });
      const raced = { PolicyArn: Policy?.Arn ?? '' };
      const attach = () => at.run(attachUserPolicy, { UserName: 'eve', ...raced });
      const remove = () => at.run(deletePolicy, raced);
      const jobs = round % 2 === 0 ? [attach(), remove()] : [remove(), attach()];
      const results = await Promise.allSettled(jobs);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    }
    const { AttachedPolicies } = await at.run(listAttachedUserPolicies, { UserName: 'eve' });
    expect(AttachedPolicies).toHaveLength(5);
  });

  it('does not find a policy under another path, in another case or of another account', async () => {
    for (const arn of [
      `arn:aws:iam::${ACCOUNT}:policy/x/P`,
      `arn:aws:iam::${ACCOUNT}:policy/p`,
      'arn:aws:iam::999999999999:policy/P',
    ]) {
      await expect(at.run(deletePolicy, { PolicyArn: arn })).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: `Policy ${arn} was not found.`,
      });
    }
  });
});
