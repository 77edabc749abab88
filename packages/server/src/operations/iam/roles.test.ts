import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { addRoleToInstanceProfile } from './add-role-to-instance-profile.ts';
import { attachRolePolicy } from './attach-role-policy.ts';
import { createInstanceProfile } from './create-instance-profile.ts';
import { createPolicy } from './create-policy.ts';
import { createRole } from './create-role.ts';
import { deletePolicy } from './delete-policy.ts';
import { deleteRole } from './delete-role.ts';
import { deleteRolePermissionsBoundary } from './delete-role-permissions-boundary.ts';
import { deleteRolePolicy } from './delete-role-policy.ts';
import { detachRolePolicy } from './detach-role-policy.ts';
import { getAccountSummary } from './get-account-summary.ts';
import { getPolicy } from './get-policy.ts';
import { getRole } from './get-role.ts';
import { listPolicies } from './list-policies.ts';
import { listRoleTags } from './list-role-tags.ts';
import { listRoles } from './list-roles.ts';
import { putRolePermissionsBoundary } from './put-role-permissions-boundary.ts';
import { putRolePolicy } from './put-role-policy.ts';
import { removeRoleFromInstanceProfile } from './remove-role-from-instance-profile.ts';
import { tagRole } from './tag-role.ts';
import { untagRole } from './untag-role.ts';
import { updateRole } from './update-role.ts';
import { updateRoleDescription } from './update-role-description.ts';

const TRUST =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }] }';
const ALLOW = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
const AWS = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const NONE = { code: 'NoSuchEntity', message: 'The role with name nobody cannot be found.' };

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

const make = (RoleName: string, more: object = {}) => rig.run(createRole, { RoleName, AssumeRolePolicyDocument: TRUST, ...more });
const show = async (RoleName: string) => (await rig.run(getRole, { RoleName })).Role;

const created = {
  Path: '/',
  RoleName: 'Deploy',
  RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/) as unknown,
  Arn: `arn:aws:iam::${ACCOUNT}:role/Deploy`,
  CreateDate: new Date('2026-11-24T12:00:00Z'),
  AssumeRolePolicyDocument: TRUST,
};

