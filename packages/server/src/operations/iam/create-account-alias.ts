import type { CreateAccountAliasRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { findAccountByAlias, setAccountAlias } from '../../store/accounts.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';

/** Gives the account an alias in place of the one it had. An alias belongs to one account of the whole deployment. */
export const createAccountAlias: WriteOperation<Checked<CreateAccountAliasRequest, 'AccountAlias'>, void> = {
  kind: 'write',
  action: 'iam:CreateAccountAlias',
  accessLevel: 'Write',

  targets: () => [{ arn: '*' }],

  // SOURCE: a second alias replaces the first, and one's own alias "already exists" (seen on a live account: floci#2103).
  async run(input, { caller, db, write }) {
    if (await findAccountByAlias(db, input.AccountAlias)) {
      throw new ServiceError('EntityAlreadyExists', `The account alias ${input.AccountAlias} already exists.`);
    }
    await setAccountAlias(write, caller.accountId, input.AccountAlias);
  },
};
