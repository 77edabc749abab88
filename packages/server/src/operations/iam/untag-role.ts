import type { UntagRoleRequest } from '@aws-sdk/client-iam';
import { removeTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { tagKeysContext } from '../request-tags.ts';
import { requireRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

/** Takes tags off a role; keys that are not there are passed over. */
export const untagRole: WriteOperation<Checked<UntagRoleRequest, 'RoleName' | 'TagKeys'>, void> = {
  kind: 'write',
  action: 'iam:UntagRole',
  accessLevel: 'Tagging',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName, { context: tagKeysContext(input.TagKeys) })],

  async run(input, { caller: { accountId }, db, write }) {
    const { roleId } = await requireRole(db, accountId, input.RoleName);
    await removeTags(write, { kind: 'role', accountId, resourceId: roleId }, input.TagKeys);
  },
};