describe('CreateRole', () => {
  it('answers with who the role is, and not with its description nor how long its sessions last', async () => {
    expect(await make('Deploy', { Description: 'd', MaxSessionDuration: 7200 })).toEqual({ Role: created });
    expect(await show('Deploy')).toEqual({ ...created, Description: 'd', MaxSessionDuration: 7200, RoleLastUsed: {} });
  });

  it('gives sessions of an hour when nothing is said', async () => {
    await make('Deploy');
    expect(await show('Deploy')).toEqual({ ...created, MaxSessionDuration: 3600, RoleLastUsed: {} });
  });

  it('puts the path into the ARN, and shows boundary and tags', async () => {
    const Tags = [{ Key: 'Team', Value: 'red' }];
    const { Role } = await make('Deploy', { Path: '/a/b/', PermissionsBoundary: AWS, Tags });
    const boundary = { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: AWS };
    const arn = `arn:aws:iam::${ACCOUNT}:role/a/b/Deploy`;
    expect(Role).toMatchObject({ Path: '/a/b/', Arn: arn, PermissionsBoundary: boundary, Tags });
    expect(await show('Deploy')).toMatchObject({ Arn: arn, PermissionsBoundary: boundary, Tags });
    expect(rig.touched).toContain(`role ${Role?.RoleId}`);
  });

  it.each(['Deploy', 'deploy'])('refuses %s when there is a Deploy, in whatever path', async (name) => {
    await make('Deploy');
    await expect(make(name, { Path: '/elsewhere/' })).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: `Role with name ${name} already exists.`,
    });
  });

  it('gives another account a role of the same name', async () => {
    await make('Deploy');
    const other = await rig.other('210987654321');
    await rig.run(createRole, { RoleName: 'Deploy', AssumeRolePolicyDocument: TRUST }, other);
    expect((await rig.run(listRoles, {}, other)).Roles).toHaveLength(1);
    await expect(rig.run(getRole, { RoleName: 'nobody' }, other)).rejects.toMatchObject(NONE);
  });

  it('keeps the path of service-linked roles free', async () => {
    await expect(make('x', { Path: '/aws-service-role/ecs.amazonaws.com/' })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles",
    });
  });

  it('makes no more than 1000 roles, of 20 that are wanted at once', async () => {
    const rows = Array.from({ length: 995 }, (_, i) => ({
      accountId: ACCOUNT,
      roleId: uniqueId('AROA', ACCOUNT, Uint8Array.of(0, 0, 0, 0, i >> 8, i & 255)),
      name: `role${i}`,
      nameKey: nameKey(`role${i}`),
      path: '/',
      createdAt: 0,
      description: null,
      maxSession: 3600,
      boundaryArn: null,
      trustPolicy: TRUST,
      linkedService: null,
      lastUsedAt: null,
      lastUsedRegion: null,
    }));
    await rig.write(({ db }) => db.insertInto('roles').values(rows).execute());
    const all = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => make(`more${i}`)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(make('one-more')).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for RolesPerAccount: 1000',
    });
  });

  it('acts on the ARN that the role will have, and asks for iam:TagRole too when it brings tags', async () => {
    const input = { RoleName: 'x', Path: '/a/', AssumeRolePolicyDocument: TRUST };
    const arn = `arn:aws:iam::${ACCOUNT}:role/a/x`;
    expect(await rig.targets(createRole, { ...input, PermissionsBoundary: AWS })).toEqual([
      { arn, context: { 'iam:PermissionsBoundary': AWS } },
    ]);
    const context = {
      'aws:RequestTag/k': 'v',
      'aws:TagKeys': ['k'],
      'aws:ResourceTag/k': 'v',
      'iam:ResourceTag/k': 'v',
    };
    expect(await rig.targets(createRole, { ...input, Tags: [{ Key: 'k', Value: 'v' }] })).toEqual([
      { arn, context },
      { action: 'iam:TagRole', arn, context },
    ]);
  });
});

describe('ListRoles', () => {
  it('shows roles in the order of their names, without tags, boundary and last use', async () => {
    await make('b', { Description: 'd', PermissionsBoundary: AWS, Tags: [{ Key: 'k', Value: 'v' }] });
    await make('A');
    const { Roles, ...more } = await rig.run(listRoles, {});
    expect(more).toEqual({ IsTruncated: false });
    expect(Roles?.map(({ RoleName }) => RoleName)).toEqual(['A', 'b']);
    expect(Object.keys(Roles?.[1] ?? {}).toSorted()).toEqual([
      'Arn',
      'AssumeRolePolicyDocument',
      'CreateDate',
      'Description',
      'MaxSessionDuration',
      'Path',
      'RoleId',
      'RoleName',
    ]);
  });

  it('pages, under a path', async () => {
    for (const name of ['a', 'b', 'c']) await make(name, { Path: '/p/' });
    await make('d');
    const first = await rig.run(listRoles, { PathPrefix: '/p/', MaxItems: 2 });
    expect(first).toMatchObject({ Roles: [{ RoleName: 'a' }, { RoleName: 'b' }], IsTruncated: true });
    const rest = await rig.run(listRoles, { PathPrefix: '/p/', Marker: first.Marker });
    expect(rest).toMatchObject({ Roles: [{ RoleName: 'c' }], IsTruncated: false });
    expect(await rig.targets(listRoles, { PathPrefix: '/p/' })).toEqual([{ arn: `arn:aws:iam::${ACCOUNT}:role/p/` }]);
  });
});

