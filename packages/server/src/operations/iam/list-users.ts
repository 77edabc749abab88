import type { ListUsersRequest, ListUsersResponse } from '@aws-sdk/client-iam';
import { collectionArn } from '../../domain/arns.ts';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listUsers as listUserRows } from '../../store/users.ts';
import type { Checked } from '../checked.ts';
import { describeUser } from '../describe-user.ts';
import type { ReadOperation } from '../operation.ts';

/** Lists the users of the account under a path, in the order of their names. */
export const listUsers: ReadOperation<Checked<ListUsersRequest>, ListUsersResponse> = {
  kind: 'read',
  action: 'iam:ListUsers',
  accessLevel: 'List',

  targets: (input, { caller }) => [{ arn: collectionArn('user', caller.accountId, input.PathPrefix) }],

  async run({ PathPrefix = '/', ...request }, { caller: { accountId }, db, markers, recall }) {
    const page = await readPage(markers, request, {
      scope: pageScope('ListUsers', accountId, PathPrefix),
      fetch: (after, limit) =>
        recall(`users ${limit} ${PathPrefix} ${after ?? ''}`, () => listUserRows(db, accountId, PathPrefix, after, limit)),
      position: (user) => user.nameKey,
    });
    return { Users: page.rows.map(describeUser), ...page.more };
  },
};
