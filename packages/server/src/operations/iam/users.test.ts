import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { addUserToGroup } from './add-user-to-group.ts';
import { createAccessKey } from './create-access-key.ts';
import { createAccountAlias } from './create-account-alias.ts';
import { createGroup } from './create-group.ts';
import { createUser } from './create-user.ts';
import { deleteAccessKey } from './delete-access-key.ts';
import { deleteUser } from './delete-user.ts';
import { getUser } from './get-user.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { listGroupsForUser } from './list-groups-for-user.ts';
import { listUsers } from './list-users.ts';
import { removeUserFromGroup } from './remove-user-from-group.ts';
import { updateUser } from './update-user.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

const make = (UserName: string, Path?: string) => rig.run(createUser, { UserName, ...(Path === undefined ? {} : { Path }) });
const namesOf = (users: readonly { UserName: string | undefined }[] | undefined) => users?.map(({ UserName }) => UserName);

describe('CreateUser', () => {
  it('answers with the user as it is', async () => {
    expect(await make('Bob')).toEqual({
      User: {
        Path: '/',
        UserName: 'Bob',
        UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/) as unknown,
        Arn: `arn:aws:iam::${ACCOUNT}:user/Bob`,
        CreateDate: rig.now,
      },
    });
  });

  it('puts the path into the ARN', async () => {
    const { User } = await make('bob', '/a/b/');
    expect(User).toMatchObject({ Path: '/a/b/', Arn: `arn:aws:iam::${ACCOUNT}:user/a/b/bob` });
  });

  it('tells the enforcement view', async () => {
    const { User } = await make('bob');
    expect(rig.touched).toContain(`user ${User?.UserId}`);
  });

  it.each(['Bob', 'bob', 'BOB'])('refuses %s when there is a Bob, in whatever path', async (name) => {
    await make('Bob');
    await expect(make(name, '/elsewhere/')).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: `User with name ${name} already exists.`,
    });
  });

  it('lets another account have a user of the same name', async () => {
    await make('bob');
    const { User } = await rig.run(createUser, { UserName: 'bob' }, await rig.other('210987654321'));
    expect(User?.Arn).toBe('arn:aws:iam::210987654321:user/bob');
  });

  it('lets one of 100 win when they want the same name at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => make(i % 2 ? 'Admin' : 'admin')));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await rig.run(listUsers, {})).Users).toHaveLength(1);
  });

  it('makes no more than 5000 users', async () => {
    const rows = Array.from({ length: 4999 }, (_, i) => ({
      accountId: ACCOUNT,
      userId: uniqueId('AIDA', ACCOUNT, Uint8Array.of(0, 0, 0, 0, i >> 8, i & 255)),
      name: `user${i}`,
      nameKey: nameKey(`user${i}`),
      path: '/',
      createdAt: 0,
      boundaryArn: null,
      passwordLastUsedAt: null,
    }));
    await rig.write(async ({ db }) => {
      for (let i = 0; i < rows.length; i += 500) {
        await db
          .insertInto('users')
          .values(rows.slice(i, i + 500))
          .execute();
      }
    });
    await make('the-last');
    await expect(make('one-more')).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for UsersPerAccount: 5000',
    });
  });

  it('acts on the ARN that the user will have, and asks for iam:TagUser too when it brings tags', async () => {
    const arn = `arn:aws:iam::${ACCOUNT}:user/a/bob`;
    expect(await rig.targets(createUser, { UserName: 'bob', Path: '/a/' })).toEqual([{ arn, context: {} }]);
    const tags = {
      'aws:RequestTag/team': 'x',
      'aws:TagKeys': ['team'],
      'aws:ResourceTag/team': 'x',
      'iam:ResourceTag/team': 'x',
    };
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    expect(
      await rig.targets(createUser, {
        UserName: 'bob',
        Path: '/a/',
        Tags: [{ Key: 'team', Value: 'x' }],
        PermissionsBoundary,
      }),
    ).toEqual([
      { arn, context: { ...tags, 'iam:PermissionsBoundary': PermissionsBoundary } },
      { action: 'iam:TagUser', arn, context: tags },
    ]);
  });
});

