import type { DeleteAccountAliasRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { findAccount, setAccountAlias } from '../../store/accounts.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';

/** Takes the account's alias away. It must be named, so that a stale name removes nothing. */
export const deleteAccountAlias: WriteOperation<Checked<DeleteAccountAliasRequest, 'AccountAlias'>, void> = {
  kind: 'write',
  action: 'iam:DeleteAccountAlias',
  accessLevel: 'Write',

  targets: () => [{ arn: '*' }],

  async run(input, { caller: { accountId }, db, write }) {
    const account = await findAccount(db, accountId);
    if (account?.alias !== input.AccountAlias) {
      throw new ServiceError('NoSuchEntity', `The account alias ${input.AccountAlias} cannot be found.`);
    }
    await setAccountAlias(write, accountId, null);
  },
};
