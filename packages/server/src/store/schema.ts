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
  /** What a user signs in to the console with. The root user's password is the account's (`accounts.rootPasswordHash`). */
  loginProfiles: {
    accountId: string;
    userId: string;
    /** Argon2id over the peppered password, in PHC form. */
    passwordHash: string;
    createdAt: number;
    /** When the password was last set; its age counts from here. */
    changedAt: number;
    /** 1: the next sign-in must set a new password. */
    resetRequired: number;
  };
  /** Passwords that a user had before the present one, so that none is taken again; the newest 24. */
  passwordHistory: { accountId: string; userId: string; position: number; passwordHash: string };
  /** An account's own password policy; without a row the default one holds. What is 1 is required or allowed. */
  passwordPolicies: {
    accountId: string;
    minimumLength: number;
    requireSymbols: number;
    requireNumbers: number;
    requireUppercase: number;
    requireLowercase: number;
    /** Whether every user may change their own password. */
    allowChange: number;
    /** Null: passwords do not expire. */
    maxAgeDays: number | null;
    /** How many former passwords may not be taken again; null: any may. */
    reusePrevention: number | null;
    /** Null where it was never said. */
    hardExpiry: number | null;
  };
  /** Virtual MFA devices. */
  mfaDevices: {
    accountId: string;
    /** 32 hexadecimal digits: what tags and the seal are bound to; a device made anew is another one. */
    deviceId: string;
    path: string;
    name: string;
    /** Path and name in lower case: unique. */
    serialKey: string;
    /** `csk1.…`: the seed, sealed for this device and for whose it is. */
    sealedSeed: string;
    createdAt: number;
    /** A user's id, or the account id for root; null: nobody's yet. */
    ownerId: string | null;
    enabledAt: number | null;
    /** By how many steps of 30 seconds the device's clock was ahead when it was last brought into step. */
    drift: number;
    /** The step of the newest code that was used; only later ones are good. */
    lastStep: number | null;
  };
  passkeys: {
    accountId: string;
    /** As WebAuthn gives it, base64url. */
    credentialId: string;
    /** A user's id, or the account id for root. */
    ownerId: string;
    /** `arn:aws:iam::123456789012:u2f/user/bob/laptop-…`: how MFA operations name it; a later change of the user's name leaves it. */
    serial: string;
    name: string;
    /** COSE, base64url. */
    publicKey: string;
    counter: number;
    /** JSON list, such as `["internal","hybrid"]`. */
    transports: string;
    deviceType: 'singleDevice' | 'multiDevice';
    /** 1: it is copied to other devices of its owner. */
    backedUp: number;
    createdAt: number;
    lastUsedAt: number | null;
  };
  recoveryCodes: {
    accountId: string;
    ownerId: string;
    /** Hash under a key of the vault's; see `Vault.hashRecoveryCode`. */
    codeHash: string;
    createdAt: number;
    usedAt: number | null;
  };
  consoleSessions: {
    accountId: string;
    /** SHA-256 of the session id, hex; the id itself is in the cookie alone. */
    sessionHash: string;
    /** A user's id, or the account id for root. */
    principalId: string;
    createdAt: number;
    lastUsedAt: number;
    expiresAt: number;
    /** When a second factor was last shown; null: never. */
    mfaAt: number | null;
    sourceIp: string;
    userAgent: string;
    revokedAt: number | null;
    /** When its holder last proved who they are: at the sign-in, or by a step-up since. */
    provenAt: number;
    /** `ASIA…`: what the session is called where people see it. It opens nothing. */
    handle: string;
  };
  roles: {
    accountId: string;
    roleId: string;
    name: string;
    nameKey: string;
    path: string;
    createdAt: number;
    description: string | null;
    /** The longest session it gives, in seconds. */
    maxSession: number;
    boundaryArn: string | null;
    /** The text as it was put, but for users and roles: their unique ids stand in place of their ARNs. */
    trustPolicy: string;
    /** `es.amazonaws.com`: of a service-linked role the service that it belongs to. */
    linkedService: string | null;
    lastUsedAt: number | null;
    lastUsedRegion: string | null;
  };
  instanceProfiles: {
    accountId: string;
    profileId: string;
    name: string;
    nameKey: string;
    path: string;
    createdAt: number;
    /** The one role it may hold. */
    roleId: string | null;
  };
  /** Service-linked roles that were asked to be deleted; each was when it was asked. */
  roleDeletions: { accountId: string; taskId: string; createdAt: number };
  sshPublicKeys: {
    accountId: string;
    keyId: string;
    ownerId: string;
    /** The key as SSH writes it, base64: what stands behind `ssh-rsa`. */
    body: string;
    /** MD5 of the same bytes, `60:34:db:…`. */
    fingerprint: string;
    status: 'Active' | 'Inactive';
    createdAt: number;
  };
  signingCertificates: {
    accountId: string;
    /** SHA-1 of the certificate, base 32: the same certificate has the same id. */
    certificateId: string;
    /** A user's id, or the account id for root. */
    ownerId: string;
    /** The text as it was put. */
    body: string;
    status: 'Active' | 'Inactive';
    createdAt: number;
  };
  /** Certificates for servers. Their private keys are looked at once and not kept. */
  serverCertificates: {
    accountId: string;
    certificateId: string;
    name: string;
    nameKey: string;
    path: string;
    body: string;
    chain: string | null;
    createdAt: number;
    /** When the certificate itself is over. */
    expiresAt: number;
  };
  /** Passwords and keys for services that do not know AWS's signatures. */
  serviceCredentials: {
    accountId: string;
    credentialId: string;
    ownerId: string;
    /** `codecommit.amazonaws.com` */
    service: string;
    /** `bob-at-123456789012`: what the service calls its holder. It stays when the user gets another name. */
    login: string;
    /** The login in lower case: one of a kind at its service. */
    loginKey: string;
    /** SHA-256 of the secret, hex; the secret is shown once. */
    secretHash: string;
    status: 'Active' | 'Inactive';
    createdAt: number;
    /** Null: never. */
    expiresAt: number | null;
  };
  /** The newest credential report of an account, as CSV. */
  credentialReports: { accountId: string; content: string; generatedAt: number };
  /** OpenID Connect providers: whose tokens may open roles. */
  oidcProviders: {
    accountId: string;
    /** 32 hexadecimal digits: what tags are bound to; a provider made anew is another one. */
    providerId: string;
    /** Without `https://`, as in its ARN; compared letter by letter. */
    url: string;
    /** JSON list of the audiences that a token may be for. */
    clientIds: string;
    /** JSON list of SHA-1 hashes of certificates, in lower case. */
    thumbprints: string;
    createdAt: number;
  };
}
