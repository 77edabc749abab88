import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uniqueId } from '../../domain/unique-ids.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { addRoleToInstanceProfile } from './add-role-to-instance-profile.ts';
import { createInstanceProfile } from './create-instance-profile.ts';
import { createRole } from './create-role.ts';
import { deleteInstanceProfile } from './delete-instance-profile.ts';
import { getInstanceProfile } from './get-instance-profile.ts';
import { listInstanceProfileTags } from './list-instance-profile-tags.ts';
import { listInstanceProfilesForRole } from './list-instance-profiles-for-role.ts';
import { listInstanceProfiles } from './list-instance-profiles.ts';
import { removeRoleFromInstanceProfile } from './remove-role-from-instance-profile.ts';
import { tagInstanceProfile } from './tag-instance-profile.ts';
import { untagInstanceProfile } from './untag-instance-profile.ts';

const TRUST = '{"Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}';
const arnOf = (name: string) => `arn:aws:iam::${ACCOUNT}:instance-profile${name}`;

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createRole, { RoleName: 'web', Path: '/r/', AssumeRolePolicyDocument: TRUST });
});
afterEach(() => rig.close());

const make = (InstanceProfileName: string, more: object = {}) => rig.run(createInstanceProfile, { InstanceProfileName, ...more });
const show = async (InstanceProfileName: string) => (await rig.run(getInstanceProfile, { InstanceProfileName })).InstanceProfile;
const add = (InstanceProfileName: string, RoleName = 'web') =>
  rig.run(addRoleToInstanceProfile, { InstanceProfileName, RoleName });
const remove = (InstanceProfileName: string, RoleName = 'web') =>
  rig.run(removeRoleFromInstanceProfile, { InstanceProfileName, RoleName });
const noProfile = { code: 'NoSuchEntity', message: 'Instance Profile none cannot be found.' };

describe('CreateInstanceProfile', () => {
  it('answers with a profile that holds no role', async () => {
    const InstanceProfile = {
      Path: '/a/',
      InstanceProfileName: 'P',
      InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/) as unknown,
      Arn: arnOf('/a/P'),
      CreateDate: rig.now,
      Roles: [],
    };
    expect(await make('P', { Path: '/a/' })).toEqual({ InstanceProfile });
    expect(await show('p')).toEqual({ ...InstanceProfile, Tags: [] });
  });

  it('refuses a name that is there, in whatever case and path', async () => {
    await make('P');
    await expect(make('p', { Path: '/a/' })).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: 'Instance Profile p already exists.',
    });
  });

  it('makes no more than 1000, of 10 that are wanted at once', async () => {
    const rows = Array.from({ length: 998 }, (_, i) => ({
      accountId: ACCOUNT,
      profileId: uniqueId('AIPA', ACCOUNT, Uint8Array.of(0, 0, 0, 0, i >> 8, i & 255)),
      name: `p${i}`,
      nameKey: `p${i}`,
      path: '/',
      createdAt: 0,
      roleId: null,
    }));
    await rig.write(({ db }) => db.insertInto('instanceProfiles').values(rows).execute());
    const all = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => make(`more${i}`)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(make('x')).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for InstanceProfilesPerAccount: 1000',
    });
  });

  it('asks for iam:TagInstanceProfile too when it brings tags', async () => {
    const input = { InstanceProfileName: 'P', Path: '/a/', Tags: [{ Key: 'k', Value: 'v' }] };
    const context = { 'aws:RequestTag/k': 'v', 'aws:TagKeys': ['k'], 'aws:ResourceTag/k': 'v', 'iam:ResourceTag/k': 'v' };
    expect(await rig.targets(createInstanceProfile, input)).toEqual([
      { arn: arnOf('/a/P'), context },
      { arn: arnOf('/a/P'), context, action: 'iam:TagInstanceProfile' },
    ]);
    expect((await rig.run(createInstanceProfile, input)).InstanceProfile?.Tags).toEqual(input.Tags);
  });
});

