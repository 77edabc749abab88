import { ServiceError } from '../domain/errors.ts';
import type { Queries, Store } from '../store/store.ts';
import { insertRows, readHash, readHead } from './audit-rows.ts';
import { type AuditRow, type Head, linkHash } from './chain.ts';
import type { AuditEvent } from './event.ts';
import { type Bundle, bundleText, hasRoom, isPackable } from './pack.ts';
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
  /** Told of the last row after each commit: the checkpoint is written from it. */
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
   * Records a read, or a refusal of anything. Reads that succeeded share a row with others of their account. Written with the next commit, or by itself after `maxDelay`.
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

/** What the open transaction has taken, or the last one if nobody has said yet how it ended. */
interface Taken {
  readonly items: readonly Bundle[];
  readonly head: Head;
}

/** How a row with several records is known. A record has a request, so that its row is never like that. */
const PACK = { requestId: '', eventName: '' } as const;

/** How many characters may wait: records are as long as their requests. */
const MAX_CHARACTERS = 64 << 20;

/**
 * Opens the trail of a store, and hooks it into every commit.
 *
 * INVARIANT: no record, no change: the records of a transaction's changes are inserted by that transaction.
 */
export function createTrail(options: TrailOptions): Trail {
  const { store, eventId, timer, onFault, onWritten, maxDelay = 100, flushAt = 1000, maxWaiting = 10_000 } = options;
  let waiting: Bundle[] = [];
  /** How many records wait, and how long they are together. */
  let count = 0;
  let characters = 0;
  /** The pack of each account that may still grow. INVARIANT: each waits, and no transaction has taken it. */
  const growing = new Map<string, Bundle>();
  /** The requests of the changes that wait: to find in no time that a request has none. */
  let joined = new Set<string>();
  let taken: Taken | undefined;
  let doubtful: Taken | undefined;
  /** The last row that we know to be committed. */
  let known: Head | undefined;
  let cancel: (() => void) | undefined;
  let stopped = false;

  /** Goes on with what is left: few rows or none, as reads are packed and commits take all there is. */
  const keep = (items: Bundle[]): void => {
    waiting = items;
    count = 0;
    characters = 0;
    joined = new Set();
    for (const item of items) {
      count += item.records.length;
      characters += item.characters;
      if (item.joined) joined.add(item.requestId);
    }
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

  /** The row to go on from. What was there before must be there still. */
  const continueFrom = async (db: Queries): Promise<Head> => {
    const head = await readHead(db);
    if (!known || (head.seq === known.seq && head.hash === known.hash)) return head;
    const held = head.seq > known.seq && (await readHash(db, known.seq)) === known.hash; // another node has written since
    if (!held) throw new Error(`audit row ${known.seq} was changed or removed while the server was running`);
    return head;
  };

  const take = async (db: Queries): Promise<void> => {
    settle(); // commits come one after another, and the last one was not rolled back
    await resolveDoubt(db);
    if (count === 0) return;
    let head = await continueFrom(db);
    const items = waiting.slice();
    growing.clear(); // what is recorded from now on waits for the next transaction
    const rows = items.map((item): AuditRow => {
      const record = bundleText(item);
      head = { seq: head.seq + 1, hash: linkHash(head.hash, record) };
      const { accountId, time } = item;
      const { requestId, eventName } = item.records.length > 1 ? PACK : item;
      return { seq: head.seq, accountId, time, requestId, eventName, record, hash: head.hash };
    });
    taken = { items, head };
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
    if (count === 0) return;
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

  /** @returns whether the record found a place in a pack that waits already. */
  const joinPack = (accountId: string, record: string): boolean => {
    const pack = growing.get(accountId);
    if (!pack || !hasRoom(pack, record.length)) return false;
    pack.records.push(record);
    pack.characters += record.length;
    return true;
  };

  const add = (event: AuditEvent, isJoined: boolean): void => {
    if (stopped || count >= maxWaiting || characters >= MAX_CHARACTERS) {
      throw new ServiceError('ServiceUnavailable', 'The request has failed due to a temporary failure of the server.');
    }
    const record = recordText(event, eventId());
    const accountId = event.recipientAccountId ?? '';
    const packable = !isJoined && isPackable(event);
    if (!packable || !joinPack(accountId, record)) {
      const item: Bundle = {
        accountId,
        time: recordTime(event.time),
        requestId: event.requestId,
        eventName: cut(event.eventName, LONGEST_NAME),
        joined: isJoined,
        records: [record],
        characters: record.length,
      };
      waiting.push(item);
      if (packable) growing.set(accountId, item);
    }
    count += 1;
    characters += record.length;
    if (isJoined) joined.add(event.requestId);
    else if (count >= flushAt && count % flushAt === 0) flushOrKeep();
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
      return count;
    },
  };
}
