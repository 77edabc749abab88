import { CompiledQuery } from 'kysely';
import { type Param, prepared } from '../store/prepared.ts';
import type { Queries, Store } from '../store/store.ts';
import { type AuditRow, GENESIS, type Head } from './chain.ts';

const COLUMNS = ['seq', 'accountId', 'time', 'requestId', 'eventName', 'record', 'hash'] as const;
/** Rows of one statement. More gains nothing (measured: 16 → 64 rows −0.4 µs a row, 64 → 256 nothing). */
const ROWS = 64;

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

const texts = new Map<string, string>();

/** The text of an insert of `count` rows: there are few, and each is prepared once. */
function insertText(engine: Store['engine'], count: number): string {
  const name = `${engine} ${count}`;
  const known = texts.get(name);
  if (known !== undefined) return known;
  let next = 0;
  const place = (): string => (engine === 'postgres' ? `$${++next}` : '?');
  const row = (): string => `(${COLUMNS.map(place).join(', ')})`;
  const rows = Array.from({ length: count }, row).join(', ');
  const text = `insert into "auditRecords" (${COLUMNS.map((column) => `"${column}"`).join(', ')}) values ${rows}`;
  texts.set(name, text);
  return text;
}

/** Appends rows, up to 64 with one prepared statement. */
export async function insertRows(db: Queries, engine: Store['engine'], rows: readonly AuditRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) {
    const some = rows.slice(at, at + ROWS);
    const values: unknown[] = [];
    for (const { seq, accountId, time, requestId, eventName, record, hash } of some) {
      values.push(seq, accountId, time, requestId, eventName, record, hash); // in the order of COLUMNS
    }
    await db.executeQuery(CompiledQuery.raw(insertText(engine, some.length), values));
  }
}
