import type { DeleteRolePermissionsBoundaryRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { changeRole } from '../../store/roles.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireOwnRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

type Input = Checked<DeleteRolePermissionsBoundaryRequest, 'RoleName'>;

/** Lifts a role's permissions boundary. */
export const deleteRolePermissionsBoundary: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:DeleteRolePermissionsBoundary',
  accessLevel: 'Permissions management',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName, { boundary: true })],

  async run(input, { caller: { accountId }, db, write }) {
    const role = await requireOwnRole(db, accountId, input.RoleName);
    if (role.boundaryArn === null) {
      // The words are those of a user's [assumed].
      throw new ServiceError('NoSuchEntity', `Role ${role.name} does not have a permissions boundary.`);
    }
    await changeRole(write, role, { boundaryArn: null });
  },
};
