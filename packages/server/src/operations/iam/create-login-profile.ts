import type { CreateLoginProfileRequest, CreateLoginProfileResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { addLoginProfile, findLoginProfile } from '../../store/login-profiles.ts';
import type { UserRow } from '../../store/users.ts';
import type { Checked } from '../checked.ts';
import { checkNewPassword } from '../new-password.ts';
import type { PreparedWriteOperation, ReadTools } from '../operation.ts';
import { describeLoginProfile, profileInMotion, requireProfileUser } from '../profile-user.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<CreateLoginProfileRequest>;
interface Prepared {
  readonly userId: string;
  readonly passwordHash: string;
}

/** Gives a user, or whoever asks when no name is given, a password for the console. */
export const createLoginProfile: PreparedWriteOperation<Input, CreateLoginProfileResponse, Prepared> = {
  kind: 'write',
  action: 'iam:CreateLoginProfile',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async prepare(input, tools) {
    const { accountId, userId } = await check(input, tools);
    return { userId, passwordHash: await tools.passwords.hash(accountId, userId, passwordOf(input)) };
  },

  async run(input, tools, { userId, passwordHash }) {
    const user = await check(input, tools);
    // The hash is good for the user it was made for alone.
    if (user.userId !== userId) throw profileInMotion(user.name);
    const now = tools.now.getTime();
    const resetRequired = input.PasswordResetRequired === true ? 1 : 0;
    const profile = { accountId: user.accountId, userId, passwordHash, createdAt: now, changedAt: now, resetRequired };
    await addLoginProfile(tools.write, profile);
    return { LoginProfile: describeLoginProfile(user.name, profile) };
  },
};

async function check(input: Input, tools: ReadTools): Promise<UserRow> {
  const user = await requireProfileUser(tools, input.UserName);
  if (await findLoginProfile(tools.db, user.accountId, user.userId)) {
    // SOURCE: LocalStack's recordings of 2026-02 (test_iam_users), with its small `user`.
    throw new ServiceError('EntityAlreadyExists', `Login Profile for user ${user.name} already exists.`);
  }
  await checkNewPassword(tools.db, user.accountId, passwordOf(input));
  return user;
}

/** The model lets the password be left out, for central root access alone, which is not built. */
function passwordOf({ Password }: Input): string {
  if (Password !== undefined) return Password;
  const clause = "Value at 'password' failed to satisfy constraint: Member must not be null";
  throw new ServiceError('ValidationError', `1 validation error detected: ${clause}`);
}
