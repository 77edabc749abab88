import type { PutRolePermissionsBoundaryRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../store/roles.ts';
import { checkBoundaryPolicy } from '../boundary-policy.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireOwnRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

type Input = Checked<PutRolePermissionsBoundaryRequest, 'RoleName' | 'PermissionsBoundary'>;

/** Sets the managed policy that bounds what a role may ever be allowed, in place of the one before. */
export const putRolePermissionsBoundary: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:PutRolePermissionsBoundary',
  accessLevel: 'Permissions management',

  targets: async (input, tools) => [
    await roleTarget(tools, input.RoleName, { context: { 'iam:PermissionsBoundary': input.PermissionsBoundary } }),
  ],

  async run(input, tools) {
    const role = await requireOwnRole(tools.db, tools.caller.accountId, input.RoleName);
    await checkBoundaryPolicy(input.PermissionsBoundary, tools);
    await changeRole(tools.write, role, { boundaryArn: input.PermissionsBoundary });
  },
};
