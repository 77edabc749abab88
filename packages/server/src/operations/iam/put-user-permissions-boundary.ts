import type { PutUserPermissionsBoundaryRequest } from '@aws-sdk/client-iam';
import { setUserBoundary } from '../../store/users.ts';
import { checkBoundaryPolicy } from '../boundary-policy.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<PutUserPermissionsBoundaryRequest, 'UserName' | 'PermissionsBoundary'>;

/** Sets the managed policy that bounds what a user may ever be allowed, in place of the one before. */
export const putUserPermissionsBoundary: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:PutUserPermissionsBoundary',
  accessLevel: 'Permissions management',

  targets: async (input, tools) => [
    await userTarget(tools, input.UserName, { context: { 'iam:PermissionsBoundary': input.PermissionsBoundary } }),
  ],

  async run(input, tools) {
    const { accountId } = tools.caller;
    const { userId } = await requireUser(tools.db, accountId, input.UserName);
    await checkBoundaryPolicy(input.PermissionsBoundary, tools);
    await setUserBoundary(tools.write, accountId, userId, input.PermissionsBoundary);
  },
};
