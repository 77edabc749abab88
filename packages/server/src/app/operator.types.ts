/** What the first start made. The secrets in it exist nowhere else in the clear: print them once, to a person. */
export interface FirstRun {
  /** 12 digits. */
  readonly accountId: string;
  readonly rootAccessKeyId: string;
  readonly rootSecretAccessKey: string;
  /** For the console's sign-in page. */
  readonly rootPassword: string;
}

/** A server that answers requests until it is stopped. */
export interface Running {
  /** Stops taking requests, ends the ones under way, closes the store; safe to call twice. */
  stop(): Promise<void>;
}

/** The root key of a fresh account, in the words that `countersign account create --json` prints. */
export interface CreatedAccount {
  /** 12 digits. */
  readonly AccountId: string;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
}

export interface AccountRequest {
  readonly name: string;
  readonly email?: string;
}

/** How an account's root user is to be let in again. */
export interface RootReset {
  /** 12 digits; the first account's when left out. */
  readonly accountId?: string;
  /** Whether MFA devices, passkeys and recovery codes stay. */
  readonly keepMfa: boolean;
  /** Whether a new access key takes the place of all former ones. */
  readonly accessKey: boolean;
}

/** What root signs in with from now on, in the words that `countersign root reset --json` prints. */
export interface ResetRoot {
  readonly AccountId: string;
  readonly Password: string;
  /** How many MFA devices and passkeys were taken away. */
  readonly RemovedMfaDevices: number;
  readonly AccessKeyId?: string;
  readonly SecretAccessKey?: string;
}

export interface ListedAccount {
  readonly AccountId: string;
  readonly Name: string;
  /** ISO 8601, UTC. */
  readonly CreateDate: string;
}

export interface RotatedKeyring {
  /** The key that seals from now on. */
  readonly keyId: string;
  /** How many secrets were sealed anew. */
  readonly resealed: number;
}

export interface TailRequest {
  /** Go on with records as they are written, until the consumer stops. */
  readonly follow: boolean;
  /** How many of the newest records to begin with. */
  readonly lines: number;
}

export interface ChainReport {
  readonly records: number;
  readonly ok: boolean;
  /** What is wrong and at which record, when it is not ok. */
  readonly problem?: string;
}

/**
 * The operator's own door: whoever may read the data directory may do these things, without a signature.
 * Works against a running server (over its socket in the data directory) and a stopped data directory alike.
 */
export interface Operator {
  createAccount(request: AccountRequest): Promise<CreatedAccount>;
  listAccounts(): Promise<readonly ListedAccount[]>;
  rotateKeyring(): Promise<RotatedKeyring>;
  /** Gives root a new password, and ends its sessions. */
  resetRoot(request: RootReset): Promise<ResetRoot>;
  /** Audit records, one line of JSON each, oldest first. */
  auditTail(request: TailRequest): AsyncIterable<string>;
  /** Walks the whole chain of audit records. */
  auditVerify(): Promise<ChainReport>;
  close(): Promise<void>;
}