describe('GetUser', () => {
  it('finds a user without regard to case', async () => {
    const { User } = await make('Bob');
    expect(await rig.run(getUser, { UserName: 'bOB' })).toEqual({ User });
  });

  it('refuses a name that no user has', async () => {
    await expect(rig.run(getUser, { UserName: 'Nobody' })).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'The user with name Nobody cannot be found.',
    });
  });

  it('without a name shows the caller, even one that was renamed since it signed', async () => {
    await make('bob');
    const bob = await rig.as('bob');
    await rig.run(updateUser, { UserName: 'bob', NewUserName: 'robert' });
    expect((await rig.run(getUser, {}, bob)).User?.UserName).toBe('robert');
  });

  it('shows root with the account for an id, and with the alias for a name', async () => {
    const root = {
      Path: undefined,
      UserName: undefined,
      UserId: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:root`,
      CreateDate: new Date(0),
    };
    expect(await rig.run(getUser, {})).toEqual({ User: root });
    await rig.run(createAccountAlias, { AccountAlias: 'acme' });
    expect(await rig.run(getUser, {})).toEqual({ User: { ...root, UserName: 'acme' } });
  });

  it('acts on the real ARN of a user, with its tags', async () => {
    await rig.run(createUser, { UserName: 'Bob', Path: '/a/', Tags: [{ Key: 'team', Value: 'x' }] });
    expect(await rig.targets(getUser, { UserName: 'bob' })).toEqual([
      {
        arn: `arn:aws:iam::${ACCOUNT}:user/a/Bob`,
        shown: 'user bob',
        context: { 'aws:ResourceTag/team': 'x', 'iam:ResourceTag/team': 'x' },
      },
    ]);
  });

  it('acts on the ARN under / when there is no such user, so that a refusal tells nothing', async () => {
    expect(await rig.targets(getUser, { UserName: 'nobody' })).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:user/nobody`, shown: 'user nobody', context: {} },
    ]);
  });
});

describe('ListUsers', () => {
  it('lists in the order of the names, without regard to case', async () => {
    for (const name of ['bob', 'Carol', 'alice', 'Bea']) await make(name);
    const { Users, IsTruncated } = await rig.run(listUsers, {});
    expect(namesOf(Users)).toEqual(['alice', 'Bea', 'bob', 'Carol']);
    expect(IsTruncated).toBe(false);
  });

  it.each([
    ['/', ['a', 'b', 'c', 'd']],
    ['/div/', ['b', 'c']],
    ['/div', ['b', 'c', 'd']],
    ['/div/s_b/', ['c']],
    ['/DIV/', []],
  ])('under %s holds %j', async (PathPrefix, names) => {
    await make('a');
    await make('b', '/div/');
    await make('c', '/div/s_b/');
    await make('d', '/divot/');
    expect(namesOf((await rig.run(listUsers, { PathPrefix })).Users)).toEqual(names);
  });

  it('shows every user once, while users come and go between the pages', async () => {
    for (const name of ['b', 'd', 'f', 'h']) await make(name);
    const first = await rig.run(listUsers, { MaxItems: 2 });
    expect(namesOf(first.Users)).toEqual(['b', 'd']);
    await make('a');
    await make('e');
    await rig.run(deleteUser, { UserName: 'd' });
    const second = await rig.run(listUsers, { MaxItems: 2, Marker: first.Marker });
    expect(namesOf(second.Users)).toEqual(['e', 'f']);
    const third = await rig.run(listUsers, { MaxItems: 2, Marker: second.Marker });
    expect(third).toEqual({ Users: [expect.objectContaining({ UserName: 'h' })], IsTruncated: false });
  });

  it('refuses a marker that was changed, or comes from another list or account', async () => {
    await make('a');
    await make('b');
    const { Marker = '' } = await rig.run(listUsers, { MaxItems: 1 });
    const refusal = { code: 'ValidationError' };
    await expect(rig.run(listUsers, { Marker: `Y${Marker}` })).rejects.toMatchObject(refusal);
    await expect(rig.run(listUsers, { Marker, PathPrefix: '/x/' })).rejects.toMatchObject(refusal);
    await expect(rig.run(listUsers, { Marker }, await rig.other('210987654321'))).rejects.toMatchObject(refusal);
  });

  it('acts on the collection', async () => {
    expect(await rig.targets(listUsers, { PathPrefix: '/div/' })).toEqual([{ arn: `arn:aws:iam::${ACCOUNT}:user/div/` }]);
  });
});

