import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteGroupPolicy } from './iam/delete-group-policy.ts';
import { deleteRolePolicy } from './iam/delete-role-policy.ts';
import { deleteUserPolicy } from './iam/delete-user-policy.ts';
import { getGroupPolicy } from './iam/get-group-policy.ts';
import { getRolePolicy } from './iam/get-role-policy.ts';
import { getUserPolicy } from './iam/get-user-policy.ts';
import { listGroupPolicies } from './iam/list-group-policies.ts';
import { listRolePolicies } from './iam/list-role-policies.ts';
import { listUserPolicies } from './iam/list-user-policies.ts';
import { putGroupPolicy } from './iam/put-group-policy.ts';
import { putRolePolicy } from './iam/put-role-policy.ts';
import { putUserPolicy } from './iam/put-user-policy.ts';
import { allow, BOB, DEVS, openPolicyRig, OPS } from './test-policy-rig.ts';
import { ACCOUNT, type TestRig } from './test-rig.ts';

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
});
afterEach(() => at.close());

const inUser = {
  kind: 'user',
  id: BOB,
  name: 'bob',
  member: 'UserName',
  limit: 2048,
  put: (PolicyName: string, PolicyDocument: string, UserName = 'bob'): Promise<object> =>
    at.run(putUserPolicy, { UserName, PolicyName, PolicyDocument }),
  get: (PolicyName: string, UserName = 'bob'): Promise<object> => at.run(getUserPolicy, { UserName, PolicyName }),
  list: (more: object = {}) => at.run(listUserPolicies, { UserName: 'bob', ...more }),
  remove: (PolicyName: string, UserName = 'bob'): Promise<object> => at.run(deleteUserPolicy, { UserName, PolicyName }),
};
const inGroup = {
  kind: 'group',
  id: DEVS,
  name: 'devs',
  member: 'GroupName',
  limit: 5120,
  put: (PolicyName: string, PolicyDocument: string, GroupName = 'devs'): Promise<object> =>
    at.run(putGroupPolicy, { GroupName, PolicyName, PolicyDocument }),
  get: (PolicyName: string, GroupName = 'devs'): Promise<object> => at.run(getGroupPolicy, { GroupName, PolicyName }),
  list: (more: object = {}) => at.run(listGroupPolicies, { GroupName: 'devs', ...more }),
  remove: (PolicyName: string, GroupName = 'devs'): Promise<object> => at.run(deleteGroupPolicy, { GroupName, PolicyName }),
};

const inRole = {
  kind: 'role',
  id: OPS,
  name: 'ops',
  member: 'RoleName',
  limit: 10_240,
  put: (PolicyName: string, PolicyDocument: string, RoleName = 'ops'): Promise<object> =>
    at.run(putRolePolicy, { RoleName, PolicyName, PolicyDocument }),
  get: (PolicyName: string, RoleName = 'ops'): Promise<object> => at.run(getRolePolicy, { RoleName, PolicyName }),
  list: (more: object = {}) => at.run(listRolePolicies, { RoleName: 'ops', ...more }),
  remove: (PolicyName: string, RoleName = 'ops'): Promise<object> => at.run(deleteRolePolicy, { RoleName, PolicyName }),
};

/** A valid document of `size` characters. */
const sized = (size: number): string => allow(`s3:${'a'.repeat(size - allow('s3:').length)}`);

describe.each([inUser, inGroup, inRole])('in a $kind', ({ kind, id, name, member, limit, put, get, list, remove }) => {
  it('a policy keeps its text to the letter', async () => {
    const document = `\n${allow('s3:GetObject')}  `;
    await put('Inline', document);
    expect(at.touched).toEqual([`${kind} ${id}`]);
    expect(await get('Inline')).toEqual({ [member]: name, PolicyName: 'Inline', PolicyDocument: document });
  });

  it('a second put replaces the policy whole', async () => {
    await put('Inline', allow('s3:GetObject'));
    await put('Inline', allow('s3:PutObject'));
    expect(await get('Inline')).toMatchObject({ PolicyDocument: allow('s3:PutObject') });
    expect((await list()).PolicyNames).toEqual(['Inline']);
  });

  it('all policies together have to fit, and a replaced one does not count', async () => {
    await put('A', `${sized(limit - 200)}\n\n`);
    await put('B', sized(200));
    const refusal = { code: 'LimitExceeded', message: `Maximum policy size of ${limit} bytes exceeded for ${kind} ${name}` };
    await expect(put('C', allow('*'))).rejects.toMatchObject(refusal);
    await expect(put('B', sized(201))).rejects.toMatchObject(refusal);
    await expect(put('A', sized(limit - 200))).resolves.toEqual({});
    expect((await list()).PolicyNames).toEqual(['A', 'B']);
  });

  it('many puts at once never go over the limit together', async () => {
    const size = limit / 4;
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => put(`P${i}`, sized(size))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  });

  it('a malformed document is refused and the old one stays', async () => {
    await put('Inline', allow('*'));
    for (const document of ['{', '{"Version":"2012-10-17","Statement":[]}']) {
      await expect(put('Inline', document)).rejects.toMatchObject({ name: 'ServiceError', code: 'MalformedPolicyDocument' });
    }
    expect(await get('Inline')).toMatchObject({ PolicyDocument: allow('*') });
  });

  it('a deleted policy is gone', async () => {
    await put('Inline', allow('*'));
    await remove('Inline');
    expect(at.touched).toEqual([`${kind} ${id}`]);
    expect(await list()).toEqual({ PolicyNames: [], IsTruncated: false });
    for (const ask of [get, remove]) {
      await expect(ask('Inline')).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: `The ${kind} policy with name Inline cannot be found.`,
      });
    }
  });

  it('a name that nobody has is refused', async () => {
    const refusal = { code: 'NoSuchEntity', message: `The ${kind} with name nobody cannot be found.` };
    await expect(put('Inline', allow('*'), 'nobody')).rejects.toMatchObject(refusal);
    await expect(get('Inline', 'nobody')).rejects.toMatchObject(refusal);
    await expect(remove('Inline', 'nobody')).rejects.toMatchObject(refusal);
  });

  it('the names come in order, in pages', async () => {
    for (const policy of ['c', 'a', 'b']) await put(policy, allow('*'));
    const first = await list({ MaxItems: 2 });
    expect(first).toEqual({ PolicyNames: ['a', 'b'], IsTruncated: true, Marker: expect.any(String) });
    await remove('b');
    expect(await list({ Marker: first.Marker })).toEqual({ PolicyNames: ['c'], IsTruncated: false });
  });
});

describe('what writing an inline policy acts on', () => {
  it('is the user, group or role with the real path', async () => {
    const document = { PolicyName: 'Inline', PolicyDocument: allow('*') };
    expect(await at.targets(putUserPolicy, { UserName: 'bob', ...document })).toMatchObject([
      { arn: `arn:aws:iam::${ACCOUNT}:user/team/bob`, shown: 'user bob', context: { 'aws:ResourceTag/team': 'red' } },
    ]);
    expect(await at.targets(putGroupPolicy, { GroupName: 'devs', ...document })).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:group/team/devs`, shown: 'group devs', context: {} },
    ]);
    expect(await at.targets(putRolePolicy, { RoleName: 'ops', ...document })).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:role/team/ops`, shown: 'role ops', context: {} },
    ]);
  });
});
