import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passwordState } from '../../domain/password-state.ts';
import { readPasswordPolicy } from '../new-password.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createLoginProfile } from './create-login-profile.ts';
import { createUser } from './create-user.ts';
import { deleteAccountPasswordPolicy } from './delete-account-password-policy.ts';
import { getAccountPasswordPolicy } from './get-account-password-policy.ts';
import { updateAccountPasswordPolicy } from './update-account-password-policy.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

const get = async () => (await rig.run(getAccountPasswordPolicy, {})).PasswordPolicy;
const DEFAULTS = {
  MinimumPasswordLength: 6,
  RequireSymbols: false,
  RequireNumbers: false,
  RequireUppercaseCharacters: false,
  RequireLowercaseCharacters: false,
  AllowUsersToChangePassword: false,
  ExpirePasswords: false,
};

describe('the account password policy', () => {
  it('is not there until it is set, and not after it is deleted', async () => {
    const missing = {
      code: 'NoSuchEntity',
      message: `The Password Policy with domain name ${ACCOUNT} cannot be found.`,
    };
    await expect(get()).rejects.toMatchObject(missing);
    await rig.run(updateAccountPasswordPolicy, {});
    await rig.run(deleteAccountPasswordPolicy, {});
    await expect(get()).rejects.toMatchObject(missing);
    await expect(rig.run(deleteAccountPasswordPolicy, {})).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'The account policy with name PasswordPolicy cannot be found.',
    });
  });

  it('shows the defaults, and what was never set not at all', async () => {
    await rig.run(updateAccountPasswordPolicy, {});
    expect(await get()).toEqual(DEFAULTS);
  });

  it('is set as a whole: what is left out goes back', async () => {
    const all = {
      MinimumPasswordLength: 10,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      MaxPasswordAge: 60,
      PasswordReusePrevention: 3,
      HardExpiry: true,
    };
    await rig.run(updateAccountPasswordPolicy, all);
    expect(await get()).toEqual({ ...all, ExpirePasswords: true });
    await rig.run(updateAccountPasswordPolicy, { HardExpiry: false });
    expect(await get()).toEqual({ ...DEFAULTS, HardExpiry: false });
  });

  it('is each account’s own', async () => {
    await rig.run(updateAccountPasswordPolicy, {});
    const other = await rig.other('210987654321');
    await expect(rig.run(getAccountPasswordPolicy, {}, other)).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });

  it('decides what a password may be from then on', async () => {
    await rig.run(createUser, { UserName: 'bob' });
    const create = (Password: string) => rig.run(createLoginProfile, { UserName: 'bob', Password });
    await rig.run(updateAccountPasswordPolicy, { MinimumPasswordLength: 12, RequireNumbers: true });
    for (const bad of ['only-letters', '12345678901']) {
      await expect(create(bad)).rejects.toMatchObject({ code: 'PasswordPolicyViolation' });
    }
    await create('123456789012');
  });

  it('decides when passwords expire, at once', async () => {
    const profile = { changedAt: 0, resetRequired: false };
    const state = async () => passwordState(profile, await readPasswordPolicy(rig.store.read, ACCOUNT), 90 * 86_400_000);
    expect(await state()).toBe('ok');
    await rig.run(updateAccountPasswordPolicy, { MaxPasswordAge: 90 });
    expect(await state()).toBe('expired');
    await rig.run(updateAccountPasswordPolicy, { MaxPasswordAge: 90, HardExpiry: true });
    expect(await state()).toBe('hardExpired');
  });

  it('may be seen by every user when it lets them change their passwords', async () => {
    const targets = () => rig.targets(getAccountPasswordPolicy, {});
    expect(await targets()).toEqual([{ arn: '*' }]);
    await rig.run(updateAccountPasswordPolicy, { AllowUsersToChangePassword: true });
    expect(await targets()).toEqual([
      { arn: '*', accountPolicy: expect.stringContaining('"iam:GetAccountPasswordPolicy"') as unknown },
    ]);
    expect(await rig.targets(updateAccountPasswordPolicy, {})).toEqual([{ arn: '*' }]);
    expect(await rig.targets(deleteAccountPasswordPolicy, {})).toEqual([{ arn: '*' }]);
  });
});
