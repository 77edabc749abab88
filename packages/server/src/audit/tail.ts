import { type Param, prepared } from '../store/prepared.ts';
import type { Queries } from '../store/store.ts';
import { pageSize, readHead } from './audit-rows.ts';
import { detached, recordsOf } from './pack.ts';
import type { Place } from './place.ts';
import { jsonText } from './record-text.ts';

/** A record as it is read: its place in the trail, and its JSON. */
export interface ReadRecord extends Place {
  readonly record: string;
}

/** Which records are looked for. */
export interface RecordFilter {
  readonly eventName?: string | undefined;
  /** The user that did it: exactly `userIdentity.userName`. */
  readonly userName?: string | undefined;
}

const ofAccount = prepared((db: Queries, param: Param<{ accountId: string; before: number; limit: number }>) =>
  db
    .selectFrom('auditRecords')
    .select(['seq', 'record'])
    .where('accountId', '=', param('accountId'))
    .where('seq', '<', param('before'))
    .orderBy('seq', 'desc')
    .limit(param('limit')),
);
// A pack says nothing of its events but in its text.
const ofEvent = prepared((db: Queries, param: Param<{ accountId: string; before: number; limit: number; eventName: string }>) =>
  db
    .selectFrom('auditRecords')
    .select(['seq', 'record'])
    .where('accountId', '=', param('accountId'))
    .where('seq', '<', param('before'))
    .where('eventName', 'in', [param('eventName'), ''])
    .orderBy('seq', 'desc')
    .limit(param('limit')),
);
const rowsBefore = prepared((db: Queries, param: Param<{ before: number; limit: number }>) =>
  db
    .selectFrom('auditRecords')
    .select(['seq', 'record'])
    .where('seq', '<', param('before'))
    .orderBy('seq', 'desc')
    .limit(param('limit')),
);
const rowsFrom = prepared((db: Queries, param: Param<{ seq: number; limit: number }>) =>
  db.selectFrom('auditRecords').select(['seq', 'record']).where('seq', '>=', param('seq')).orderBy('seq').limit(param('limit')),
);

const END = Number.MAX_SAFE_INTEGER;
/** Rows of the first page: nobody knows yet how long they are. */
const FIRST = 4;

/** A long trail must not keep other requests waiting. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Reads records of one account, newest first: a page of `LookupAuditRecords`. Holds one page of rows and what it found.
 * @param before only records older than this one; undefined starts at the newest. A marker holds the place of the last one given.
 */
export async function lookupRecords(
  db: Queries,
  accountId: string,
  filter: RecordFilter,
  before: Place | undefined,
  limit: number,
): Promise<readonly ReadRecord[]> {
  const { eventName } = filter;
  const matches = matcher(filter);
  const found: ReadRecord[] = [];
  let next: Place = before ?? { seq: END, index: 0 };
  for (let size = FIRST; found.length < limit;) {
    // The rest of the row that the last page ended in, if there is one.
    const params = { accountId, before: next.index > 0 ? next.seq + 1 : next.seq, limit: size };
    const rows = await (eventName === undefined ? ofAccount.all(db, params) : ofEvent.all(db, { ...params, eventName }));
    for (const { seq, record } of rows) {
      if (found.length === limit) return found;
      if (!matches.mayHold(record)) continue;
      const records = recordsOf(record);
      const end = seq === next.seq ? Math.min(next.index, records.length) : records.length;
      for (let index = end - 1; index >= 0 && found.length < limit; index--) {
        const one = records[index] ?? '';
        if (matches.holds(one)) found.push({ seq, index, record: records.length === 1 ? one : detached(one) });
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < size) break;
    next = { seq: last.seq, index: 0 };
    size = pageSize(rows);
    await breath();
  }
  return found;
}

/** Looks for a filter's records: first by their text, since JSON is read 20 times slower than text is searched. */
function matcher({ eventName, userName }: RecordFilter): { mayHold(text: string): boolean; holds(record: string): boolean } {
  if (eventName === undefined && userName === undefined) return { mayHold: () => true, holds: () => true };
  const signs = [
    ...(eventName === undefined ? [] : [`"eventName":${jsonText(eventName)}`]),
    ...(userName === undefined ? [] : [`"userName":${jsonText(userName)}`]),
  ];
  const mayHold = (text: string): boolean => signs.every((sign) => text.includes(sign));
  return {
    mayHold,
    holds(record) {
      if (!mayHold(record)) return false;
      const said = JSON.parse(record) as { readonly eventName?: string; readonly userIdentity?: { readonly userName?: string } };
      return (
        (eventName === undefined || said.eventName === eventName) &&
        (userName === undefined || said.userIdentity?.userName === userName)
      );
    },
  };
}

/** Finds where the newest `count` records of all accounts begin: where `countersign audit tail` does. */
export async function startOfLast(db: Queries, count: number): Promise<Place> {
  let start: Place = { seq: (await readHead(db)).seq + 1, index: 0 };
  let left = count;
  for (let size = FIRST; left > 0;) {
    const rows = await rowsBefore.all(db, { before: start.seq, limit: size });
    for (const { seq, record } of rows) {
      const { length } = recordsOf(record);
      start = { seq, index: Math.max(0, length - left) };
      left -= length;
      if (left <= 0) return start;
    }
    if (rows.length < size) break;
    size = pageSize(rows);
    await breath();
  }
  return start;
}

/** Reads the records of all accounts from a place on, oldest first, as far as the trail goes. Holds one page of rows. */
export async function* recordsFrom(db: Queries, place: Place): AsyncGenerator<ReadRecord, void, undefined> {
  let next = place.seq;
  for (let size = FIRST; ;) {
    const rows = await rowsFrom.all(db, { seq: next, limit: size });
    for (const { seq, record } of rows) {
      const records = recordsOf(record);
      for (let index = seq === place.seq ? place.index : 0; index < records.length; index++) {
        yield { seq, index, record: records[index] ?? '' };
      }
      next = seq + 1;
    }
    if (rows.length < size) return;
    size = pageSize(rows);
    await breath();
  }
}
