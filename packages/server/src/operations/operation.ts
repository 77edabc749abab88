import type { Caller } from '../domain/caller.ts';
import type { Queries, Write } from '../store/store.ts';

/** One thing that a call wants to act on; every one of them must be allowed. */
export interface Target {
  /** The action to authorize, when it is not the operation's own, such as `iam:PassRole`. */
  readonly action?: string;
  /** The full ARN that policies are matched against, or `*` for an action without resource types. */
  readonly arn: string;
  /** How AWS's refusal names it: `user bob`, `policy p`, `group g`; the ARN when left out. */
  readonly shown?: string;
  /** Condition keys that the input or the resource adds, such as `iam:PolicyARN` or `aws:RequestTag/team`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The text of the policy that the resource itself carries, where it carries one. */
  readonly resourcePolicy?: string;
  /** The text of the trust policy, where the resource is a role that is to be assumed. It stands in place of `resourcePolicy`. */
  readonly trustPolicy?: string;
  /** The text of a policy that the account gives to every user for this, as if it were attached to them. */
  readonly accountPolicy?: string;
}

/** What any operation may use: time, chance and the house's own services come in as arguments. */
export interface Tools {
  readonly caller: Caller;
  readonly now: Date;
  readonly requestId: string;
  /** Secure random bytes. */
  random(length: number): Uint8Array;
  readonly vault: SecretSealer;
  readonly passwords: PasswordHasher;
  readonly seeds: MfaSeeds;
  /** Bounds how often a password may be guessed. */
  readonly passwordTries: TryLimit;
  /** What a browser was asked to make a passkey for, until it has. */
  readonly passkeyTickets: Tickets<PasskeyTicket>;
  readonly managed: ManagedPolicies;
  readonly markers: Markers;
  readonly authorizationMessages: Pick<AuthorizationMessages, 'open'>;
  /** The audit trail; `flush` waits until everything recorded so far can be read. */
  readonly audit: { flush(): Promise<void> };
  /**
   * Whether the caller might act on each of `targets` now, by their policies.
   * @returns for each the refusal's message; undefined where they might.
   */
  refusals(targets: readonly (Target & { readonly action: string })[]): Promise<readonly (string | undefined)[]>;
  /** What the store does not say of console sessions. */
  readonly consoleSessions: {
    /** How long one may lie unused. */
    readonly idleMs: number;
    /** The newest use of one that may not be written down yet, in milliseconds since 1970. */
    lastUse(sessionHash: string): number | undefined;
  };
  /** The newest use of each key that is not yet written down; see `GetAccessKeyLastUsed`. */
  lastUse(accessKeyId: string): { readonly usedAt: number; readonly region: string; readonly service: string } | undefined;
}

/** Seals a secret so that only the same account, owner and key id can open it again. */
export interface SecretSealer {
  /** @returns `csk1.…`, to store as it is. */
  sealAccessKey(accountId: string, ownerId: string, accessKeyId: string, secret: string): string;
  /** What is stored of a recovery code, given as `readRecoveryCode` gives it. */
  hashRecoveryCode(accountId: string, ownerId: string, code: string): string;
}

/**
 * Hashes and checks passwords, off the event loop and slowly on purpose: in `prepare`, never in a transaction.
 * A hash belongs to the account and principal that it was made for.
 */
export interface PasswordHasher {
  /** @throws ServiceError `Throttling` when too many wait. */
  hash(accountId: string, principalId: string, password: string): Promise<string>;
  /**
   * Takes as long for a principal without a password as for one with a wrong one.
   * @throws ServiceError `Throttling` when too many wait.
   */
  verify(accountId: string, principalId: string, stored: string | null | undefined, password: string): Promise<boolean>;
}

/** Counts tries at a secret that a person chose, for each one whose secret it is. */
export interface TryLimit {
  /** Counts a try before it is made. @returns false when there were too many: then it must not be made. */
  begin(key: string, now: number): boolean;
  /** The try was right: all that were counted are forgotten. */
  succeeded(key: string): void;
}

/** Names for what one step of several leaves for the next; a name says nothing and is good once, for five minutes. */
export interface Tickets<Value> {
  issue(value: Value, now: number): string;
  /** Gives what a ticket stands for, once. */
  take(ticket: string, now: number): { readonly value: Value } | undefined;
}

/** A passkey that a browser was asked to make. */
export interface PasskeyTicket {
  readonly accountId: string;
  /** Who asked, and whose it will be: a user's id, or the account id for root. */
  readonly ownerId: string;
  /** The page that it will belong to, such as `https://iam.example.com`. */
  readonly page: string;
  /** What the browser must have signed, base64url. */
  readonly challenge: string;
}

