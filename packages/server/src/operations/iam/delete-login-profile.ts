import type { DeleteLoginProfileRequest } from '@aws-sdk/client-iam';
import { revokeConsoleSessionsOf } from '../../store/console-sessions.ts';
import { removeLoginProfile } from '../../store/login-profiles.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireLoginProfile, requireProfileUser } from '../profile-user.ts';
import { userTarget } from '../user-target.ts';

/** Takes the password of a user away, or of whoever asks when no name is given, and ends their sessions. Access keys stay. */
export const deleteLoginProfile: WriteOperation<Checked<DeleteLoginProfileRequest>, void> = {
  kind: 'write',
  action: 'iam:DeleteLoginProfile',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const user = await requireProfileUser(tools, input.UserName);
    const { accountId, userId } = await requireLoginProfile(tools, user);
    await removeLoginProfile(tools.write, accountId, userId);
    await revokeConsoleSessionsOf(tools.write, accountId, userId, tools.now.getTime());
  },
};
