import type { DeleteUserPermissionsBoundaryRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { setUserBoundary } from '../../store/users.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<DeleteUserPermissionsBoundaryRequest, 'UserName'>;

/** Lifts a user's permissions boundary. */
export const deleteUserPermissionsBoundary: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:DeleteUserPermissionsBoundary',
  accessLevel: 'Permissions management',

  targets: async (input, tools) => [await userTarget(tools, input.UserName, { boundary: true })],

  async run(input, { caller: { accountId }, db, write }) {
    const user = await requireUser(db, accountId, input.UserName);
    if (user.boundaryArn === null) {
      throw new ServiceError('NoSuchEntity', `User ${user.name} does not have a permissions boundary.`);
    }
    await setUserBoundary(write, accountId, user.userId, null);
  },
};
