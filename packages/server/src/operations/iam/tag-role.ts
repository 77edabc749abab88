import type { TagRoleRequest } from '@aws-sdk/client-iam';
import { listTags, putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';
import { requireRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

/** Puts tags on a role. A key that is there already gets the new value and keeps its place. */
export const tagRole: WriteOperation<Checked<TagRoleRequest, 'RoleName' | 'Tags'>, void> = {
  kind: 'write',
  action: 'iam:TagRole',
  accessLevel: 'Tagging',

  targets: async (input, tools) => [
    await roleTarget(tools, input.RoleName, { context: requestTagContext(readTags('role', input.Tags)) }),
  ],

  async run(input, { caller: { accountId }, db, write }) {
    const tags = readTags('role', input.Tags);
    const { roleId } = await requireRole(db, accountId, input.RoleName);
    checkTagQuota('role', await listTags(db, accountId, roleId), tags);
    await putTags(write, { kind: 'role', accountId, resourceId: roleId }, tags);
  },
};
