import { ServiceError } from './errors.ts';

/** What an account asks of the passwords of its users. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  /** How many of the four kinds of character a password must have, whichever they are. */
  readonly kinds: number;
  /** Whether every user may change their own password, whatever their policies say. */
  readonly allowChange: boolean;
  /** Undefined: passwords do not expire. */
  readonly maxAgeDays: number | undefined;
  /** How many former passwords may not be taken again. */
  readonly reusePrevention: number;
  /** Whether a user whose password expired must wait for an administrator. */
  readonly hardExpiry: boolean;
}

/**
 * What holds where the account has said nothing.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html#default-policy-details
 */
export const DEFAULT_PASSWORD_POLICY: PasswordPolicy = {
  minimumLength: 8,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
  kinds: 3,
  allowChange: false,
  maxAgeDays: undefined,
  reusePrevention: 0,
  hardExpiry: false,
};

// SOURCE: IAM API Reference, UpdateAccountPasswordPolicy: the very signs that count as symbols.
const KINDS = { symbols: /[!@#$%^&*()_+\-=[\]{}|']/, numbers: /[0-9]/, uppercase: /[A-Z]/, lowercase: /[a-z]/ } as const;

/**
 * Whether a password is one that the policy lets a user have.
 * @param notThese what a password may not be, in any case, such as the account's name.
 */
export function conforms(policy: PasswordPolicy, password: string, notThese: readonly string[] = []): boolean {
  const has = {
    symbols: KINDS.symbols.test(password),
    numbers: KINDS.numbers.test(password),
    uppercase: KINDS.uppercase.test(password),
    lowercase: KINDS.lowercase.test(password),
  };
  return (
    password.length >= policy.minimumLength &&
    (!policy.requireSymbols || has.symbols) &&
    (!policy.requireNumbers || has.numbers) &&
    (!policy.requireUppercase || has.uppercase) &&
    (!policy.requireLowercase || has.lowercase) &&
    Object.values(has).filter(Boolean).length >= policy.kinds &&
    !notThese.some((text) => text.toLowerCase() === password.toLowerCase())
  );
}

/**
 * Refuses a password that the policy does not let a user have; the refusal does not say which rule it broke, as AWS's does not.
 * @throws ServiceError `PasswordPolicyViolation`
 */
export function checkPassword(policy: PasswordPolicy, password: string, notThese: readonly string[] = []): void {
  if (conforms(policy, password, notThese)) return;
  throw new ServiceError('PasswordPolicyViolation', 'Password does not conform to the account password policy.');
}

/** @throws ServiceError `PasswordPolicyViolation`, for a password that the user has or had. */
export function throwReused(): never {
  throw new ServiceError(
    'PasswordPolicyViolation',
    'Policy constraint violation with password reuse prevention during password change.',
  );
}
