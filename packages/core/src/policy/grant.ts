/**
 * How a `Principal` element speaks of a caller. What a grant of a resource policy is worth depends on it: one that names the
 * session needs nothing beside it, one that names the account only lets that account's own policies decide.
 * SOURCE: IAM User Guide, "Policy evaluation logic", and "Permissions boundaries for IAM entities".
 */
export type GrantKind = 'wildcard' | 'account' | 'user' | 'role' | 'session' | 'federatedParent' | 'service' | 'federated';

/** Grant kinds as bits, so that several fit in a number. */
export const GRANT: Readonly<Record<GrantKind, number>> = {
  wildcard: 1,
  account: 2,
  user: 4,
  role: 8,
  session: 16,
  federatedParent: 32,
  service: 64,
  federated: 128,
};

/** Every kind. */
export const ANY_GRANT = 255;
