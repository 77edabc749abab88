import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachGroupPolicy } from './iam/attach-group-policy.ts';
import { attachRolePolicy } from './iam/attach-role-policy.ts';
import { attachUserPolicy } from './iam/attach-user-policy.ts';
import { createPolicy } from './iam/create-policy.ts';
import { detachGroupPolicy } from './iam/detach-group-policy.ts';
import { detachRolePolicy } from './iam/detach-role-policy.ts';
import { detachUserPolicy } from './iam/detach-user-policy.ts';
import { getPolicy } from './iam/get-policy.ts';
import { listAttachedGroupPolicies } from './iam/list-attached-group-policies.ts';
import { listAttachedRolePolicies } from './iam/list-attached-role-policies.ts';
import { listAttachedUserPolicies } from './iam/list-attached-user-policies.ts';
import { allow, BOB, DEVS, openPolicyRig, OPS } from './test-policy-rig.ts';
import { ACCOUNT, type TestRig } from './test-rig.ts';

const OWN = `arn:aws:iam::${ACCOUNT}:policy/app/P`;
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const BILLING = 'arn:aws:iam::aws:policy/job-function/Billing';
/** Ten policies of AWS's that may be attached. */
const TEN = [
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonEC2FullAccess',
  'AmazonEC2ReadOnlyAccess',
  'AmazonSQSFullAccess',
  'AmazonSNSFullAccess',
  'AmazonVPCFullAccess',
  'IAMFullAccess',
  'IAMReadOnlyAccess',
  'ReadOnlyAccess',
].map((name) => `arn:aws:iam::aws:policy/${name}`);

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
  await at.run(createPolicy, { PolicyName: 'P', Path: '/app/', PolicyDocument: allow('s3:*') });
});
afterEach(() => at.close());

const onUser = {
  kind: 'user',
  id: BOB,
  quota: 'PoliciesPerUser',
  attach: (PolicyArn: string, UserName = 'bob') => at.run(attachUserPolicy, { UserName, PolicyArn }),
  detach: (PolicyArn: string, UserName = 'bob') => at.run(detachUserPolicy, { UserName, PolicyArn }),
  list: (more: object = {}) => at.run(listAttachedUserPolicies, { UserName: 'bob', ...more }),
};
const onGroup = {
  kind: 'group',
  id: DEVS,
  quota: 'PoliciesPerGroup',
  attach: (PolicyArn: string, GroupName = 'devs') => at.run(attachGroupPolicy, { GroupName, PolicyArn }),
  detach: (PolicyArn: string, GroupName = 'devs') => at.run(detachGroupPolicy, { GroupName, PolicyArn }),
  list: (more: object = {}) => at.run(listAttachedGroupPolicies, { GroupName: 'devs', ...more }),
};

const onRole = {
  kind: 'role',
  id: OPS,
  quota: 'PoliciesPerRole',
  attach: (PolicyArn: string, RoleName = 'ops') => at.run(attachRolePolicy, { RoleName, PolicyArn }),
  detach: (PolicyArn: string, RoleName = 'ops') => at.run(detachRolePolicy, { RoleName, PolicyArn }),
  list: (more: object = {}) => at.run(listAttachedRolePolicies, { RoleName: 'ops', ...more }),
};

