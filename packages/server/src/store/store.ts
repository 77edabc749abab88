import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Something to run queries with: the read connection, or an open transaction. */
export type Queries = Kysely<Schema>;

/** The kinds of thing that authentication and authorization look at. A change to one must be told to the enforcement view. */
export type TouchedKind = 'account' | 'accessKey' | 'user' | 'group' | 'role' | 'policy' | 'consoleSession';

/** One thing that a write changed. `id`: access key id, user id, group id, role id, policy ARN, account id, or the hash of a session id. */
export interface Touched {
  readonly kind: TouchedKind;
  readonly accountId: string;
  readonly id: string;
}

/** What a write works with. Lives only while its job runs. */
export interface Write {
  readonly db: Queries;
  /** Says that `id` changed, was made or was removed. Query modules call it; operations need not. */
  touch(kind: TouchedKind, accountId: string, id: string): void;
  /** What was touched so far in this transaction, by this job and by committed-together jobs before it. */
  isTouched(kind: TouchedKind, id: string): boolean;
  /** Whether nothing at all was touched so far in this transaction. */
  readonly isUntouched: boolean;
  /** What this job alone has touched so far. */
  readonly touched: readonly Touched[];
}

/** What a job leaves in the transaction beside its own rows. */
export interface Receipt {
  readonly accountId: string;
  readonly requestId: string;
  readonly time: number;
}

/** Work for one transaction. It must await nothing but its queries. */
export interface WriteJob<T> {
  readonly receipt: Receipt;
  /**
   * False for rows that are nobody's change: it resolves when they are committed, and they reach the disk a moment later. A
   * crash of the process loses none of them, a power cut may. A commit that holds any other job is durable as a whole.
   */
  readonly durable?: false;
  run(write: Write): Promise<T>;
}

/**
 * The one door to the data. Two adapters keep the same promises (`contract.ts`): SQLite and PostgreSQL.
 *
 * INVARIANT: `write` resolves only after the commit that holds the job is durable; a job that throws leaves nothing
 * behind and does not disturb the jobs that share its commit.
 */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** Queries outside a transaction; they see what is committed. */
  readonly read: Queries;
  /** Queues a job. Jobs that arrive in one turn of the event loop share one commit; they run one after another, in order. */
  write<T>(job: WriteJob<T>): Promise<T>;
  /**
   * Called inside every commit of which at least one job succeeded, after its jobs and before it is made durable: the audit
   * trail writes the records of the jobs here. A failure here fails the whole commit. A commit that wrote no row costs no sync.
   */
  onCommitting(hook: (db: Queries) => Promise<void>): void;
  /** Called when a commit is durable, before any of its jobs resolves, with all that was touched, in order. */
  onCommitted(hook: (touched: readonly Touched[]) => void): void;
  /**
   * Called when a commit failed as a whole, or when nobody can say whether it did: whatever was learnt from inside it, and
   * whatever it may have changed, must be forgotten.
   */
  onRolledBack(hook: () => void): void;
  /** The sequence number of the last durable change; 0 when there is none. */
  readonly seq: number;
  /** Why nothing is written any more until the process is started anew, in one sentence; undefined while all is well. */
  readonly problem: string | undefined;
  /** Resolves when everything that is committed by now is on disk, jobs with `durable: false` included. */
  synced(): Promise<void>;
  /** Waits for queued jobs, checkpoints and closes. */
  close(): Promise<void>;
}
