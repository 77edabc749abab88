import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRoleByName } from '../store/roles.ts';
import { createRole } from './iam/create-role.ts';
import { createUser } from './iam/create-user.ts';
import { deleteRole } from './iam/delete-role.ts';
import { deleteUser } from './iam/delete-user.ts';
import { getRole } from './iam/get-role.ts';
import { updateAssumeRolePolicy } from './iam/update-assume-role-policy.ts';
import { updateUser } from './iam/update-user.ts';
import { ACCOUNT, openTestRig, type TestRig } from './test-rig.ts';

const OTHER = '210987654321';
let rig: TestRig;
let bobId = '';
beforeEach(async () => {
  rig = await openTestRig();
  bobId = (await rig.run(createUser, { UserName: 'bob', Path: '/a/' })).User?.UserId ?? '';
});
afterEach(() => rig.close());

const BOB = `arn:aws:iam::${ACCOUNT}:user/a/bob`;
const trust = (Principal: unknown): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
  });
const make = (AssumeRolePolicyDocument: string, RoleName = 'r') => rig.run(createRole, { RoleName, AssumeRolePolicyDocument });
const shown = async (RoleName = 'r') => (await rig.run(getRole, { RoleName })).Role?.AssumeRolePolicyDocument;
const stored = async () => (await findRoleByName(rig.store.read, ACCOUNT, 'r'))?.trustPolicy;

/** A valid document of `size` characters. */
const sized = (size: number) => {
  const head = `{"Id":"`;
  const tail = `","Statement":{"Effect":"Allow","Principal":{"AWS":"${BOB}"},"Action":"sts:AssumeRole"}}`;
  return head + 'x'.repeat(size - head.length - tail.length) + tail;
};

describe('a trust policy', () => {
  it('is shown to the letter as it was put', async () => {
    const text = `\n{ "Statement" : {"Principal":{"AWS" :["${BOB}", "${ACCOUNT}"],"Service":"ec2.amazonaws.com"},
      "Effect":"Allow","Action":["sts:AssumeRole"],"Condition":{"StringEquals":{"aws:PrincipalArn":"${BOB}"}}}}  `;
    expect((await make(text)).Role?.AssumeRolePolicyDocument).toBe(text);
    expect(await shown()).toBe(text);
  });

  it('holds the unique ids of the users and roles that it names, and of nobody else', async () => {
    await make(trust({ AWS: BOB }), 'first');
    const first = (await rig.run(getRole, { RoleName: 'first' })).Role;
    const session = `arn:aws:sts::${ACCOUNT}:assumed-role/first/s`;
    await make(trust({ AWS: [BOB, first?.Arn, session, ACCOUNT, '*'] }));
    expect(await stored()).toBe(trust({ AWS: [bobId, first?.RoleId, session, ACCOUNT, '*'] }));
  });

  it('names a user by the name it has now', async () => {
    await make(trust({ AWS: BOB }));
    await rig.run(updateUser, { UserName: 'bob', NewUserName: 'rob', NewPath: '/' });
    expect(await shown()).toBe(trust({ AWS: `arn:aws:iam::${ACCOUNT}:user/rob` }));
  });

  it('shows the unique id of who is gone, and does not trust who comes under the same name', async () => {
    await make(trust({ AWS: BOB }));
    await rig.run(deleteUser, { UserName: 'bob' });
    expect(await shown()).toBe(trust({ AWS: bobId }));
    await rig.run(createUser, { UserName: 'bob', Path: '/a/' });
    expect(await shown()).toBe(trust({ AWS: bobId }));
    await rig.run(updateAssumeRolePolicy, { RoleName: 'r', PolicyDocument: trust({ AWS: bobId }) });
    await rig.run(updateAssumeRolePolicy, { RoleName: 'r', PolicyDocument: trust({ AWS: BOB }) });
    expect(await shown()).toBe(trust({ AWS: BOB }));
    expect(await stored()).not.toContain(bobId);
  });

  it('may trust the role itself once there is one', async () => {
    const self = trust({ AWS: `arn:aws:iam::${ACCOUNT}:role/r` });
    await expect(make(self)).rejects.toMatchObject({ code: 'MalformedPolicyDocument' });
    await make(trust({ AWS: BOB }));
    await rig.run(updateAssumeRolePolicy, { RoleName: 'r', PolicyDocument: self });
    expect(await shown()).toBe(self);
    await rig.run(deleteRole, { RoleName: 'r' });
  });

  it('may name users and roles of another account, and any account', async () => {
    const other = await rig.other(OTHER);
    const { User } = await rig.run(createUser, { UserName: 'eve' }, other);
    await make(trust({ AWS: [`arn:aws:iam::${OTHER}:user/eve`, 'arn:aws:iam::999999999999:root'] }));
    expect(await stored()).toContain(User?.UserId);
    expect(await shown()).toContain(`arn:aws:iam::${OTHER}:user/eve`);
  });

  it.each([
    `arn:aws:iam::${ACCOUNT}:user/nobody`,
    `arn:aws:iam::${ACCOUNT}:user/bob`,
    `arn:aws:iam::${ACCOUNT}:user/a/BOB`,
    `arn:aws:iam::${ACCOUNT}:role/a/bob`,
    'arn:aws:iam::999999999999:user/bob',
    `arn:aws-cn:iam::${ACCOUNT}:user/a/bob`,
    `arn:aws:iam::${ACCOUNT}:group/devs`,
    `arn:aws:iam::${ACCOUNT}:user/a\tb`,
  ])('is refused when it names %s, who is not there', async (arn) => {
    const refusal = { code: 'MalformedPolicyDocument', message: `Invalid principal in policy: "AWS":"${arn}"` };
    await expect(make(trust({ AWS: [BOB, arn] }))).rejects.toMatchObject(refusal);
    await make(trust({ AWS: BOB }));
    const PolicyDocument = trust({ AWS: arn });
    await expect(rig.run(updateAssumeRolePolicy, { RoleName: 'r', PolicyDocument })).rejects.toMatchObject(refusal);
    expect(await shown()).toBe(trust({ AWS: BOB }));
  });

  it.each([
    ['{', 'This policy contains invalid Json'],
    [trust('*'), 'AssumeRolepolicy contained an invalid principal: "STAR":"*".'],
    [
      '{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:*"}}',
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
  ])('%s is refused', async (text, message) => {
    await expect(make(text)).rejects.toMatchObject({ code: 'MalformedPolicyDocument', message });
  });

  it('has 2,048 characters at most, of which white space does not count', async () => {
    await make(`${sized(2048)}\n   `);
    const refusal = { code: 'LimitExceeded', message: 'Cannot exceed quota for ACLSizePerRole: 2048' };
    await expect(make(sized(2049), 'other')).rejects.toMatchObject(refusal);
  });

  it('is looked at only when the role is there', async () => {
    const call = rig.run(updateAssumeRolePolicy, { RoleName: 'nobody', PolicyDocument: '{' });
    await expect(call).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });
});