describe('UpdateRole', () => {
  it('changes what is given, and nothing else', async () => {
    await make('Deploy', { Description: 'one' });
    expect(await rig.run(updateRole, { RoleName: 'Deploy', MaxSessionDuration: 43_200 })).toEqual({});
    expect(await show('Deploy')).toMatchObject({ Description: 'one', MaxSessionDuration: 43_200 });
    await rig.run(updateRole, { RoleName: 'Deploy', Description: 'two' });
    expect(await show('Deploy')).toMatchObject({ Description: 'two', MaxSessionDuration: 43_200 });
    await rig.run(updateRole, { RoleName: 'Deploy', Description: '' });
    expect(await show('Deploy')).not.toHaveProperty('Description');
    await rig.run(updateRole, { RoleName: 'Deploy' });
    expect(rig.touched).toEqual([]);
  });

  it('UpdateRoleDescription shows the role with its description', async () => {
    await make('Deploy');
    const { Role } = await rig.run(updateRoleDescription, { RoleName: 'Deploy', Description: 'three' });
    expect(Role).toEqual({ ...created, Description: 'three' });
  });
});

const conflict = (what: string) => ({ code: 'DeleteConflict', message: `Cannot delete entity, must ${what} first.` });

describe('DeleteRole', () => {
  it('names one after another what is in the way, and then goes with its tags', async () => {
    await make('Deploy', { Tags: [{ Key: 'k', Value: 'v' }] });
    const RoleName = 'Deploy';
    const profile = { RoleName, InstanceProfileName: 'p' };
    await rig.run(createInstanceProfile, profile);
    await rig.run(addRoleToInstanceProfile, profile);
    await rig.run(attachRolePolicy, { RoleName, PolicyArn: AWS });
    await rig.run(putRolePolicy, { RoleName, PolicyName: 'i', PolicyDocument: ALLOW });
    const remove = () => rig.run(deleteRole, { RoleName });
    await expect(remove()).rejects.toMatchObject(conflict('remove roles from instance profile'));
    await rig.run(removeRoleFromInstanceProfile, profile);
    await expect(remove()).rejects.toMatchObject(conflict('detach all policies'));
    await rig.run(detachRolePolicy, { RoleName, PolicyArn: AWS });
    await expect(remove()).rejects.toMatchObject(conflict('delete policies'));
    await rig.run(deleteRolePolicy, { RoleName, PolicyName: 'i' });
    await remove();
    await expect(show('Deploy')).rejects.toMatchObject({ code: 'NoSuchEntity' });
    expect(await rig.store.read.selectFrom('tags').selectAll().execute()).toEqual([]);
    await make('deploy');
  });
});

