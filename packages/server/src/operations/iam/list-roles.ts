import type { ListRolesRequest, ListRolesResponse } from '@aws-sdk/client-iam';
import { collectionArn } from '../../domain/arns.ts';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listRoles as listRoleRows } from '../../store/roles.ts';
import type { Checked } from '../checked.ts';
import { describeListedRoles } from '../describe-role.ts';
import type { ReadOperation } from '../operation.ts';

/** Lists the roles of the account under a path, service-linked ones too, in the order of their names. */
export const listRoles: ReadOperation<Checked<ListRolesRequest>, ListRolesResponse> = {
  kind: 'read',
  action: 'iam:ListRoles',
  accessLevel: 'List',

  targets: (input, { caller }) => [{ arn: collectionArn('role', caller.accountId, input.PathPrefix) }],

  // Not remembered as ListUsers is: the ARNs of users and roles of other accounts stand in the answer.
  async run({ PathPrefix = '/', ...request }, { caller: { accountId }, db, markers }) {
    const page = await readPage(markers, request, {
      scope: pageScope('ListRoles', accountId, PathPrefix),
      fetch: (after, limit) => listRoleRows(db, accountId, PathPrefix, after, limit),
      position: (role) => role.nameKey,
    });
    return { Roles: await describeListedRoles(db, page.rows), ...page.more };
  },
};
