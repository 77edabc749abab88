import type { GetAccountPasswordPolicyResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { findPasswordPolicy } from '../../store/password-policies.ts';
import type { ReadOperation } from '../operation.ts';
import { withAccountGrant } from '../own-password-policy.ts';

/** Shows the account's own password policy; the default one is not shown. What was never set is left out. */
export const getAccountPasswordPolicy: ReadOperation<unknown, GetAccountPasswordPolicyResponse> = {
  kind: 'read',
  action: 'iam:GetAccountPasswordPolicy',
  accessLevel: 'Read',

  targets: async (_input, tools) => [await withAccountGrant({ arn: '*' }, tools)],

  async run(_input, { caller: { accountId }, db }) {
    const policy = await findPasswordPolicy(db, accountId);
    if (!policy) {
      // SOURCE: LocalStack's recordings of 2026-02 (test_iam_account_password_policy), texts and members.
      throw new ServiceError('NoSuchEntity', `The Password Policy with domain name ${accountId} cannot be found.`);
    }
    const { maxAgeDays, reusePrevention, hardExpiry } = policy;
    return {
      PasswordPolicy: {
        MinimumPasswordLength: policy.minimumLength,
        RequireSymbols: policy.requireSymbols === 1,
        RequireNumbers: policy.requireNumbers === 1,
        RequireUppercaseCharacters: policy.requireUppercase === 1,
        RequireLowercaseCharacters: policy.requireLowercase === 1,
        AllowUsersToChangePassword: policy.allowChange === 1,
        ExpirePasswords: maxAgeDays !== null,
        ...(maxAgeDays === null ? {} : { MaxPasswordAge: maxAgeDays }),
        ...(reusePrevention === null ? {} : { PasswordReusePrevention: reusePrevention }),
        ...(hardExpiry === null ? {} : { HardExpiry: hardExpiry === 1 }),
      },
    };
  },
};
