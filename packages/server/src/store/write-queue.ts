import { ServiceError } from '../domain/errors.ts';
import { rowInserter } from './insert-rows.ts';
import type { Schema } from './schema.ts';
import type { Queries, Store, Touched, TouchedKind, Write, WriteJob } from './store.ts';

/** What an engine does for the queue. Every method may fail; after a failure the queue calls `rollback` and goes on later. */
export interface Transactor {
  readonly engine: Store['engine'];
  readonly db: Queries;
  /** @param durable whether the commit must be on disk before it is answered. */
  begin(durable: boolean): Promise<void>;
  commit(): Promise<void>;
  /** Ends the transaction and leaves nothing of it. Must not fail: what can't be rolled back was never committed. */
  rollback(): Promise<void>;
  savepoint(): Promise<void>;
  /** Keeps what was done since the savepoint. */
  release(): Promise<void>;
  /** Undoes what was done since the savepoint, and drops it. */
  rollbackToSavepoint(): Promise<void>;
  /** The error that ended the open transaction, though it was the error of one query; undefined while it can go on. */
  readonly broken: unknown;
  /** Whether nothing may be written any more after this error, until the process is started anew. */
  isFinal(error: unknown): boolean;
  /** The sequence number of the last change that is really there. */
  lastSeq(): Promise<number>;
  /** Called after each transaction, when its callers have been answered: the time to tidy up. Must not fail. */
  afterCommit(): void;
}

/** The parts of a `Store` that the queue provides. */
export type WriteQueue = Pick<Store, 'write' | 'onCommitting' | 'onCommitted' | 'onRolledBack' | 'seq' | 'problem'> & {
  /** Refuses new jobs and waits for those that were queued. */
  finish(): Promise<void>;
  /** Forgets what may have changed behind our back: runs the `onRolledBack` hooks and reads `seq` again before the next write. */
  doubt(): void;
};

/** How many jobs share a commit at most. */
const BATCH = 256;
/** How many jobs may wait at most: some 16 full commits. */
const WAITING = 4096;

const logChanges = rowInserter('changeLog', ['seq', 'accountId', 'time', 'requestId', 'changes']);

interface Entry {
  readonly job: WriteJob<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

const unavailable = (cause: unknown): ServiceError =>
  new ServiceError('ServiceUnavailable', 'The change could not be written down; it was not made.', { cause });

const sentenceOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const keyOf = (kind: TouchedKind, id: string): string => `${kind} ${id}`;

/** Group commit: see the promises of `Store.write`. */
export function createWriteQueue(transactor: Transactor, lastSeq: number): WriteQueue {
  let waiting: Entry[] = [];
  let busy = false;
  let closed = false;
  let idle: (() => void)[] = [];
  let seq = lastSeq;
  let unsure = false;
  let stopped: { readonly cause: unknown } | undefined;
  const committing: ((db: Queries) => Promise<void>)[] = [];
  const committed: ((touched: readonly Touched[]) => void)[] = [];
  const rolledBack: (() => void)[] = [];

  /** Runs the jobs in one transaction. @returns how each is to be answered; throws when the transaction failed as a whole. */
  const transact = async (batch: readonly Entry[]): Promise<(() => void)[]> => {
    if (unsure) {
      const last = await transactor.lastSeq();
      if (last !== seq) doubt(); // the commit that seemed to fail did not
      seq = last;
      unsure = false;
    }
    await transactor.begin(batch.some(({ job }) => job.durable !== false));
    const answers: (() => void)[] = [];
    const touched: Touched[] = [];
    const keys = new Set<string>();
    const alone = batch.length === 1; // one job needs no savepoint: the transaction is its own
    const changes: Schema['changeLog'][] = [];
    let next = seq;
    let succeeded = 0;
    for (const { job, resolve, reject } of batch) {
      if (!alone) await transactor.savepoint();
      const own = new Map<string, Touched>();
      const write: Write = {
        db: transactor.db,
        touch: (kind, accountId, id) => void own.set(keyOf(kind, id), { kind, accountId, id }),
        isTouched: (kind, id) => own.has(keyOf(kind, id)) || keys.has(keyOf(kind, id)),
        get isUntouched() {
          return own.size === 0 && keys.size === 0;
        },
        get touched() {
          return [...own.values()];
        },
      };
      try {
        const value = await job.run(write);
        // A job that swallowed the error which ended the transaction has not succeeded.
        if (transactor.broken !== undefined) throw transactor.broken;
        if (own.size > 0) {
          next += 1;
          changes.push({ ...job.receipt, seq: next, changes: JSON.stringify([...own.values()]) });
        }
        if (!alone) await transactor.release();
        succeeded += 1;
        for (const [key, thing] of own) {
          keys.add(key);
          touched.push(thing);
        }
        answers.push(() => resolve(value));
      } catch (error) {
        if (transactor.broken !== undefined) throw transactor.broken;
        if (!alone) await transactor.rollbackToSavepoint();
        answers.push(() => reject(error));
      }
    }
    if (succeeded === 0) {
      await transactor.rollback();
      return answers;
    }
    await logChanges(transactor.db, transactor.engine, changes);
    for (const hook of committing) await hook(transactor.db);
    await transactor.commit();
    seq = next;
    if (touched.length > 0) announce(touched);
    return answers;
  };

  /** INVARIANT: nothing that happens after the commit can turn it into a failure. */
  const announce = (touched: readonly Touched[]): void => {
    try {
      for (const hook of committed) hook(touched);
    } catch (cause) {
      stopped = { cause };
    }
  };

  const doubt = (): void => {
    unsure = true;
    try {
      for (const hook of rolledBack) hook();
    } catch (cause) {
      stopped = { cause };
    }
  };

  const runBatch = async (batch: readonly Entry[]): Promise<void> => {
    let answers: (() => void)[];
    try {
      if (stopped) throw unavailable(stopped.cause);
      answers = await transact(batch);
    } catch (error) {
      if (!stopped) {
        await transactor.rollback();
        if (transactor.isFinal(error)) stopped = { cause: error };
        doubt();
      }
      const refusal = unavailable(error);
      answers = batch.map(
        ({ reject }) =>
          () =>
            reject(refusal),
      );
    }
    for (const answer of answers) answer();
  };

  const turn = async (): Promise<void> => {
    const batch = waiting.slice(0, BATCH);
    waiting = waiting.slice(BATCH);
    await runBatch(batch);
    transactor.afterCommit();
    if (waiting.length > 0) {
      setImmediate(next); // not at once: connections must be read and answered in between
      return;
    }
    busy = false;
    for (const done of idle) done();
    idle = [];
  };
  const next = (): void => void turn();

  return {
    get seq() {
      return seq;
    },
    get problem() {
      return stopped && `the store takes no more changes: ${sentenceOf(stopped.cause)}`;
    },
    write<T>(job: WriteJob<T>): Promise<T> {
      if (closed) return Promise.reject(unavailable(new Error('the store is closed')));
      if (waiting.length >= WAITING) return Promise.reject(new ServiceError('Throttling', 'Rate exceeded'));
      return new Promise<T>((resolve, reject) => {
        waiting.push({ job, resolve: resolve as (value: unknown) => void, reject });
        if (busy) return;
        busy = true;
        setImmediate(next); // the end of this turn of the event loop: all that arrives until then shares the commit
      });
    },
    onCommitting: (hook) => void committing.push(hook),
    onCommitted: (hook) => void committed.push(hook),
    onRolledBack: (hook) => void rolledBack.push(hook),
    doubt,
    async finish() {
      closed = true;
      if (busy) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}