it('a role that nobody has is refused by all', async () => {
  const RoleName = 'nobody';
  const calls = [
    () => rig.run(getRole, { RoleName }),
    () => rig.run(updateRole, { RoleName, Description: 'd' }),
    () => rig.run(updateRoleDescription, { RoleName, Description: 'd' }),
    () => rig.run(deleteRole, { RoleName }),
    () => rig.run(putRolePermissionsBoundary, { RoleName, PermissionsBoundary: AWS }),
    () => rig.run(deleteRolePermissionsBoundary, { RoleName }),
    () => rig.run(tagRole, { RoleName, Tags: [] }),
    () => rig.run(untagRole, { RoleName, TagKeys: [] }),
    () => rig.run(listRoleTags, { RoleName }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject(NONE);
});

describe('the boundary of a role', () => {
  it('is set, counts as a use of the policy, and is lifted once', async () => {
    await make('Deploy');
    const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/Limit`;
    await rig.run(createPolicy, { PolicyName: 'Limit', PolicyDocument: ALLOW });
    await rig.run(putRolePermissionsBoundary, { RoleName: 'Deploy', PermissionsBoundary: PolicyArn });
    expect((await show('Deploy'))?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(PolicyArn);
    expect((await rig.run(getPolicy, { PolicyArn })).Policy?.PermissionsBoundaryUsageCount).toBe(1);
    const { Policies } = await rig.run(listPolicies, { Scope: 'Local', PolicyUsageFilter: 'PermissionsBoundary' });
    expect(Policies?.map(({ PolicyName }) => PolicyName)).toEqual(['Limit']);
    await expect(rig.run(deletePolicy, { PolicyArn })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete a policy attached to entities.',
    });
    const target = { arn: `arn:aws:iam::${ACCOUNT}:role/Deploy`, shown: 'role Deploy' };
    expect(await rig.targets(deleteRolePermissionsBoundary, { RoleName: 'Deploy' })).toEqual([
      { ...target, context: { 'iam:PermissionsBoundary': PolicyArn } },
    ]);
    await rig.run(deleteRolePermissionsBoundary, { RoleName: 'Deploy' });
    expect(await show('Deploy')).not.toHaveProperty('PermissionsBoundary');
    await expect(rig.run(deleteRolePermissionsBoundary, { RoleName: 'Deploy' })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    expect(await rig.targets(putRolePermissionsBoundary, { RoleName: 'Deploy', PermissionsBoundary: AWS })).toEqual([
      { ...target, context: { 'iam:PermissionsBoundary': AWS } },
    ]);
  });

  it('must be a policy that is there', async () => {
    await make('Deploy');
    const PermissionsBoundary = `arn:aws:iam::${ACCOUNT}:policy/nope`;
    const refusal = {
      code: 'NoSuchEntity',
      message: `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`,
    };
    await expect(make('Other', { PermissionsBoundary })).rejects.toMatchObject(refusal);
    await expect(rig.run(putRolePermissionsBoundary, { RoleName: 'Deploy', PermissionsBoundary })).rejects.toMatchObject(refusal);
  });
});

const tag = (...keys: string[]) => rig.run(tagRole, { RoleName: 'Deploy', Tags: keys.map((Key) => ({ Key, Value: 'v' })) });

describe('the tags of a role', () => {
  beforeEach(() => make('Deploy', { Tags: [{ Key: 'b', Value: '1' }] }));

  it('ignore the case of their keys, are listed by key, and are condition keys', async () => {
    await tag('B', 'a');
    expect((await show('Deploy'))?.Tags?.map(({ Key }) => Key)).toEqual(['B', 'a']);
    const first = await rig.run(listRoleTags, { RoleName: 'Deploy', MaxItems: 1 });
    expect(first.Tags).toEqual([{ Key: 'B', Value: 'v' }]);
    expect((await rig.run(listRoleTags, { RoleName: 'Deploy', Marker: first.Marker })).Tags).toEqual([{ Key: 'a', Value: 'v' }]);
    await rig.run(untagRole, { RoleName: 'Deploy', TagKeys: ['b', 'zzz'] });
    expect(await rig.targets(untagRole, { RoleName: 'Deploy', TagKeys: ['x'] })).toMatchObject([
      { context: { 'iam:ResourceTag/a': 'v', 'aws:ResourceTag/a': 'v', 'aws:TagKeys': ['x'] } },
    ]);
  });

  it('come once each, not with aws:, and fifty at most', async () => {
    await expect(tag('k', 'K')).rejects.toMatchObject({
      code: 'InvalidInput',
      message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    });
    await expect(tag('AWS:k')).rejects.toMatchObject({ code: 'InvalidInput' });
    await tag(...Array.from({ length: 49 }, (_, i) => `k${i}`));
    await expect(tag('more')).rejects.toMatchObject({ code: 'LimitExceeded' });
    await tag('k0');
  });
});

it('roles and instance profiles are counted in the summary', async () => {
  await make('a');
  await make('b');
  await rig.run(createInstanceProfile, { InstanceProfileName: 'p' });
  const { SummaryMap } = await rig.run(getAccountSummary, {});
  expect(SummaryMap).toMatchObject({ Roles: 2, RolesQuota: 1000, InstanceProfiles: 1, InstanceProfilesQuota: 1000 });
});
