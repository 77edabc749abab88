import { ServiceError } from '../../domain/errors.ts';
import { removePasswordPolicy } from '../../store/password-policies.ts';
import type { WriteOperation } from '../operation.ts';

/** Takes the account's own password policy away; the default one holds again. */
export const deleteAccountPasswordPolicy: WriteOperation<unknown, void> = {
  kind: 'write',
  action: 'iam:DeleteAccountPasswordPolicy',
  accessLevel: 'Permissions management',

  targets: () => [{ arn: '*' }],

  async run(_input, { caller: { accountId }, write }) {
    if (await removePasswordPolicy(write, accountId)) return;
    // SOURCE: LocalStack's recordings of 2026-02 (test_delete_account_password_policy_not_found).
    throw new ServiceError('NoSuchEntity', 'The account policy with name PasswordPolicy cannot be found.');
  },
};
