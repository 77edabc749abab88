import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addConsoleSession, findConsoleSession } from '../../store/console-sessions.ts';
import { recordPasswordUse } from '../../store/login-profiles.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { changePassword } from './change-password.ts';
import { createLoginProfile } from './create-login-profile.ts';
import { createUser } from './create-user.ts';
import { deleteLoginProfile } from './delete-login-profile.ts';
import { deleteUser } from './delete-user.ts';
import { getLoginProfile } from './get-login-profile.ts';
import { getUser } from './get-user.ts';
import { listUsers } from './list-users.ts';
import { updateAccountPasswordPolicy } from './update-account-password-policy.ts';
import { updateLoginProfile } from './update-login-profile.ts';
import { updateUser } from './update-user.ts';

let rig: TestRig;
let userId: string;
beforeEach(async () => {
  rig = await openTestRig();
  const { User } = await rig.run(createUser, { UserName: 'Bob', Path: '/a/' });
  userId = User?.UserId ?? '';
});
afterEach(() => rig.close());

const UserName = 'Bob';
const PASSWORD = 'Correct-Horse-1';
const create = (Password = PASSWORD, more: object = {}) => rig.run(createLoginProfile, { UserName, Password, ...more });
const change = async (OldPassword: string, NewPassword: string) =>
  await rig.run(changePassword, { OldPassword, NewPassword }, await rig.as('Bob'));
const row = async () => await rig.store.read.selectFrom('loginProfiles').selectAll().executeTakeFirst();
const violation = { code: 'PasswordPolicyViolation', message: 'Password does not conform to the account password policy.' };
const reused = {
  code: 'PasswordPolicyViolation',
  message: 'Policy constraint violation with password reuse prevention during password change.',
};
const noProfile = { code: 'NoSuchEntity', message: 'Login Profile for User Bob cannot be found.' };
const noUser = { code: 'NoSuchEntity', message: 'The user with name nobody cannot be found.' };

/** A session of Bob's; tells whether it is still good. */
async function signIn(): Promise<() => Promise<boolean>> {
  const sessionHash = `hash ${Math.random()}`;
  await rig.write((write) =>
    addConsoleSession(write, {
      accountId: ACCOUNT,
      sessionHash,
      principalId: userId,
      createdAt: 0,
      lastUsedAt: 0,
      expiresAt: 1e15,
      mfaAt: null,
      sourceIp: '',
      userAgent: '',
      revokedAt: null,
      provenAt: 0,
      handle: sessionHash,
    }),
  );
  return async () => (await findConsoleSession(rig.store.read, sessionHash))?.revokedAt === null;
}

describe('CreateLoginProfile', () => {
  it('answers with the profile, and keeps only a hash of the password', async () => {
    expect(await create()).toEqual({
      LoginProfile: { UserName: 'Bob', CreateDate: rig.now, PasswordResetRequired: false },
    });
    const kept = await row();
    expect(kept).toMatchObject({ accountId: ACCOUNT, userId, changedAt: rig.now.getTime(), resetRequired: 0 });
    await expect(rig.run(getLoginProfile, { UserName: 'bob' })).resolves.toMatchObject({ LoginProfile: { UserName: 'Bob' } });
    const written = Buffer.concat([await readFile(rig.file), await readFile(`${rig.file}-wal`)]);
    expect(written.includes(kept?.passwordHash ?? '-')).toBe(true);
    expect(written.includes(PASSWORD)).toBe(false);
  });

  it('can ask for another password at the next sign-in', async () => {
    expect((await create(PASSWORD, { PasswordResetRequired: true })).LoginProfile?.PasswordResetRequired).toBe(true);
  });

  it('without a name is for whoever asks', async () => {
    await rig.run(createLoginProfile, { Password: PASSWORD }, await rig.as('bob'));
    expect(await row()).toMatchObject({ userId });
  });

  it('refuses a user that is not there, a second password, and none', async () => {
    await expect(rig.run(createLoginProfile, { UserName: 'nobody', Password: PASSWORD })).rejects.toMatchObject(noUser);
    await expect(rig.run(createLoginProfile, { UserName })).rejects.toMatchObject({
      code: 'ValidationError',
      message: "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    });
    await create();
    await expect(create()).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: 'Login Profile for user Bob already exists.',
    });
  });

  it('asks the default policy where the account has none: 8 characters, three kinds, not the account', async () => {
    for (const bad of ['Short-1', 'lower-case', 'UPPER-CASE', ACCOUNT])
      await expect(create(bad)).rejects.toMatchObject(violation);
    await create('lower-case-1');
  });

  it('lets one of many win', async () => {
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => create()));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not made for a user who is another by the time it is hashed', async () => {
    rig.duringHash = async () => {
      await rig.run(updateUser, { UserName, NewUserName: 'robert' });
      await rig.run(createUser, { UserName });
    };
    await expect(create()).rejects.toMatchObject({ code: 'EntityTemporarilyUnmodifiable' });
    expect(await row()).toBeUndefined();
  });

  it('acts on the user', async () => {
    const target = { arn: `arn:aws:iam::${ACCOUNT}:user/a/Bob`, shown: 'user Bob', context: {} };
    expect(await rig.targets(createLoginProfile, { UserName })).toEqual([target]);
    expect(await rig.targets(getLoginProfile, { UserName })).toEqual([target]);
    expect(await rig.targets(updateLoginProfile, { UserName })).toEqual([target]);
    expect(await rig.targets(deleteLoginProfile, { UserName })).toEqual([target]);
  });
});