/** Which MFA device a seed is for, and whose the device is; null: nobody's yet. */
export interface SeedPlace {
  readonly accountId: string;
  readonly deviceId: string;
  readonly ownerId: string | null;
}

/** The seeds of virtual MFA devices: 40 bytes, codes of six digits (RFC 6238 with SHA-1, 30 seconds). */
export interface MfaSeeds {
  /** @returns the seed in base 32, to be shown once, and the same sealed, to be stored. */
  make(place: SeedPlace): { readonly base32: string; readonly sealed: string };
  /** Seals a seed for another owner of the device. */
  reseal(from: SeedPlace, to: SeedPlace, sealed: string): string;
  /** The first of `steps` whose code it is; undefined when it is none's. */
  stepOf(place: SeedPlace, sealed: string, code: string, steps: readonly number[]): number | undefined;
  /** The first of `steps` that has the first code while the step after it has the second. */
  pairOf(
    place: SeedPlace,
    sealed: string,
    codes: readonly [first: string, second: string],
    steps: readonly number[],
  ): number | undefined;
}

/** An AWS managed policy, as listed. */
export interface ManagedPolicy {
  readonly arn: string;
  readonly name: string;
  /** `/`, `/job-function/`, `/service-role/`, `/aws-service-role/`. */
  readonly path: string;
  readonly policyId: string;
  readonly versionId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The policies that AWS maintains and every account can attach. */
export interface ManagedPolicies {
  list(): readonly ManagedPolicy[];
  get(arn: string): ManagedPolicy | undefined;
  /** The text of the version in force. */
  document(arn: string): string | undefined;
}

/** Page markers: sealed, and good only for the same account, operation and filters. */
export interface Markers {
  seal(scope: string, position: string): string;
  /** @throws ServiceError `ValidationError` when it is not a marker of that scope. */
  open(scope: string, marker: string): string;
}

/** Why a request was refused, sealed so that the caller can carry it to somebody who may read it. */
export interface AuthorizationMessages {
  /** The longest text, in bytes of UTF-8. */
  readonly longest: number;
  /** @param accountId the refused principal's. @throws RangeError when the text is longer than `longest`. */
  seal(accountId: string, text: string, now: Date): string;
  /** @throws ServiceError `InvalidAuthorizationMessageException` when it is not that account's, not ours, or over. */
  open(accountId: string, message: string, now: Date): string;
}

export interface ReadTools extends Tools {
  readonly db: Queries;
  /**
   * Asks `load` unless the same question was answered since the account last changed. For what is read of users, groups and
   * policies only, whose changes are told to the feed. The answer is shared: it must not be changed. `weigh` counts its rows.
   * In a write the question is asked of the transaction, every time.
   */
  readonly recall: <T extends object>(key: string, load: () => Promise<T>, weigh: (answer: T) => number) => Promise<T>;
}
export interface WriteTools extends ReadTools {
  readonly write: Write;
}

interface Described<Input> {
  /** `iam:CreateUser`: AWS's name for the permission. */
  readonly action: string;
  /** Every action that it asks for, where there are more than its own. */
  readonly actions?: readonly string[];
  readonly accessLevel: 'Read' | 'List' | 'Write' | 'Permissions management' | 'Tagging';
  /**
   * What the call acts on. Entities that do not exist get the ARN they would have under `/`, so that a refusal tells nothing.
   * Left out: the call needs no permission at all (`sts:GetCallerIdentity`).
   */
  readonly targets?: (input: Input, tools: ReadTools) => Promise<readonly Target[]> | readonly Target[];
}

/** Changes nothing. */
export interface ReadOperation<Input, Output> extends Described<Input> {
  readonly kind: 'read';
  run(input: Input, tools: ReadTools): Promise<Output>;
}

/** Runs inside one transaction, after it was authorized there. */
export interface WriteOperation<Input, Output> extends Described<Input> {
  readonly kind: 'write';
  readonly prepare?: undefined;
  run(input: Input, tools: WriteTools): Promise<Output>;
}

/** A write with slow work that must not hold up a transaction, such as hashing a password. */
export interface PreparedWriteOperation<Input, Output, Prepared> extends Described<Input> {
  readonly kind: 'write';
  /** Runs before the transaction, once the call was authorized for the first time. What it reads may be other by the time of `run`. */
  prepare(input: Input, tools: ReadTools): Promise<Prepared>;
  /** @param prepared what `prepare` gave. */
  run(input: Input, tools: WriteTools, prepared: Prepared): Promise<Output>;
}

export type Operation<Input = never, Output = unknown> =
  ReadOperation<Input, Output> | WriteOperation<Input, Output> | PreparedWriteOperation<Input, Output, unknown>;
