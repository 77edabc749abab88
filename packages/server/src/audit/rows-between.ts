import { type Param, prepared } from '../store/prepared.ts';
import type { Queries } from '../store/store.ts';
import { readHead } from './audit-rows.ts';

/** Rows of the trail, by their numbers. */
export interface Rows {
  readonly from: number;
  /** The first row that is not among them any more. */
  readonly before: number;
}

/**
 * By how much rows may stand out of the order of their times: a row is written when its request has ended, and a clock can be
 * set back. Whoever sets it back further has records that are only found without times.
 */
const OUT_OF_ORDER_MS = 3_600_000;

const timeFrom = prepared((db: Queries, param: Param<{ seq: number }>) =>
  db.selectFrom('auditRecords').select('time').where('seq', '>=', param('seq')).orderBy('seq').limit(1),
);

/**
 * Finds the rows in which records of a time can be: times are not indexed, so the numbers are halved until they fit, two dozen
 * small queries for ten million rows.
 * @param start in milliseconds, as is `end`; undefined: no bound.
 */
export async function rowsBetween(db: Queries, start: number | undefined, end: number | undefined): Promise<Rows> {
  const all: Rows = { from: 1, before: Number.MAX_SAFE_INTEGER };
  if (start === undefined && end === undefined) return all;
  const { seq: newest } = await readHead(db);
  const from = start === undefined ? all.from : await firstRowAt(db, newest, start - OUT_OF_ORDER_MS);
  // Records know whole seconds.
  const before = end === undefined ? all.before : await firstRowAt(db, newest, end + OUT_OF_ORDER_MS + 1000);
  return { from, before };
}

/** The first row of that time or a later one; one after the newest when there is none. */
async function firstRowAt(db: Queries, newest: number, time: number): Promise<number> {
  let [low, high] = [1, newest + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await timeFrom.first(db, { seq: middle });
    if (!row || row.time >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}
