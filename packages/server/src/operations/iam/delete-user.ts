import type { DeleteUserRequest } from '@aws-sdk/client-iam';
import { removeAllTags } from '../../store/tags.ts';
import { countUserCredentials, removeUserTraces } from '../../store/user-credentials.ts';
import { countUserParts, removeUser } from '../../store/users.ts';
import type { Checked } from '../checked.ts';
import { refuseDeletion } from '../refuse-deletion.ts';
import type { WriteOperation } from '../operation.ts';
import { requireUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

/** Removes a user that is in no group and has neither policies, keys, a password nor MFA devices. Its tags, its boundary and its console sessions go with it. */
export const deleteUser: WriteOperation<Checked<DeleteUserRequest, 'UserName'>, void> = {
  kind: 'write',
  action: 'iam:DeleteUser',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, { caller: { accountId }, db, write }) {
    const { userId } = await requireUser(db, accountId, input.UserName);
    const credentials = await countUserCredentials(db, accountId, userId);
    refuseDeletion({ ...(await countUserParts(db, accountId, userId)), ...credentials });
    await removeUserTraces(write, accountId, userId);
    await removeAllTags(write, { kind: 'user', accountId, resourceId: userId });
    await removeUser(write, accountId, userId);
  },
};
