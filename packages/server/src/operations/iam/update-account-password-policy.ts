import type { UpdateAccountPasswordPolicyRequest } from '@aws-sdk/client-iam';
import { putPasswordPolicy } from '../../store/password-policies.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';

/** Sets the account's password policy as a whole: what is left out goes back to its default. */
export const updateAccountPasswordPolicy: WriteOperation<Checked<UpdateAccountPasswordPolicyRequest>, void> = {
  kind: 'write',
  action: 'iam:UpdateAccountPasswordPolicy',
  accessLevel: 'Write',

  targets: () => [{ arn: '*' }],

  async run(input, { caller: { accountId }, write }) {
    await putPasswordPolicy(write, {
      accountId,
      minimumLength: input.MinimumPasswordLength ?? 6,
      requireSymbols: flag(input.RequireSymbols),
      requireNumbers: flag(input.RequireNumbers),
      requireUppercase: flag(input.RequireUppercaseCharacters),
      requireLowercase: flag(input.RequireLowercaseCharacters),
      allowChange: flag(input.AllowUsersToChangePassword),
      maxAgeDays: input.MaxPasswordAge ?? null,
      reusePrevention: input.PasswordReusePrevention ?? null,
      hardExpiry: input.HardExpiry === undefined ? null : flag(input.HardExpiry),
    });
  },
};

const flag = (value: boolean | undefined): number => (value === true ? 1 : 0);
