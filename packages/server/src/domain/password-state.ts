import type { PasswordPolicy } from './password-policy.ts';

const DAY_MS = 86_400_000;

/**
 * What a right password is good for at a sign-in. `mustChange`: an administrator asked for a new one; `expired`: it is too old;
 * either way the user is let in after setting another. `hardExpired`: only an administrator can help.
 */
export type PasswordState = 'ok' | 'mustChange' | 'expired' | 'hardExpired';

/** When a password expires, in milliseconds since 1970; undefined where it never does. */
export function passwordExpiry(changedAt: number, policy: Pick<PasswordPolicy, 'maxAgeDays'>): number | undefined {
  return policy.maxAgeDays === undefined ? undefined : changedAt + policy.maxAgeDays * DAY_MS;
}

/**
 * What a password is good for. Access keys go on working whatever it is.
 * @param profile when the password was set, and whether the next sign-in must set another.
 * SOURCE: an expiry that is set counts at once, for passwords that are older (IAM User Guide, "Rules for setting a password policy").
 */
export function passwordState(
  profile: { readonly changedAt: number; readonly resetRequired: boolean },
  policy: Pick<PasswordPolicy, 'maxAgeDays' | 'hardExpiry'>,
  now: number,
): PasswordState {
  const expiry = passwordExpiry(profile.changedAt, policy);
  const isOver = expiry !== undefined && now >= expiry;
  if (isOver && policy.hardExpiry) return 'hardExpired';
  if (profile.resetRequired) return 'mustChange';
  return isOver ? 'expired' : 'ok';
}
