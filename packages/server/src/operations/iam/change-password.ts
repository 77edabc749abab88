import type { ChangePasswordRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { throwReused } from '../../domain/password-policy.ts';
import { revokeConsoleSessionsOf } from '../../store/console-sessions.ts';
import { findLoginProfile, replacePassword } from '../../store/login-profiles.ts';
import type { Checked } from '../checked.ts';
import { checkNewPassword, refuseReuse } from '../new-password.ts';
import type { PreparedWriteOperation } from '../operation.ts';
import { withAccountGrant } from '../own-password-policy.ts';
import { noSuchProfile, profileInMotion, requireLoginProfile, requireProfileUser } from '../profile-user.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<ChangePasswordRequest, 'OldPassword' | 'NewPassword'>;
interface Prepared {
  readonly was: string;
  readonly passwordHash: string;
}

/**
 * Changes the caller's own password, and ends their sessions.
 * SOURCE: root is refused (AWS CLI reference, `change-password`; the code is the model's). The texts of the refusals, and that the
 * same password again is one, are those of a service that speaks IAM's API word for word; AWS's own were not found on record.
 */
export const changePassword: PreparedWriteOperation<Input, void, Prepared> = {
  kind: 'write',
  action: 'iam:ChangePassword',
  accessLevel: 'Write',

  targets: async (_input, tools) => [await withAccountGrant(await userTarget(tools, undefined), tools)],

  async prepare({ OldPassword, NewPassword }, tools) {
    const { caller, db, passwords, passwordTries } = tools;
    if (caller.kind === 'root') throw new ServiceError('InvalidUserType', 'Only IAM Users can change their own password.');
    const { accountId, userId } = caller;
    const tryKey = `${accountId} ${userId}`;
    if (!passwordTries.begin(tryKey, tools.now.getTime())) throw new ServiceError('Throttling', 'Rate exceeded');
    const profile = await findLoginProfile(db, accountId, userId);
    // INVARIANT: the old password is looked at before anything else is said, in the same time whether there is one or not.
    const isRight = await passwords.verify(accountId, userId, profile?.passwordHash, OldPassword);
    if (!profile) throw noSuchProfile(caller.userName);
    if (!isRight) throw new ServiceError('AccessDenied', 'The old password was incorrect.');
    passwordTries.succeeded(tryKey);
    if (NewPassword === OldPassword) throwReused();
    const policy = await checkNewPassword(db, accountId, NewPassword);
    await refuseReuse(db, passwords, profile, NewPassword, policy);
    return { was: profile.passwordHash, passwordHash: await passwords.hash(accountId, userId, NewPassword) };
  },

  async run({ NewPassword }, tools, { was, passwordHash }) {
    const { db, write } = tools;
    const user = await requireProfileUser(tools, undefined);
    const profile = await requireLoginProfile(tools, user);
    await checkNewPassword(db, user.accountId, NewPassword);
    const now = tools.now.getTime();
    const to = { passwordHash, changedAt: now, resetRequired: 0 };
    if (!(await replacePassword(write, { ...profile, passwordHash: was }, to))) throw profileInMotion(user.name);
    await revokeConsoleSessionsOf(write, user.accountId, user.userId, now);
  },
};
