import { checkPassword, DEFAULT_PASSWORD_POLICY, throwReused, type PasswordPolicy } from '../domain/password-policy.ts';
import { findAccount } from '../store/accounts.ts';
import { listFormerPasswords, type LoginProfileRow } from '../store/login-profiles.ts';
import { findPasswordPolicy, type PasswordPolicyRow } from '../store/password-policies.ts';
import type { Queries } from '../store/store.ts';
import type { PasswordHasher } from './operation.ts';

/** What an account asks of passwords, by its own policy or by the default one. */
export async function readPasswordPolicy(db: Queries, accountId: string): Promise<PasswordPolicy> {
  const row = await findPasswordPolicy(db, accountId);
  return row ? policyOf(row) : DEFAULT_PASSWORD_POLICY;
}

/** A stored password policy, as the rules see it. */
export function policyOf(row: PasswordPolicyRow): PasswordPolicy {
  return {
    minimumLength: row.minimumLength,
    requireSymbols: row.requireSymbols === 1,
    requireNumbers: row.requireNumbers === 1,
    requireUppercase: row.requireUppercase === 1,
    requireLowercase: row.requireLowercase === 1,
    kinds: 0,
    allowChange: row.allowChange === 1,
    maxAgeDays: row.maxAgeDays ?? undefined,
    reusePrevention: row.reusePrevention ?? 0,
    hardExpiry: row.hardExpiry === 1,
  };
}

/**
 * Refuses a password that the account's policy does not let a user have.
 * @throws ServiceError `PasswordPolicyViolation`
 */
export async function checkNewPassword(db: Queries, accountId: string, password: string): Promise<PasswordPolicy> {
  const policy = await readPasswordPolicy(db, accountId);
  const account = await findAccount(db, accountId);
  // SOURCE: "Default password policy": not the account's name. Whoever writes a policy of their own writes all of it.
  const known = policy === DEFAULT_PASSWORD_POLICY ? [accountId, account?.name, account?.alias] : [];
  const named = known.filter((text): text is string => typeof text === 'string' && text !== '');
  checkPassword(policy, password, named);
  return policy;
}

/**
 * Refuses a password that the user has, or had not long enough ago. Slow: up to 24 hashes, one after another.
 * @throws ServiceError `PasswordPolicyViolation`, or `Throttling` when too many passwords wait to be hashed.
 */
export async function refuseReuse(
  db: Queries,
  passwords: PasswordHasher,
  { accountId, userId, passwordHash }: LoginProfileRow,
  password: string,
  { reusePrevention }: PasswordPolicy,
): Promise<void> {
  if (reusePrevention === 0) return;
  const former = await listFormerPasswords(db, accountId, userId, reusePrevention - 1);
  for (const hash of [passwordHash, ...former]) {
    if (await passwords.verify(accountId, userId, hash, password)) throwReused();
  }
}
