/** What authentication and authorization know of an access key. */
export interface KeyEntity {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly status: 'Active' | 'Inactive';
  /** A user's id, or the account id for a key of the root user. */
  readonly ownerId: string;
  readonly sealedSecret: string;
}

export interface InlinePolicy {
  readonly name: string;
  readonly document: string;
}

/** What authorization knows of a user. */
export interface UserEntity {
  readonly accountId: string;
  readonly userId: string;
  readonly name: string;
  readonly path: string;
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly groupIds: readonly string[];
  /** ARNs of attached managed policies, AWS's and the account's own. */
  readonly attached: readonly string[];
  readonly inline: readonly InlinePolicy[];
  readonly boundaryArn: string | undefined;
}

export interface GroupEntity {
  readonly accountId: string;
  readonly groupId: string;
  readonly name: string;
  readonly path: string;
  readonly attached: readonly string[];
  readonly inline: readonly InlinePolicy[];
}

/** A customer managed policy: the version in force. */
export interface PolicyEntity {
  readonly accountId: string;
  readonly arn: string;
  readonly versionId: string;
  readonly document: string;
}

export interface AccountEntity {
  readonly accountId: string;
  readonly name: string;
}

/** A console session, found by the hash of its id. Times are milliseconds since 1970. */
export interface SessionEntity {
  readonly accountId: string;
  readonly sessionHash: string;
  /** A user's id, or the account id for root. */
  readonly principalId: string;
  /** `ASIA…`: what it is called where people see it. */
  readonly handle: string;
  readonly createdAt: number;
  /** As it is stored; a newer use may be known to `authn`. */
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  readonly mfaAt: number | null;
  readonly provenAt: number;
  readonly revokedAt: number | null;
}

/**
 * What decides who a caller is and what they may do, kept in memory and true at the last commit.
 * `get…` answers undefined for what does not exist. A view made by `within(write)` also sees that transaction's own changes.
 */
export interface EnforcementView {
  /** False inside a transaction that has already changed something: nothing derived from it may be kept. */
  readonly settled: boolean;
  accessKey(accessKeyId: string): Promise<KeyEntity | undefined>;
  account(accountId: string): Promise<AccountEntity | undefined>;
  user(accountId: string, userId: string): Promise<UserEntity | undefined>;
  group(accountId: string, groupId: string): Promise<GroupEntity | undefined>;
  policy(accountId: string, arn: string): Promise<PolicyEntity | undefined>;
  consoleSession(sessionHash: string): Promise<SessionEntity | undefined>;
}
