import type { Input, Output } from '../../api/wire.ts';

/** A custom password policy as a form holds it: numbers as they are typed. */
export interface PasswordRules {
  readonly minimum: string;
  readonly uppercase: boolean;
  readonly lowercase: boolean;
  readonly numbers: boolean;
  readonly symbols: boolean;
  readonly expires: boolean;
  readonly days: string;
  readonly hardExpiry: boolean;
  readonly allowChange: boolean;
  readonly preventsReuse: boolean;
  readonly remembered: string;
}

type Policy = NonNullable<Output<'GetAccountPasswordPolicy'>['PasswordPolicy']>;

/** What a form begins with: the policy that there is, else what AWS's console suggests. */
export function rulesOf(policy: Policy | undefined): PasswordRules {
  return {
    minimum: String(policy?.MinimumPasswordLength ?? 8),
    uppercase: policy?.RequireUppercaseCharacters ?? true,
    lowercase: policy?.RequireLowercaseCharacters ?? true,
    numbers: policy?.RequireNumbers ?? true,
    symbols: policy?.RequireSymbols ?? true,
    expires: policy?.ExpirePasswords ?? false,
    days: String(policy?.MaxPasswordAge ?? 90),
    hardExpiry: policy?.HardExpiry ?? false,
    allowChange: policy?.AllowUsersToChangePassword ?? true,
    preventsReuse: policy?.PasswordReusePrevention !== undefined,
    remembered: String(policy?.PasswordReusePrevention ?? 5),
  };
}

/** Whether a typed number is a whole one between two others. */
function isBetween(text: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** Which fields hold something that the policy may not say. SOURCE: IAM API Reference, UpdateAccountPasswordPolicy. */
export function faultsOf(rules: PasswordRules): ReadonlySet<'minimum' | 'days' | 'remembered'> {
  const faults = new Set<'minimum' | 'days' | 'remembered'>();
  if (!isBetween(rules.minimum, 6, 128)) faults.add('minimum');
  if (rules.expires && !isBetween(rules.days, 1, 1095)) faults.add('days');
  if (rules.preventsReuse && !isBetween(rules.remembered, 1, 24)) faults.add('remembered');
  return faults;
}

/** The call that sets the policy: what is left out of it goes back to its default. */
export function policyInput(rules: PasswordRules): Input<'UpdateAccountPasswordPolicy'> {
  return {
    MinimumPasswordLength: Number(rules.minimum),
    RequireUppercaseCharacters: rules.uppercase,
    RequireLowercaseCharacters: rules.lowercase,
    RequireNumbers: rules.numbers,
    RequireSymbols: rules.symbols,
    AllowUsersToChangePassword: rules.allowChange,
    ...(rules.expires ? { MaxPasswordAge: Number(rules.days), HardExpiry: rules.hardExpiry } : {}),
    ...(rules.preventsReuse ? { PasswordReusePrevention: Number(rules.remembered) } : {}),
  };
}
