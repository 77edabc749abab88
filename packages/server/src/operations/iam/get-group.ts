import type { GetGroupRequest, GetGroupResponse } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listUsersOfGroup } from '../../store/memberships.ts';
import type { Checked } from '../checked.ts';
import { describeGroup } from '../describe-group.ts';
import { describeUser } from '../describe-user.ts';
import { groupTarget } from '../group-target.ts';
import type { ReadOperation } from '../operation.ts';
import { requireGroup } from '../require-group.ts';

/** Shows a group and, page by page, its users in the order of their names. */
export const getGroup: ReadOperation<Checked<GetGroupRequest, 'GroupName'>, GetGroupResponse> = {
  kind: 'read',
  action: 'iam:GetGroup',
  accessLevel: 'Read',

  targets: async (input, tools) => [await groupTarget(tools, input.GroupName)],

  async run(input, { caller: { accountId }, db, markers }) {
    const group = await requireGroup(db, accountId, input.GroupName);
    const page = await readPage(markers, input, {
      scope: pageScope('GetGroup', accountId, group.groupId),
      fetch: (after, limit) => listUsersOfGroup(db, accountId, group.groupId, after, limit),
      position: (user) => user.nameKey,
    });
    return { Group: describeGroup(group), Users: page.rows.map(describeUser), ...page.more };
  },
};
