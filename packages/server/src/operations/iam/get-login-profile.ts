import type { GetLoginProfileRequest, GetLoginProfileResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { describeLoginProfile, requireLoginProfile, requireProfileUser } from '../profile-user.ts';
import { userTarget } from '../user-target.ts';

/** Shows that a user, or whoever asks when no name is given, has a password, and since when. */
export const getLoginProfile: ReadOperation<Checked<GetLoginProfileRequest>, GetLoginProfileResponse> = {
  kind: 'read',
  action: 'iam:GetLoginProfile',
  accessLevel: 'List',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const user = await requireProfileUser(tools, input.UserName);
    return { LoginProfile: describeLoginProfile(user.name, await requireLoginProfile(tools, user)) };
  },
};
