import { type Param, prepared } from '../store/prepared.ts';
import type { Queries } from '../store/store.ts';
import { pageSize } from './audit-rows.ts';
import { detached, recordsOf } from './pack.ts';
import type { Place } from './place.ts';
import { recordMatcher, type RecordFilter, type RecordMatcher } from './record-filter.ts';
import { rowsBetween } from './rows-between.ts';
import type { ReadRecord } from './tail.ts';

/** What a look-up found. */
export interface FoundRecords {
  /** Newest first. */
  readonly records: readonly ReadRecord[];
  /** Where to go on: only records older than this one are left. Undefined when there are none. */
  readonly next: Place | undefined;
}

/** How much of the trail one look-up goes through at most: some 0.1 s of work, that others wait for in pieces of a few milliseconds. */
export interface LookupBounds {
  readonly rows: number;
  readonly characters: number;
}
const BOUNDS: LookupBounds = { rows: 50_000, characters: 32 << 20 };

/** Rows that the database goes through with one query, when only some of them are wanted. */
const WINDOW = 5000;
/** Rows of the first page: nobody knows yet how long they are. */
const FIRST = 4;
const END: Place = { seq: Number.MAX_SAFE_INTEGER, index: 0 };

interface Slice {
  readonly accountId: string;
  readonly from: number;
  readonly before: number;
  readonly limit: number;
  readonly eventName: string;
}

const windowStart = prepared((db: Queries, param: Param<Pick<Slice, 'accountId' | 'before'>>) =>
  db
    .selectFrom('auditRecords')
    .select('seq')
    .where('accountId', '=', param('accountId'))
    .where('seq', '<', param('before'))
    .orderBy('seq', 'desc')
    .limit(1)
    .offset(WINDOW - 1),
);

const slice = (db: Queries, param: Param<Slice>) =>
  db
    .selectFrom('auditRecords')
    .select(['seq', 'record'])
    .where('accountId', '=', param('accountId'))
    .where('seq', '>=', param('from'))
    .where('seq', '<', param('before'))
    .orderBy('seq', 'desc')
    .limit(param('limit'));

// A pack says nothing of its events but in its text, and has no request id. Packs are hundreds of times longer than records.
const QUERIES = {
  all: prepared((db: Queries, param: Param<Slice>) => slice(db, param)),
  ofEvent: prepared((db: Queries, param: Param<Slice>) => slice(db, param).where('eventName', 'in', [param('eventName'), ''])),
  alone: prepared((db: Queries, param: Param<Slice>) => slice(db, param).where('requestId', '!=', '')),
  aloneOfEvent: prepared((db: Queries, param: Param<Slice>) =>
    slice(db, param).where('requestId', '!=', '').where('eventName', '=', param('eventName')),
  ),
} as const;

/** A long trail must not keep other requests waiting. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Reads records of one account, newest first: a page of `LookupAuditRecords`. Holds one page of rows and what it found.
 * What is rare may not be found within one look-up's bounds: then there are fewer records than the limit, or none, and a place to
 * go on from.
 * @param before only records older than this one; undefined starts at the newest.
 */
export async function lookupRecords(
  db: Queries,
  accountId: string,
  filter: RecordFilter,
  before: Place | undefined,
  limit: number,
  bounds: LookupBounds = BOUNDS,
): Promise<FoundRecords> {
  const matches = recordMatcher(filter);
  const { eventName } = filter;
  const query = queryFor(matches, eventName);
  const within = await rowsBetween(db, filter.from, filter.to);
  const found: ReadRecord[] = [];
  let next = earlier(before ?? END, { seq: within.before, index: 0 });
  let from: number | undefined; // where the present window begins
  for (let [rows, characters, size] = [0, 0, FIRST]; ;) {
    from ??= Math.max(within.from, (await windowStart.first(db, { accountId, before: rowAfter(next) }))?.seq ?? 0);
    const page = await query.all(db, { accountId, from, before: rowAfter(next), limit: size, eventName: eventName ?? '' });
    for (const { seq, record } of page) {
      for (const one of matching(matches, seq, record, next)) {
        if (found.length === limit) return { records: found, next: found.at(-1) };
        found.push(one);
      }
      next = { seq, index: 0 };
      characters += record.length;
    }
    if (page.length < size) {
      if (from <= within.from) return { records: found, next: undefined };
      next = { seq: from, index: 0 };
      rows += WINDOW;
      from = undefined;
    } else size = pageSize(page);
    if (rows >= bounds.rows || characters >= bounds.characters) return { records: found, next };
    await breath();
  }
}

function queryFor({ standsAlone }: RecordMatcher, eventName: string | undefined): (typeof QUERIES)[keyof typeof QUERIES] {
  if (standsAlone) return eventName === undefined ? QUERIES.alone : QUERIES.aloneOfEvent;
  return eventName === undefined ? QUERIES.all : QUERIES.ofEvent;
}

/** The records of one row that match, newest first; of the row that `before` stands in only those before it. */
function* matching(matches: RecordMatcher, seq: number, text: string, before: Place): Generator<ReadRecord, void> {
  if (!matches.mayHold(text)) return;
  const records = recordsOf(text);
  const end = seq === before.seq ? Math.min(before.index, records.length) : records.length;
  for (let index = end - 1; index >= 0; index--) {
    const one = records[index] ?? '';
    if (matches.holds(one)) yield { seq, index, record: records.length === 1 ? one : detached(one) };
  }
}

/** The first row that holds nothing from before the place. */
const rowAfter = ({ seq, index }: Place): number => (index > 0 ? seq + 1 : seq);
const earlier = (one: Place, other: Place): Place => (rowAfter(one) <= rowAfter(other) ? one : other);