describe('the role of an instance profile', () => {
  it('is one, and is shown with whom it trusts', async () => {
    await make('P');
    await add('P');
    const role = {
      Path: '/r/',
      RoleName: 'web',
      RoleId: expect.stringMatching(/^AROA/) as unknown,
      Arn: `arn:aws:iam::${ACCOUNT}:role/r/web`,
      CreateDate: rig.now,
      AssumeRolePolicyDocument: TRUST,
    };
    expect((await show('P'))?.Roles).toEqual([role]);
    await rig.run(createRole, { RoleName: 'other', AssumeRolePolicyDocument: TRUST });
    for (const name of ['web', 'other']) {
      await expect(add('P', name)).rejects.toMatchObject({
        code: 'LimitExceeded',
        message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
      });
    }
    await remove('P');
    expect((await show('P'))?.Roles).toEqual([]);
  });

  it('is passed to EC2, which takes the permission to pass it', async () => {
    await make('P', { Path: '/a/', Tags: [{ Key: 'k', Value: 'v' }] });
    expect(await rig.targets(addRoleToInstanceProfile, { InstanceProfileName: 'P', RoleName: 'web' })).toEqual([
      { arn: arnOf('/a/P'), shown: 'instance profile P', context: { 'aws:ResourceTag/k': 'v', 'iam:ResourceTag/k': 'v' } },
      {
        action: 'iam:PassRole',
        arn: `arn:aws:iam::${ACCOUNT}:role/r/web`,
        context: {
          'iam:PassedToService': 'ec2.amazonaws.com',
          'iam:AssociatedResourceArn': `arn:aws:ec2:*:${ACCOUNT}:instance/*`,
        },
      },
    ]);
    expect(await rig.targets(addRoleToInstanceProfile, { InstanceProfileName: 'none', RoleName: 'nobody' })).toMatchObject([
      { arn: arnOf('/none') },
      { action: 'iam:PassRole', arn: `arn:aws:iam::${ACCOUNT}:role/nobody` },
    ]);
  });

  it('must be there, and so must the profile', async () => {
    await make('P');
    const noRole = { code: 'NoSuchEntity', message: 'The role with name nobody cannot be found.' };
    for (const call of [add, remove]) {
      await expect(call('none')).rejects.toMatchObject(noProfile);
      await expect(call('P', 'nobody')).rejects.toMatchObject(noRole);
    }
    await expect(remove('P')).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'Role web in Instance Profile P cannot be found.',
    });
    await expect(rig.run(listInstanceProfilesForRole, { RoleName: 'nobody' })).rejects.toMatchObject(noRole);
  });

  it('keeps the profile from being deleted', async () => {
    await make('P', { Tags: [{ Key: 'k', Value: 'v' }] });
    await add('P');
    await expect(rig.run(deleteInstanceProfile, { InstanceProfileName: 'P' })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must remove roles from instance profile first.',
    });
    await remove('P');
    await rig.run(deleteInstanceProfile, { InstanceProfileName: 'P' });
    await expect(rig.run(getInstanceProfile, { InstanceProfileName: 'none' })).rejects.toMatchObject(noProfile);
    await expect(rig.run(deleteInstanceProfile, { InstanceProfileName: 'none' })).rejects.toMatchObject(noProfile);
    expect(await rig.store.read.selectFrom('tags').selectAll().execute()).toEqual([]);
    await make('p');
  });
});

describe('lists of instance profiles', () => {
  it('page, under a path, in the order of the names', async () => {
    for (const name of ['c', 'B', 'a']) await make(name, { Path: '/x/' });
    await make('d');
    const first = await rig.run(listInstanceProfiles, { PathPrefix: '/x/', MaxItems: 2 });
    expect(first.InstanceProfiles?.map(({ InstanceProfileName }) => InstanceProfileName)).toEqual(['a', 'B']);
    expect(first.InstanceProfiles?.[0]).not.toHaveProperty('Tags');
    const rest = await rig.run(listInstanceProfiles, { PathPrefix: '/x/', Marker: first.Marker });
    expect(rest).toMatchObject({ InstanceProfiles: [{ InstanceProfileName: 'c' }], IsTruncated: false });
    expect((await rig.run(listInstanceProfiles, {})).InstanceProfiles).toHaveLength(4);
    expect(await rig.targets(listInstanceProfiles, {})).toEqual([{ arn: arnOf('/') }]);
  });

  it('of a role hold those that it is in', async () => {
    for (const name of ['a', 'b', 'c']) await make(name);
    expect(await rig.run(listInstanceProfilesForRole, { RoleName: 'web' })).toEqual({ InstanceProfiles: [], IsTruncated: false });
    await add('c');
    await add('a');
    const first = await rig.run(listInstanceProfilesForRole, { RoleName: 'WEB', MaxItems: 1 });
    expect(first).toMatchObject({ InstanceProfiles: [{ InstanceProfileName: 'a', Roles: [{ RoleName: 'web' }] }] });
    expect(await rig.run(listInstanceProfilesForRole, { RoleName: 'web', Marker: first.Marker })).toMatchObject({
      InstanceProfiles: [{ InstanceProfileName: 'c' }],
      IsTruncated: false,
    });
  });
});

describe('the tags of an instance profile', () => {
  const InstanceProfileName = 'P';
  const tag = (...keys: string[]) =>
    rig.run(tagInstanceProfile, { InstanceProfileName, Tags: keys.map((Key) => ({ Key, Value: 'v' })) });
  const listed = async (more: object = {}) => await rig.run(listInstanceProfileTags, { InstanceProfileName, ...more });
  beforeEach(() => make('P'));

  it('look at the case of their keys, and are listed page by page', async () => {
    await tag('k', 'K');
    const first = await listed({ MaxItems: 1 });
    expect(first).toMatchObject({ Tags: [{ Key: 'K', Value: 'v' }], IsTruncated: true });
    expect(await listed({ Marker: first.Marker })).toEqual({ Tags: [{ Key: 'k', Value: 'v' }], IsTruncated: false });
    await rig.run(untagInstanceProfile, { InstanceProfileName, TagKeys: ['K', 'none'] });
    expect((await show('P'))?.Tags).toEqual([{ Key: 'k', Value: 'v' }]);
  });

  it('come once each, fifty at most, and only on a profile that is there', async () => {
    await expect(tag('k', 'k')).rejects.toMatchObject({ code: 'InvalidInput', message: 'Duplicate tag keys found.' });
    await tag(...Array.from({ length: 50 }, (_, i) => `k${i}`));
    await expect(tag('more')).rejects.toMatchObject({ code: 'LimitExceeded' });
    const none = { InstanceProfileName: 'none' };
    for (const call of [
      () => rig.run(tagInstanceProfile, { ...none, Tags: [] }),
      () => rig.run(untagInstanceProfile, { ...none, TagKeys: [] }),
      () => rig.run(listInstanceProfileTags, none),
    ]) {
      await expect(call()).rejects.toMatchObject(noProfile);
    }
  });
});
