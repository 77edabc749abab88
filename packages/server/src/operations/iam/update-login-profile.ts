import type { UpdateLoginProfileRequest } from '@aws-sdk/client-iam';
import { revokeConsoleSessionsOf } from '../../store/console-sessions.ts';
import { replacePassword, setResetRequired } from '../../store/login-profiles.ts';
import type { Checked } from '../checked.ts';
import { checkNewPassword, refuseReuse } from '../new-password.ts';
import type { PreparedWriteOperation } from '../operation.ts';
import { profileInMotion, requireLoginProfile } from '../profile-user.ts';
import { requireUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<UpdateLoginProfileRequest, 'UserName'>;
/** The user and password that were there, and the hash of the new one; undefined where none is given. */
type Prepared = { readonly userId: string; readonly was: string; readonly passwordHash: string } | undefined;

/** Sets a user's password, or whether the next sign-in must; what is left out stays. A new password ends the user's sessions. */
export const updateLoginProfile: PreparedWriteOperation<Input, void, Prepared> = {
  kind: 'write',
  action: 'iam:UpdateLoginProfile',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async prepare({ UserName, Password }, tools) {
    const { db, passwords } = tools;
    const user = await requireUser(db, tools.caller.accountId, UserName);
    const profile = await requireLoginProfile(tools, user);
    if (Password === undefined) return undefined;
    const { accountId, userId } = user;
    const policy = await checkNewPassword(db, accountId, Password);
    await refuseReuse(db, passwords, profile, Password, policy);
    return { userId, was: profile.passwordHash, passwordHash: await passwords.hash(accountId, userId, Password) };
  },

  async run({ UserName, Password, PasswordResetRequired }, tools, prepared) {
    const { db, write } = tools;
    const user = await requireUser(db, tools.caller.accountId, UserName);
    const { accountId, userId } = user;
    const profile = await requireLoginProfile(tools, user);
    const resetRequired = PasswordResetRequired === undefined ? profile.resetRequired : Number(PasswordResetRequired);
    if (Password === undefined || prepared === undefined) {
      await setResetRequired(write, profile, resetRequired);
      return;
    }
    await checkNewPassword(db, accountId, Password);
    const now = tools.now.getTime();
    const was = { ...profile, passwordHash: prepared.was };
    const to = { passwordHash: prepared.passwordHash, changedAt: now, resetRequired };
    const isDone = prepared.userId === userId && (await replacePassword(write, was, to));
    if (!isDone) throw profileInMotion(user.name);
    await revokeConsoleSessionsOf(write, accountId, userId, now);
  },
};
