import type { DeleteUserPolicyRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { userTarget } from '../user-target.ts';
import { deleteInline } from '../inline-policy.ts';
import type { WriteOperation } from '../operation.ts';
import { userPrincipal } from '../policy-principal.ts';

type Input = Checked<DeleteUserPolicyRequest, 'UserName' | 'PolicyName'>;

/** Deletes an inline policy of a user. */
export const deleteUserPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:DeleteUserPolicy',
  accessLevel: 'Permissions management',
  targets: async ({ UserName }, tools) => [await userTarget(tools, UserName, { boundary: true })],
  async run({ UserName, PolicyName }, tools) {
    await deleteInline(tools, await userPrincipal(tools, UserName), PolicyName);
    return {};
  },
};
