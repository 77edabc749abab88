import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { addUserToGroup } from './add-user-to-group.ts';
import { createGroup } from './create-group.ts';
import { createUser } from './create-user.ts';
import { deleteGroup } from './delete-group.ts';
import { getGroup } from './get-group.ts';
import { listGroupsForUser } from './list-groups-for-user.ts';
import { listGroups } from './list-groups.ts';
import { removeUserFromGroup } from './remove-user-from-group.ts';
import { updateGroup } from './update-group.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

const make = (GroupName: string, Path?: string) => rig.run(createGroup, { GroupName, ...(Path === undefined ? {} : { Path }) });
const join = (GroupName: string, UserName: string) => rig.run(addUserToGroup, { GroupName, UserName });
const namesOf = (groups: readonly { GroupName: string | undefined }[] | undefined) => groups?.map(({ GroupName }) => GroupName);

describe('CreateGroup', () => {
  it('answers with the group as it is', async () => {
    const { Group } = await make('Devs', '/a/');
    expect(Group).toEqual({
      Path: '/a/',
      GroupName: 'Devs',
      GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/) as unknown,
      Arn: `arn:aws:iam::${ACCOUNT}:group/a/Devs`,
      CreateDate: rig.now,
    });
    expect(rig.touched).toEqual([`group ${Group?.GroupId}`]);
  });

  it('refuses a name that is taken, without regard to case', async () => {
    await make('Devs');
    await expect(make('DEVS')).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: 'Group with name DEVS already exists.',
    });
  });

  it('makes exactly 300 groups, though more are asked for at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 310 }, (_, i) => make(`group${i}`)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(300);
    await expect(make('one-more')).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for GroupsPerAccount: 300',
    });
  });
});

describe('GetGroup', () => {
  it('shows the users in the order of their names, page by page', async () => {
    const { Group } = await make('devs');
    for (const name of ['carol', 'Bob', 'alice']) {
      await rig.run(createUser, { UserName: name });
      await join('DEVS', name);
    }
    const first = await rig.run(getGroup, { GroupName: 'devs', MaxItems: 2 });
    expect(first.Group).toEqual(Group);
    expect(first.Users?.map(({ UserName }) => UserName)).toEqual(['alice', 'Bob']);
    const second = await rig.run(getGroup, { GroupName: 'devs', Marker: first.Marker });
    expect(second).toEqual({
      Group,
      Users: [expect.objectContaining({ UserName: 'carol' })],
      IsTruncated: false,
    });
    await make('ops');
    await expect(rig.run(getGroup, { GroupName: 'ops', Marker: first.Marker })).rejects.toMatchObject({
      code: 'ValidationError',
    });
  });

  it('refuses a name that no group has', async () => {
    await expect(rig.run(getGroup, { GroupName: 'none' })).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'The group with name none cannot be found.',
    });
  });

  it('acts on the real ARN, or on the one under / when there is no such group', async () => {
    await make('Devs', '/a/');
    expect(await rig.targets(getGroup, { GroupName: 'devs' })).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:group/a/Devs`, shown: 'group devs', context: {} },
    ]);
    expect(await rig.targets(getGroup, { GroupName: 'none' })).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:group/none`, shown: 'group none', context: {} },
    ]);
  });
});

describe('ListGroups', () => {
  it('lists the groups under a path, page by page', async () => {
    await make('b', '/x/');
    await make('A', '/x/y/');
    await make('c');
    expect(namesOf((await rig.run(listGroups, {})).Groups)).toEqual(['A', 'b', 'c']);
    const first = await rig.run(listGroups, { PathPrefix: '/x/', MaxItems: 1 });
    expect(namesOf(first.Groups)).toEqual(['A']);
    const second = await rig.run(listGroups, { PathPrefix: '/x/', Marker: first.Marker });
    expect(namesOf(second.Groups)).toEqual(['b']);
    expect(second.IsTruncated).toBe(false);
  });

  it('acts on the collection', async () => {
    expect(await rig.targets(listGroups, {})).toEqual([{ arn: `arn:aws:iam::${ACCOUNT}:group/` }]);
  });
});

describe('UpdateGroup', () => {
  it('renames and moves a group, which keeps its id and its users', async () => {
    const { Group } = await make('devs');
    await rig.run(createUser, { UserName: 'bob' });
    await join('devs', 'bob');
    await rig.run(updateGroup, { GroupName: 'devs', NewGroupName: 'Makers', NewPath: '/n/' });
    expect(rig.touched).toEqual([`group ${Group?.GroupId}`]);
    const after = await rig.run(getGroup, { GroupName: 'makers' });
    expect(after.Group).toEqual({
      ...Group,
      GroupName: 'Makers',
      Path: '/n/',
      Arn: `arn:aws:iam::${ACCOUNT}:group/n/Makers`,
    });
    expect(after.Users).toHaveLength(1);
  });

  it('refuses a name that is taken', async () => {
    await make('a');
    await make('b');
    await expect(rig.run(updateGroup, { GroupName: 'b', NewGroupName: 'A' })).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: 'Group with name A already exists.',
    });
  });

  it('acts on the group as it is and as it will be', async () => {
    await make('devs', '/a/');
    const targets = await rig.targets(updateGroup, { GroupName: 'devs', NewGroupName: 'ops' });
    expect(targets.map(({ arn }) => arn.split(':').at(-1))).toEqual(['group/a/devs', 'group/a/ops']);
  });
});

