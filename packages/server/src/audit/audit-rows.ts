import { rowInserter } from '../store/insert-rows.ts';
import { type Param, prepared } from '../store/prepared.ts';
import type { Queries, Store } from '../store/store.ts';
import { type AuditRow, GENESIS, type Head } from './chain.ts';

/** How much a reader takes at once, in characters, and in rows. */
const PAGE_CHARACTERS = 1 << 20;
const PAGE_ROWS = 64;

/**
 * How many rows a reader should take next, by the rows it read last: a pack is as long as hundreds of records. So a page is
 * a megabyte long, and where packs follow upon single records 16 at most.
 */
export function pageSize(rows: readonly Pick<AuditRow, 'record'>[]): number {
  let characters = 1;
  for (const { record } of rows) characters += record.length;
  return Math.max(1, Math.min(PAGE_ROWS, Math.floor((PAGE_CHARACTERS * rows.length) / characters)));
}

const lastRow = prepared((db: Queries) => db.selectFrom('auditRecords').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1));
const rowAt = prepared((db: Queries, param: Param<{ seq: number }>) =>
  db.selectFrom('auditRecords').select('hash').where('seq', '=', param('seq')),
);

/** The last row that `db` sees. */
export async function readHead(db: Queries): Promise<Head> {
  return (await lastRow.first(db, {})) ?? GENESIS;
}

/** The hash of one row, undefined when it is not there; that of `GENESIS` for 0. */
export async function readHash(db: Queries, seq: number): Promise<string | undefined> {
  if (seq === GENESIS.seq) return GENESIS.hash;
  return (await rowAt.first(db, { seq }))?.hash;
}

/** Appends rows. */
export const insertRows: (db: Queries, engine: Store['engine'], rows: readonly AuditRow[]) => Promise<void> = rowInserter(
  'auditRecords',
  ['seq', 'accountId', 'time', 'requestId', 'eventName', 'hash', 'record'],
);
