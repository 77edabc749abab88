import type { ListGroupsRequest, ListGroupsResponse } from '@aws-sdk/client-iam';
import { collectionArn } from '../../domain/arns.ts';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listGroups as listGroupRows } from '../../store/groups.ts';
import type { Checked } from '../checked.ts';
import { describeGroup } from '../describe-group.ts';
import type { ReadOperation } from '../operation.ts';

/** Lists the groups of the account under a path, in the order of their names. */
export const listGroups: ReadOperation<Checked<ListGroupsRequest>, ListGroupsResponse> = {
  kind: 'read',
  action: 'iam:ListGroups',
  accessLevel: 'List',

  targets: (input, { caller }) => [{ arn: collectionArn('group', caller.accountId, input.PathPrefix) }],

  async run({ PathPrefix = '/', ...request }, { caller: { accountId }, db, markers }) {
    const page = await readPage(markers, request, {
      scope: pageScope('ListGroups', accountId, PathPrefix),
      fetch: (after, limit) => listGroupRows(db, accountId, PathPrefix, after, limit),
      position: (group) => group.nameKey,
    });
    return { Groups: page.rows.map(describeGroup), ...page.more };
  },
};