describe.each([onUser, onGroup, onRole])('on a $kind', ({ kind, id, quota, attach, detach, list }) => {
  const attached = async (more?: object) => (await list(more)).AttachedPolicies;

  it('a policy of the account and one of AWS can be attached', async () => {
    await attach(OWN);
    expect(at.touched).toEqual([`${kind} ${id}`]);
    await attach(ADMIN);
    expect(await attached()).toEqual([
      { PolicyName: 'AdministratorAccess', PolicyArn: ADMIN },
      { PolicyName: 'P', PolicyArn: OWN },
    ]);
    expect((await at.run(getPolicy, { PolicyArn: OWN })).Policy?.AttachmentCount).toBe(1);
  });

  it('attaching twice is one attachment, and the second time changes nothing', async () => {
    await attach(ADMIN);
    await attach(ADMIN);
    expect(at.touched).toEqual([]);
    expect(await attached()).toHaveLength(1);
  });

  it('a policy that is not there, or not of this account, can not be attached', async () => {
    for (const arn of [
      `arn:aws:iam::${ACCOUNT}:policy/P`,
      'arn:aws:iam::aws:policy/Nope',
      'arn:aws:iam::999999999999:policy/P',
    ]) {
      await expect(attach(arn)).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: `Policy ${arn} does not exist or is not attachable.`,
      });
    }
  });

  it('a policy that AWS keeps for service-linked roles can not be attached', async () => {
    await expect(attach('arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy')).rejects.toMatchObject({
      code: 'PolicyNotAttachable',
      message: `Cannot attach AWS reserved policy to an IAM ${kind}.`,
    });
  });

  it('there is room for ten', async () => {
    const results = await Promise.allSettled([OWN, ...TEN].map((arn) => attach(arn)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await expect(attach(ADMIN)).rejects.toMatchObject({ code: 'LimitExceeded', message: `Cannot exceed quota for ${quota}: 10` });
    await expect(attach(OWN)).resolves.toEqual({});
  });

  it('what is detached is gone, and can not be detached again', async () => {
    await attach(OWN);
    await detach(OWN);
    expect(at.touched).toEqual([`${kind} ${id}`]);
    expect(await attached()).toEqual([]);
    await expect(detach(OWN)).rejects.toMatchObject({ code: 'NoSuchEntity', message: `Policy ${OWN} was not found.` });
  });

  it('a name that nobody has is refused first', async () => {
    for (const change of [attach, detach]) {
      await expect(change('arn:aws:iam::aws:policy/Nope', 'nobody')).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: `The ${kind} with name nobody cannot be found.`,
      });
    }
  });

  it('the list can be narrowed to a path, and paged', async () => {
    for (const arn of [OWN, ADMIN, BILLING]) await attach(arn);
    expect(await attached({ PathPrefix: '/job-' })).toEqual([{ PolicyName: 'Billing', PolicyArn: BILLING }]);
    const first = await list({ MaxItems: 2 });
    expect(first.IsTruncated).toBe(true);
    const second = await list({ MaxItems: 2, Marker: first.Marker });
    expect([...(first.AttachedPolicies ?? []), ...(second.AttachedPolicies ?? [])]).toHaveLength(3);
    expect(second).toEqual({ AttachedPolicies: [{ PolicyName: 'P', PolicyArn: OWN }], IsTruncated: false });
    await expect(list({ PathPrefix: '/x/', Marker: first.Marker })).rejects.toMatchObject({ code: 'ValidationError' });
  });
});

describe('what attaching acts on', () => {
  it('is the user with the real path, its tags, its boundary and the policy', async () => {
    await at.write(({ db }) => db.updateTable('users').set({ boundaryArn: OWN }).where('userId', '=', BOB).execute());
    for (const operation of [attachUserPolicy, detachUserPolicy]) {
      expect(await at.targets(operation, { UserName: 'bob', PolicyArn: ADMIN })).toEqual([
        {
          arn: `arn:aws:iam::${ACCOUNT}:user/team/bob`,
          shown: 'user bob',
          context: {
            'iam:PolicyARN': ADMIN,
            'iam:PermissionsBoundary': OWN,
            'iam:ResourceTag/team': 'red',
            'aws:ResourceTag/team': 'red',
          },
        },
      ]);
    }
  });

  it('is the group with the real path, and the policy', async () => {
    for (const operation of [attachGroupPolicy, detachGroupPolicy]) {
      expect(await at.targets(operation, { GroupName: 'devs', PolicyArn: ADMIN })).toEqual([
        { arn: `arn:aws:iam::${ACCOUNT}:group/team/devs`, shown: 'group devs', context: { 'iam:PolicyARN': ADMIN } },
      ]);
    }
  });
});
