import { type Param, prepared } from '../store/prepared.ts';
import type { Queries } from '../store/store.ts';
import { pageSize, readHead } from './audit-rows.ts';
import { recordsOf } from './pack.ts';
import type { Place } from './place.ts';

/** A record as it is read: its place in the trail, and its JSON. */
export interface ReadRecord extends Place {
  readonly record: string;
}

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

/** Rows of the first page: nobody knows yet how long they are. */
const FIRST = 4;

/** A long trail must not keep other requests waiting. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
