import type { ListRoleTagsRequest, ListRoleTagsResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import type { ReadOperation } from '../operation.ts';
import { requireRole } from '../require-role.ts';
import { readTagPage } from '../tag-page.ts';
import { roleTarget } from '../role-target.ts';

/** Lists the tags of a role, in the order of their keys. */
export const listRoleTags: ReadOperation<Checked<ListRoleTagsRequest, 'RoleName'>, ListRoleTagsResponse> = {
  kind: 'read',
  action: 'iam:ListRoleTags',
  accessLevel: 'List',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName)],

  async run(input, { caller: { accountId }, db, markers }) {
    const { roleId } = await requireRole(db, accountId, input.RoleName);
    const tags = await listTags(db, accountId, roleId);
    const page = await readTagPage(markers, input, pageScope('ListRoleTags', accountId, roleId), 'key', tags);
    return { Tags: describeTags(page.rows), ...page.more };
  },
};
