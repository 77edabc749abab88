import type { ListGroupsForUserRequest, ListGroupsForUserResponse } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listGroupsOfUser } from '../../store/memberships.ts';
import type { Checked } from '../checked.ts';
import { describeGroup } from '../describe-group.ts';
import type { ReadOperation } from '../operation.ts';
import { requireUser } from '../require-user.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<ListGroupsForUserRequest, 'UserName'>;

/** Lists the groups that a user is in, in the order of their names. */
export const listGroupsForUser: ReadOperation<Input, ListGroupsForUserResponse> = {
  kind: 'read',
  action: 'iam:ListGroupsForUser',
  accessLevel: 'List',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, { caller: { accountId }, db, markers }) {
    const { userId } = await requireUser(db, accountId, input.UserName);
    const page = await readPage(markers, input, {
      scope: pageScope('ListGroupsForUser', accountId, userId),
      fetch: (after, limit) => listGroupsOfUser(db, accountId, userId, after, limit),
      position: (group) => group.nameKey,
    });
    return { Groups: page.rows.map(describeGroup), ...page.more };
  },
};
