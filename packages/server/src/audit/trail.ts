import { ServiceError } from '../domain/errors.ts';
import type { Queries, Store } from '../store/store.ts';
import { insertRows, readHash, readHead } from './audit-rows.ts';
import { type AuditRow, type Head, linkHash } from './chain.ts';
import type { AuditEvent } from './event.ts';
import { cut } from './plain-copy.ts';
import { LONGEST_NAME, recordText, recordTime } from './record-text.ts';
import type { Timer } from './timer.ts';

export interface TrailOptions {
  readonly store: Store;
  /** Makes a UUID for a record. */
  readonly eventId: () => string;
  readonly timer: Timer;
  /** Told of a flush that failed; its records wait for the next one. */
  readonly onFault: (error: unknown) => void;
  /** Told of the last record after each commit: the checkpoint is written from it. */
  readonly onWritten?: ((head: Head) => void) | undefined;
  /** How long a record may wait for somebody else's commit, in milliseconds. */
  readonly maxDelay?: number;
  /** How many records may wait before they are written without delay. */
  readonly flushAt?: number;
  /** How many records may wait at all. */
  readonly maxWaiting?: number;
}

/** Where records go. See the room's card for who calls what when. */
export interface Trail {
  /**
   * Records a read, or a refusal of anything. Written with the next commit, or by itself after `maxDelay`.
   * @throws ServiceError `ServiceUnavailable` when too many wait: the request must then not be answered with its result.
   */
  record(event: AuditEvent): void;
  /**
   * Records a change. Call it as the last thing inside the change's own job: the record is then in the same transaction, or
   * the change isn't made at all. When the commit fails the record is dropped; record the failure with `record`.
   * @throws ServiceError `ServiceUnavailable` when too many wait: the job must fail with it.
   */
  recordWith(event: AuditEvent): void;
  /** Resolves when all that was recorded so far can be read; rejects when it could not be written, and keeps it. */
  flush(): Promise<void>;
  /** Writes what waits and takes nothing more. */
  stop(): Promise<void>;
  /** How many records wait. */
  readonly waiting: number;
}

interface Waiting extends Pick<AuditRow, 'accountId' | 'time' | 'requestId' | 'eventName' | 'record'> {
  /** Whether it tells of a change that is not committed yet. */
  readonly joined: boolean;
}

/** What the open transaction has taken, or the last one if nobody has said yet how it ended. */
interface Taken {
  readonly items: readonly Waiting[];
  readonly head: Head;
}

/** How many characters may wait: records are as long as their requests. */
const MAX_CHARACTERS = 64 << 20;

/**
 * Opens the trail of a store, and hooks it into every commit.
 *
 * INVARIANT: no record, no change: the records of a transaction's changes are inserted by that transaction.
 */
export function createTrail(options: TrailOptions): Trail {
  const { store, eventId, timer, onFault, onWritten, maxDelay = 100, flushAt = 1000, maxWaiting = 10_000 } = options;
  let waiting: Waiting[] = [];
  let characters = 0;
  /** The requests of the changes that wait: to find in no time that a request has none. */
  let joined = new Set<string>();
  let taken: Taken | undefined;
  let doubtful: Taken | undefined;
  /** The last record that we know to be durable. */
  let known: Head | undefined;
  let cancel: (() => void) | undefined;
  let stopped = false;

  const keep = (items: Waiting[]): void => {
    waiting = items;
    characters = items.reduce((sum, item) => sum + item.record.length, 0);
    joined = new Set(items.filter((item) => item.joined).map((item) => item.requestId));
  };

  const settle = (): void => {
    if (!taken) return;
    const { items, head } = taken;
    taken = undefined;
    known = head;
    keep(waiting.slice(items.length)); // taken from the front; what came since stands behind
    // INVARIANT: the checkpoint is never ahead of the disk, or a power cut would look like a rolled back database.
    if (onWritten) store.synced().then(() => onWritten(head), onFault);
  };

  /** Finds out whether a transaction that ended in doubt was committed after all: its records must not be written twice. */
  const resolveDoubt = async (db: Queries): Promise<void> => {
    if (!doubtful) return;
    const { items, head } = doubtful;
    const committed = (await readHash(db, head.seq)) === head.hash;
    doubtful = undefined;
    if (!committed) return;
    const written = new Set(items);
    keep(waiting.filter((item) => !written.has(item)));
    known = head;
  };

  /** The record to go on from. What was there before must be there still. */
  const continueFrom = async (db: Queries): Promise<Head> => {
    const head = await readHead(db);
    if (!known || (head.seq === known.seq && head.hash === known.hash)) return head;
    const held = head.seq > known.seq && (await readHash(db, known.seq)) === known.hash; // another node has written since
    if (!held) throw new Error(`audit record ${known.seq} was changed or removed while the server was running`);
    return head;
  };

  const take = async (db: Queries): Promise<void> => {
    settle(); // commits come one after another, and the last one was not rolled back
    await resolveDoubt(db);
    if (waiting.length === 0) return;
    let head = await continueFrom(db);
    const items = waiting;
    const rows = items.map((item): AuditRow => {
      const { accountId, time, requestId, eventName, record } = item;
      head = { seq: head.seq + 1, hash: linkHash(head.hash, record) };
      return { seq: head.seq, accountId, time, requestId, eventName, record, hash: head.hash };
    });
    taken = { items: items.slice(), head }; // before the insert: what is added meanwhile waits for the next transaction
    await insertRows(db, store.engine, rows);
  };

  store.onCommitting(take);
  store.onCommitted(settle);
  store.onRolledBack(() => {
    doubtful = taken ?? doubtful;
    taken = undefined;
    keep(waiting.filter((item) => !item.joined)); // their changes were not made, and their callers are told so
  });

  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    // A job that does nothing: the records go with its commit. Nobody's change is in it, so nobody waits for the disk.
    await store.write({ receipt: { accountId: '', requestId: '', time: 0 }, durable: false, run: async () => {} });
    settle();
  };
  const flushOrKeep = (): void => {
    cancel?.();
    cancel = undefined;
    flush().catch((error: unknown) => {
      onFault(error);
      if (!stopped) schedule();
    });
  };
  const schedule = (): void => {
    cancel ??= timer(maxDelay, flushOrKeep);
  };

  const add = (event: AuditEvent, isJoined: boolean): void => {
    if (stopped || waiting.length >= maxWaiting || characters >= MAX_CHARACTERS) {
      throw new ServiceError('ServiceUnavailable', 'The request has failed due to a temporary failure of the server.');
    }
    const record = recordText(event, eventId());
    const item: Waiting = {
      accountId: event.recipientAccountId ?? '',
      time: recordTime(event.time),
      requestId: event.requestId,
      eventName: cut(event.eventName, LONGEST_NAME),
      record,
      joined: isJoined,
    };
    waiting.push(item);
    characters += record.length;
    if (isJoined) joined.add(event.requestId);
    else if (waiting.length >= flushAt && waiting.length % flushAt === 0) flushOrKeep();
    else schedule();
  };

  return {
    record(event) {
      // A change that is now said to have failed was not made, whatever it recorded before.
      if (joined.has(event.requestId)) {
        const from = taken?.items.length ?? 0; // what a transaction has taken is that transaction's
        keep(waiting.filter((item, i) => i < from || !item.joined || item.requestId !== event.requestId));
      }
      add(event, false);
    },
    recordWith: (event) => add(event, true),
    flush,
    async stop() {
      stopped = true;
      cancel?.();
      cancel = undefined;
      await flush();
      await store.synced();
    },
    get waiting() {
      return waiting.length;
    },
  };
}