describe('UpdateUser', () => {
  it('renames and moves a user, which keeps its id, keys and groups', async () => {
    const { User } = await make('bob');
    await rig.run(createGroup, { GroupName: 'devs' });
    await rig.run(addUserToGroup, { GroupName: 'devs', UserName: 'bob' });
    const { AccessKey } = await rig.run(createAccessKey, { UserName: 'bob' });

    await rig.run(updateUser, { UserName: 'bob', NewUserName: 'Robert', NewPath: '/new/' });
    expect(rig.touched).toEqual([`user ${User?.UserId}`]);

    expect((await rig.run(getUser, { UserName: 'robert' })).User).toEqual({
      ...User,
      UserName: 'Robert',
      Path: '/new/',
      Arn: `arn:aws:iam::${ACCOUNT}:user/new/Robert`,
    });
    expect((await rig.run(listAccessKeys, { UserName: 'Robert' })).AccessKeyMetadata).toEqual([
      expect.objectContaining({ AccessKeyId: AccessKey?.AccessKeyId, UserName: 'Robert' }),
    ]);
    expect((await rig.run(listGroupsForUser, { UserName: 'Robert' })).Groups).toHaveLength(1);
    await expect(rig.run(getUser, { UserName: 'bob' })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    await make('bob');
  });

  it('changes the case of a name', async () => {
    await make('bob');
    await rig.run(updateUser, { UserName: 'bob', NewUserName: 'Bob' });
    expect(namesOf((await rig.run(listUsers, {})).Users)).toEqual(['Bob']);
  });

  it('refuses a name that is taken', async () => {
    await make('alice');
    await make('bob');
    await expect(rig.run(updateUser, { UserName: 'bob', NewUserName: 'ALICE' })).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: 'User with name ALICE already exists.',
    });
  });

  it('acts on the user as it is and as it will be', async () => {
    await make('bob', '/a/');
    const UserName = 'bob';
    const now = { arn: `arn:aws:iam::${ACCOUNT}:user/a/bob`, shown: 'user bob', context: {} };
    expect(await rig.targets(updateUser, { UserName })).toEqual([now]);
    expect(await rig.targets(updateUser, { UserName, NewUserName: 'bo' })).toEqual([
      now,
      { ...now, arn: `arn:aws:iam::${ACCOUNT}:user/a/bo`, shown: 'user bo' },
    ]);
    expect(await rig.targets(updateUser, { UserName, NewPath: '/' })).toEqual([
      now,
      { ...now, arn: `arn:aws:iam::${ACCOUNT}:user/bob` },
    ]);
  });
});

describe('DeleteUser', () => {
  it('removes a user and its tags', async () => {
    const { User } = await rig.run(createUser, { UserName: 'bob', Tags: [{ Key: 'a', Value: '1' }] });
    await rig.run(deleteUser, { UserName: 'bob' });
    expect(rig.touched).toContain(`user ${User?.UserId}`);
    await expect(rig.run(deleteUser, { UserName: 'bob' })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    expect(await rig.store.read.selectFrom('tags').selectAll().execute()).toEqual([]);
  });

  it('names what is in the way, one kind after the other', async () => {
    const { User } = await make('bob');
    const principalId = User?.UserId ?? '';
    await rig.run(createGroup, { GroupName: 'devs' });
    await rig.run(addUserToGroup, { GroupName: 'devs', UserName: 'bob' });
    const { AccessKey } = await rig.run(createAccessKey, { UserName: 'bob' });
    const own = { accountId: ACCOUNT, principalId, createdAt: 0 };
    await rig.write(async ({ db }) => {
      await db
        .insertInto('attachments')
        .values({ ...own, principalKind: 'user', policyArn: 'p' })
        .execute();
      await db
        .insertInto('inlinePolicies')
        .values({ ...own, name: 'p', document: '{}' })
        .execute();
    });
    const conflict = (message: string) =>
      expect(rig.run(deleteUser, { UserName: 'bob' })).rejects.toMatchObject({ code: 'DeleteConflict', message });

    await conflict('Cannot delete entity, must remove users from group first.');
    await rig.run(removeUserFromGroup, { GroupName: 'devs', UserName: 'bob' });
    await conflict('Cannot delete entity, must detach all policies first.');
    await rig.write(({ db }) => db.deleteFrom('attachments').execute());
    await conflict('Cannot delete entity, must delete policies first.');
    await rig.write(({ db }) => db.deleteFrom('inlinePolicies').execute());
    await conflict('Cannot delete entity, must delete access keys first.');
    await rig.run(deleteAccessKey, { UserName: 'bob', AccessKeyId: AccessKey?.AccessKeyId ?? '' });
    await rig.run(deleteUser, { UserName: 'bob' });
  });

  it('never leaves a key without a user, however the two calls meet', async () => {
    for (let round = 0; round < 20; round++) {
      const UserName = `user${round}`;
      await make(UserName);
      const calls = [() => rig.run(createAccessKey, { UserName }), () => rig.run(deleteUser, { UserName })];
      if (round % 2) calls.reverse();
      const outcomes = await Promise.allSettled(calls.map((call) => call()));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    const orphans = rig.store.read
      .selectFrom('accessKeys')
      .leftJoin('users', 'users.userId', 'accessKeys.ownerId')
      .select('accessKeyId')
      .where('users.userId', 'is', null);
    expect(await orphans.execute()).toEqual([]);
  });
});