describe('DeleteGroup', () => {
  it('names what is in the way, one kind after the other', async () => {
    const { Group } = await make('devs');
    const own = { accountId: ACCOUNT, principalId: Group?.GroupId ?? '', createdAt: 0 };
    await rig.run(createUser, { UserName: 'bob' });
    await join('devs', 'bob');
    await rig.write(async ({ db }) => {
      await db
        .insertInto('attachments')
        .values({ ...own, principalKind: 'group', policyArn: 'p' })
        .execute();
      await db
        .insertInto('inlinePolicies')
        .values({ ...own, name: 'p', document: '{}' })
        .execute();
    });
    const conflict = (message: string) =>
      expect(rig.run(deleteGroup, { GroupName: 'devs' })).rejects.toMatchObject({ code: 'DeleteConflict', message });

    await conflict('Cannot delete entity, must remove users from group first.');
    await rig.run(removeUserFromGroup, { GroupName: 'devs', UserName: 'bob' });
    await conflict('Cannot delete entity, must detach all policies first.');
    await rig.write(({ db }) => db.deleteFrom('attachments').execute());
    await conflict('Cannot delete entity, must delete policies first.');
    await rig.write(({ db }) => db.deleteFrom('inlinePolicies').execute());
    await rig.run(deleteGroup, { GroupName: 'devs' });
    expect(rig.touched).toEqual([`group ${Group?.GroupId}`]);
    expect((await rig.run(listGroups, {})).Groups).toEqual([]);
  });
});

describe('the membership of a user', () => {
  let userId = '';
  beforeEach(async () => {
    userId = (await rig.run(createUser, { UserName: 'bob' })).User?.UserId ?? '';
    await make('devs');
  });

  it('begins with AddUserToGroup, once', async () => {
    await join('devs', 'bob');
    expect(rig.touched).toEqual([`user ${userId}`]);
    await join('Devs', 'BOB');
    expect(rig.touched).toEqual([]);
    expect(namesOf((await rig.run(listGroupsForUser, { UserName: 'bob' })).Groups)).toEqual(['devs']);
  });

  it('ends with RemoveUserFromGroup, which is content when there was none', async () => {
    await join('devs', 'bob');
    await rig.run(removeUserFromGroup, { GroupName: 'devs', UserName: 'bob' });
    expect(rig.touched).toEqual([`user ${userId}`]);
    await rig.run(removeUserFromGroup, { GroupName: 'devs', UserName: 'bob' });
    expect(rig.touched).toEqual([]);
    expect((await rig.run(listGroupsForUser, { UserName: 'bob' })).Groups).toEqual([]);
  });

  it.each([
    ['devs', 'nobody', 'The user with name nobody cannot be found.'],
    ['none', 'bob', 'The group with name none cannot be found.'],
    ['none', 'nobody', 'The user with name nobody cannot be found.'],
  ])('in %s of %s is refused: %s', async (GroupName, UserName, message) => {
    const refusal = { code: 'NoSuchEntity', message };
    await expect(join(GroupName, UserName)).rejects.toMatchObject(refusal);
    await expect(rig.run(removeUserFromGroup, { GroupName, UserName })).rejects.toMatchObject(refusal);
  });

  it('is in ten groups at most, however many are asked for at once', async () => {
    for (let i = 0; i < 12; i++) await make(`g${i}`);
    const all = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => join(`g${i}`, 'bob')));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await expect(join('devs', 'bob')).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for GroupsPerUser: 10',
    });
    await join('g0', 'bob');
  });

  it('is listed page by page', async () => {
    for (const name of ['C', 'a', 'B']) {
      await make(name);
      await join(name, 'bob');
    }
    const first = await rig.run(listGroupsForUser, { UserName: 'bob', MaxItems: 2 });
    expect(namesOf(first.Groups)).toEqual(['a', 'B']);
    const second = await rig.run(listGroupsForUser, { UserName: 'bob', Marker: first.Marker });
    expect(namesOf(second.Groups)).toEqual(['C']);
  });

  it('is a matter of the group alone', async () => {
    const input = { GroupName: 'devs', UserName: 'bob' };
    const target = { arn: `arn:aws:iam::${ACCOUNT}:group/devs`, shown: 'group devs', context: {} };
    expect(await rig.targets(addUserToGroup, input)).toEqual([target]);
    expect(await rig.targets(removeUserFromGroup, input)).toEqual([target]);
  });
});
