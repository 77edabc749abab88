import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertPolicy } from '../../store/policies.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createUser } from './create-user.ts';
import { deleteUserPermissionsBoundary } from './delete-user-permissions-boundary.ts';
import { getUser } from './get-user.ts';
import { listUsers } from './list-users.ts';
import { putUserPermissionsBoundary } from './put-user-permissions-boundary.ts';

const UserName = 'bob';
const AWS = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const OWN = `arn:aws:iam::${ACCOUNT}:policy/a/Limit`;
let rig: TestRig;
let userId = '';
beforeEach(async () => {
  rig = await openTestRig();
  userId = (await rig.run(createUser, { UserName })).User?.UserId ?? '';
  const policy = {
    accountId: ACCOUNT,
    policyId: 'ANPATEST',
    name: 'Limit',
    nameKey: 'limit',
    path: '/a/',
    description: null,
    createdAt: 0,
    updatedAt: 0,
    defaultVersion: 1,
    nextVersion: 2,
  };
  await rig.write((write) => insertPolicy(write, policy, '{}'));
  // The same policy in another account: it is there, and not for us.
  await rig.other('210987654321');
  await rig.write((write) => insertPolicy(write, { ...policy, accountId: '210987654321' }, '{}'));
});
afterEach(() => rig.close());

const put = (PermissionsBoundary: string) => rig.run(putUserPermissionsBoundary, { UserName, PermissionsBoundary });
const boundary = async () => (await rig.run(getUser, { UserName })).User?.PermissionsBoundary;

describe('the permissions boundary of a user', () => {
  it.each([AWS, OWN])('can be %s', async (arn) => {
    await put(arn);
    expect(rig.touched).toEqual([`user ${userId}`]);
    expect(await boundary()).toEqual({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn });
    expect((await rig.run(listUsers, {})).Users?.[0]).not.toHaveProperty('PermissionsBoundary');
  });

  it('can come with the user when it is made', async () => {
    const { User } = await rig.run(createUser, { UserName: 'eve', PermissionsBoundary: OWN });
    expect(User?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(OWN);
  });

  it.each([
    'arn:aws:iam::aws:policy/NoSuchPolicy',
    'arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy',
    `arn:aws:iam::${ACCOUNT}:policy/Limit`,
    `arn:aws:iam::${ACCOUNT}:policy/a/limit`,
    'arn:aws:iam::210987654321:policy/a/Limit',
  ])('can not be %s', async (PermissionsBoundary) => {
    const refusal = {
      code: 'NoSuchEntity',
      message: `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`,
    };
    await expect(put(PermissionsBoundary)).rejects.toMatchObject(refusal);
    await expect(rig.run(createUser, { UserName: 'eve', PermissionsBoundary })).rejects.toMatchObject(refusal);
    expect(await boundary()).toBeUndefined();
  });

  it.each([
    ['InvalidInput', `arn:aws:iam::${ACCOUNT}:role/a/Limit`],
    ['ValidationError', 'a-long-name-but-no-arn'],
  ])('is refused with %s when it is %s', async (code, PermissionsBoundary) => {
    const refusal = { code, message: `ARN ${PermissionsBoundary} is not valid.` };
    await expect(put(PermissionsBoundary)).rejects.toMatchObject(refusal);
    await expect(rig.run(createUser, { UserName: 'eve', PermissionsBoundary })).rejects.toMatchObject(refusal);
  });

  it('is lifted once', async () => {
    await put(OWN);
    await rig.run(deleteUserPermissionsBoundary, { UserName });
    expect(rig.touched).toEqual([`user ${userId}`]);
    expect(await boundary()).toBeUndefined();
    await expect(rig.run(deleteUserPermissionsBoundary, { UserName })).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });

  it('is a condition key: the new one when it is set, the present one when it is lifted', async () => {
    await put(OWN);
    const target = { arn: `arn:aws:iam::${ACCOUNT}:user/bob`, shown: 'user bob' };
    expect(await rig.targets(putUserPermissionsBoundary, { UserName, PermissionsBoundary: AWS })).toEqual([
      { ...target, context: { 'iam:PermissionsBoundary': AWS } },
    ]);
    expect(await rig.targets(deleteUserPermissionsBoundary, { UserName })).toEqual([
      { ...target, context: { 'iam:PermissionsBoundary': OWN } },
    ]);
    expect(await rig.targets(getUser, { UserName })).toEqual([{ ...target, context: {} }]);
  });
});
