import type { ReadTools, Target } from './operation.ts';
import { readPasswordPolicy } from './new-password.ts';

/**
 * What `AllowUsersToChangePassword` gives to every user of the account: to change their own password, and to see what it must be.
 * As with any policy of theirs, a Deny still refuses and a permissions boundary still limits.
 * SOURCE: IAM API Reference, `PasswordPolicy`: it attaches no policy to each user; the permissions are applied at the account level.
 */
const ALLOW_CHANGE: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['iam:ChangePassword', 'iam:GetAccountPasswordPolicy'], Resource: '*' }],
});

/** Adds to the target what the account's password policy gives to its users. Only for a user's own password, and the policy. */
export async function withAccountGrant(target: Target, { caller, db }: ReadTools): Promise<Target> {
  const { allowChange } = await readPasswordPolicy(db, caller.accountId);
  return allowChange ? { ...target, accountPolicy: ALLOW_CHANGE } : target;
}
