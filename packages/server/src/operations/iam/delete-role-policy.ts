import type { DeleteRolePolicyRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { roleTarget } from '../role-target.ts';
import { deleteInline } from '../inline-policy.ts';
import type { WriteOperation } from '../operation.ts';
import { ownRolePrincipal } from '../policy-principal.ts';

type Input = Checked<DeleteRolePolicyRequest, 'RoleName' | 'PolicyName'>;

/** Deletes an inline policy of a role. */
export const deleteRolePolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:DeleteRolePolicy',
  accessLevel: 'Permissions management',
  targets: async ({ RoleName }, tools) => [await roleTarget(tools, RoleName, { boundary: true })],
  async run({ RoleName, PolicyName }, tools) {
    await deleteInline(tools, await ownRolePrincipal(tools, RoleName), PolicyName);
    return {};
  },
};