describe('GetLoginProfile', () => {
  it('refuses where there is none; root’s password is no login profile', async () => {
    await expect(rig.run(getLoginProfile, { UserName })).rejects.toMatchObject(noProfile);
    await expect(rig.run(getLoginProfile, { UserName: 'nobody' })).rejects.toMatchObject(noUser);
    await expect(rig.run(getLoginProfile, {})).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });

  it('never shows the hash', async () => {
    await create();
    expect(JSON.stringify(await rig.run(getLoginProfile, { UserName }))).not.toContain('pw1');
  });
});

describe('UpdateLoginProfile', () => {
  it('changes what is given, and leaves the rest', async () => {
    await create();
    const before = await row();
    await rig.run(updateLoginProfile, { UserName, PasswordResetRequired: true });
    expect(await row()).toEqual({ ...before, resetRequired: 1 });
    rig.now = new Date('2026-11-25T12:00:00Z');
    await rig.run(updateLoginProfile, { UserName, Password: 'Another-Horse-2' });
    const after = await row();
    expect(after).toMatchObject({ createdAt: before?.createdAt, changedAt: rig.now.getTime(), resetRequired: 1 });
    expect(after?.passwordHash).not.toBe(before?.passwordHash);
    await rig.run(updateLoginProfile, { UserName });
    expect(await row()).toEqual(after);
    await change('Another-Horse-2', PASSWORD);
  });

  it('refuses a user that is not there, one without a password, and a password that does not conform', async () => {
    await expect(rig.run(updateLoginProfile, { UserName: 'nobody' })).rejects.toMatchObject(noUser);
    await expect(rig.run(updateLoginProfile, { UserName, Password: PASSWORD })).rejects.toMatchObject(noProfile);
    await create();
    await expect(rig.run(updateLoginProfile, { UserName, Password: 'short' })).rejects.toMatchObject(violation);
  });

  it('ends the sessions of the user with a new password, and only then', async () => {
    await create();
    const isGood = await signIn();
    await rig.run(updateLoginProfile, { UserName, PasswordResetRequired: true });
    expect(await isGood()).toBe(true);
    await rig.run(updateLoginProfile, { UserName, Password: 'Another-Horse-2' });
    expect(await isGood()).toBe(false);
  });

  it('is not made under a policy that came in between', async () => {
    await create();
    rig.duringHash = () => rig.run(updateAccountPasswordPolicy, { MinimumPasswordLength: 40 });
    await expect(rig.run(updateLoginProfile, { UserName, Password: 'Another-Horse-2' })).rejects.toMatchObject(violation);
  });

  it('is not made over a change that came in between', async () => {
    await create();
    const both = await Promise.allSettled([
      rig.run(updateLoginProfile, { UserName, Password: 'Another-Horse-2' }),
      rig.run(updateLoginProfile, { UserName, Password: 'Another-Horse-3' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({
      reason: {
        code: 'EntityTemporarilyUnmodifiable',
        message: 'Login Profile for User Bob cannot be modified while login profile is being created.',
      },
    });
    await change('Another-Horse-2', 'Another-Horse-4');
  });

  it('takes no password of the last n back, where the policy remembers n', async () => {
    await rig.run(updateAccountPasswordPolicy, { PasswordReusePrevention: 3 });
    await create('password0');
    const set = (Password: string) => rig.run(updateLoginProfile, { UserName, Password });
    await set('password1');
    await set('password2');
    for (const old of ['password0', 'password1', 'password2']) await expect(set(old)).rejects.toMatchObject(reused);
    await set('password3');
    await set('password0');
  });
});

describe('DeleteLoginProfile', () => {
  it('takes the password and what is remembered away, and ends the sessions', async () => {
    await create();
    await rig.run(updateLoginProfile, { UserName, Password: 'Another-Horse-2' });
    const isGood = await signIn();
    await rig.run(deleteLoginProfile, { UserName });
    expect(await row()).toBeUndefined();
    expect(await rig.store.read.selectFrom('passwordHistory').selectAll().execute()).toEqual([]);
    expect(await isGood()).toBe(false);
    await expect(rig.run(deleteLoginProfile, { UserName })).rejects.toMatchObject(noProfile);
    await expect(rig.run(deleteLoginProfile, { UserName: 'nobody' })).rejects.toMatchObject(noUser);
  });
});

describe('ChangePassword', () => {
  const wrong = { code: 'AccessDenied', message: 'The old password was incorrect.' };

  it('changes the caller’s password, which then need not be changed any more', async () => {
    await create(PASSWORD, { PasswordResetRequired: true });
    const isGood = await signIn();
    await change(PASSWORD, 'Another-Horse-2');
    expect(await row()).toMatchObject({ resetRequired: 0 });
    expect(await isGood()).toBe(false);
    await expect(change(PASSWORD, 'Another-Horse-3')).rejects.toMatchObject(wrong);
    await change('Another-Horse-2', 'Another-Horse-3');
  });

  it('refuses a wrong old password before it says anything of the new one', async () => {
    await create();
    await expect(change('wrong', 'short')).rejects.toMatchObject(wrong);
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject(violation);
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject(reused);
  });

  it('is not for root, nor for a user without a password', async () => {
    const input = { OldPassword: 'x', NewPassword: 'y' };
    await expect(rig.run(changePassword, input)).rejects.toMatchObject({
      code: 'InvalidUserType',
      message: 'Only IAM Users can change their own password.',
    });
    await expect(rig.run(changePassword, input, await rig.as('Bob'))).rejects.toMatchObject(noProfile);
  });

  it('takes no former password back, where the policy remembers them', async () => {
    await rig.run(updateAccountPasswordPolicy, { PasswordReusePrevention: 2 });
    await create('password0');
    await change('password0', 'password1');
    await expect(change('password1', 'password0')).rejects.toMatchObject(reused);
    await change('password1', 'password2');
    await change('password2', 'password0');
  });

  it('lets five be tried in a minute, even all at once, and nobody is locked out for longer', async () => {
    await create();
    const all = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => change(`guess ${i}`, 'Another-Horse-2')));
    const codes = all.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'changed'));
    expect(codes.filter((code) => code === 'AccessDenied')).toHaveLength(5);
    expect(codes.filter((code) => code === 'Throttling')).toHaveLength(45);
    await expect(change(PASSWORD, 'Another-Horse-2')).rejects.toMatchObject({ code: 'Throttling', message: 'Rate exceeded' });
    rig.now = new Date(rig.now.getTime() + 60_000);
    await change(PASSWORD, 'Another-Horse-2');
  });

  it('acts on the caller, with what the account gives to every user, when it gives it', async () => {
    const bob = await rig.as('Bob');
    const input = { OldPassword: 'x', NewPassword: 'y' };
    const target = { arn: `arn:aws:iam::${ACCOUNT}:user/a/Bob`, shown: 'user Bob', context: {} };
    expect(await rig.targets(changePassword, input, bob)).toEqual([target]);
    await rig.run(updateAccountPasswordPolicy, { AllowUsersToChangePassword: true });
    const [granted] = await rig.targets(changePassword, input, bob);
    expect(granted).toEqual({ ...target, accountPolicy: expect.stringContaining('"iam:ChangePassword"') as unknown });
  });
});

describe('a user with a password', () => {
  it('is not deleted', async () => {
    await create();
    await expect(rig.run(deleteUser, { UserName })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must delete login profile first.',
    });
    await rig.run(deleteLoginProfile, { UserName });
    await rig.run(deleteUser, { UserName });
    expect(await rig.store.read.selectFrom('consoleSessions').selectAll().execute()).toEqual([]);
  });

  it('keeps it over a change of name', async () => {
    await create();
    await rig.run(updateUser, { UserName, NewUserName: 'robert' });
    expect((await rig.run(getLoginProfile, { UserName: 'robert' })).LoginProfile?.UserName).toBe('robert');
  });

  it('shows when it was last used', async () => {
    await rig.write((write) => recordPasswordUse(write, ACCOUNT, userId, 1_764_000_000_000));
    const PasswordLastUsed = new Date(1_764_000_000_000);
    expect((await rig.run(getUser, { UserName })).User).toMatchObject({ PasswordLastUsed });
    expect((await rig.run(listUsers, {})).Users).toEqual([expect.objectContaining({ PasswordLastUsed })]);
  });
});
