import type { DeleteRoleRequest } from '@aws-sdk/client-iam';
import { countRoleParts, removeRole } from '../../store/roles.ts';
import { removeAllTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { refuseDeletion } from '../refuse-deletion.ts';
import { requireOwnRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

/** Removes a role that is in no instance profile and has no policies. Its tags and its boundary go with it. */
export const deleteRole: WriteOperation<Checked<DeleteRoleRequest, 'RoleName'>, void> = {
  kind: 'write',
  action: 'iam:DeleteRole',
  accessLevel: 'Write',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName, { boundary: true })],

  async run(input, { caller: { accountId }, db, write }) {
    const { roleId } = await requireOwnRole(db, accountId, input.RoleName);
    refuseDeletion(await countRoleParts(db, accountId, roleId));
    await removeAllTags(write, { kind: 'role', accountId, resourceId: roleId });
    await removeRole(write, accountId, roleId);
  },
};
