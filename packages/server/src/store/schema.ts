/**
 * The tables, as Kysely sees them. One shape for SQLite and PostgreSQL: text, whole numbers (64 bit) and nothing else.
 * Times are milliseconds since 1970. Every primary key leads with the account, so that accounts can be spread later.
 * A `nameKey` is the name in lower case: AWS's names are unique without regard to case.
 */
export interface Schema {
  /** What the deployment is: its id, the schema it has, when it was made. */
  deployment: { key: string; value: string };
  accounts: {
    accountId: string;
    name: string;
    createdAt: number;
    alias: string | null;
    /** Argon2id over the peppered root password, in PHC form; null when the account has none. */
    rootPasswordHash: string | null;
  };
  users: {
    accountId: string;
    userId: string;
    name: string;
    nameKey: string;
    path: string;
    createdAt: number;
    boundaryArn: string | null;
    passwordLastUsedAt: number | null;
  };
  groups: { accountId: string; groupId: string; name: string; nameKey: string; path: string; createdAt: number };
  memberships: { accountId: string; groupId: string; userId: string; createdAt: number };
  accessKeys: {
    accountId: string;
    accessKeyId: string;
    /** A user's id, or the account id for a key of the root user. */
    ownerId: string;
    status: 'Active' | 'Inactive';
    createdAt: number;
    /** When it was made or its status last changed. */
    changedAt: number;
    /** `csk1.…`: the secret, sealed by the vault; only the vault can read it. */
    sealedSecret: string;
  };
  accessKeyUses: { accountId: string; accessKeyId: string; usedAt: number; region: string; service: string };
  policies: {
    accountId: string;
    policyId: string;
    name: string;
    nameKey: string;
    path: string;
    description: string | null;
    createdAt: number;
    updatedAt: number;
    defaultVersion: number;
    /** The number the next version gets; numbers are never used again. */
    nextVersion: number;
  };
  policyVersions: { accountId: string; policyId: string; version: number; document: string; createdAt: number };
  /** Managed policies on principals, and permissions boundaries (`use`). */
  attachments: {
    accountId: string;
    principalId: string;
    principalKind: 'user' | 'group' | 'role';
    policyArn: string;
    createdAt: number;
  };
  inlinePolicies: { accountId: string; principalId: string; name: string; document: string; createdAt: number };
  tags: {
    accountId: string;
    /** The unique id of the user, policy, role … that wears the tag. */
    resourceId: string;
    key: string;
    keyKey: string;
    value: string;
    /** The order in which the tags were put on. */
    position: number;
  };
  /** Gap-free: what changed, for whom to look again. `changes` is JSON of `Touched[]`; values are read from the tables. */
  changeLog: { seq: number; accountId: string; time: number; requestId: string; changes: string };
  /**
   * CloudTrail-shaped records: one a row, or a pack of reads (one a line; no requestId, no eventName). Each row is chained to the
   * one before it: `hash` = SHA-256(previous hash ‖ record), hex.
   */
  auditRecords: {
    seq: number;
    accountId: string;
    time: number;
    requestId: string;
    eventName: string;
    record: string;
    hash: string;
  };
  /** Why a request was refused, for `countersign explain`. Never holds a secret, a signing key or a signature. */
  explanations: { accountId: string; requestId: string; time: number; body: string };
  /** Root keys, wrapped by the key-encryption key. */
  keyring: { version: number; state: 'active' | 'retired'; wrapped: string; check: string; createdAt: number };
  /** Account keys, wrapped by a root key. */
  accountKeys: { accountId: string; version: number; rootVersion: number; wrapped: string; createdAt: number };
}
