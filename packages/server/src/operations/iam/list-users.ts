import type { ListUsersRequest, ListUsersResponse, User } from '@aws-sdk/client-iam';
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
    const read = async (): Promise<ListUsersResponse> => {
      const page = await readPage(markers, request, {
        scope: pageScope('ListUsers', accountId, PathPrefix),
        fetch: (after, limit) => listUserRows(db, accountId, PathPrefix, after, limit),
        position: (user) => user.nameKey,
      });
      // Frozen: it is shared, and what is frozen is written as XML once.
      return Object.freeze({ Users: Object.freeze(page.rows.map(describeUser)) as User[], ...page.more });
    };
    const key = JSON.stringify(['ListUsers', PathPrefix, request.MaxItems, request.Marker]);
    return recall(key, read, ({ Users = [] }) => Users.length);
  },
};
