import type { ListAccountAliasesRequest, ListAccountAliasesResponse } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import { findAccount } from '../../store/accounts.ts';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';

/** Lists the account's alias, when it has one; there is never a second. */
export const listAccountAliases: ReadOperation<Checked<ListAccountAliasesRequest>, ListAccountAliasesResponse> = {
  kind: 'read',
  action: 'iam:ListAccountAliases',
  accessLevel: 'List',

  targets: () => [{ arn: '*' }],

  async run(input, { caller: { accountId }, db, markers }) {
    const page = await readPage(markers, input, {
      scope: pageScope('ListAccountAliases', accountId),
      position: (alias: string) => alias,
      async fetch(after) {
        const alias = (await findAccount(db, accountId))?.alias ?? undefined;
        return alias === undefined || (after !== undefined && alias <= after) ? [] : [alias];
      },
    });
    return { AccountAliases: [...page.rows], ...page.more };
  },
};
