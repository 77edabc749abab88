import type { Queries } from '../store/store.ts';

/** A record as it is read: its place in the trail, and its JSON. */
export interface ReadRecord {
  readonly seq: number;
  readonly record: string;
}

/** Which records are looked for. */
export interface RecordFilter {
  readonly eventName?: string | undefined;
  /** The user that did it: exactly `userIdentity.userName`. */
  readonly userName?: string | undefined;
}

const PAGE = 500;

/**
 * Reads records of one account, newest first: a page of `LookupAuditRecords`.
 * @param before only records older than this one; undefined starts at the newest. A marker holds the `seq` of the last one given.
 */
export async function lookupRecords(
  db: Queries,
  accountId: string,
  { eventName, userName }: RecordFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly ReadRecord[]> {
  const found: ReadRecord[] = [];
  for (let next = before; found.length < limit;) {
    let query = db.selectFrom('auditRecords').select(['seq', 'record']).where('accountId', '=', accountId);
    if (next !== undefined) query = query.where('seq', '<', next);
    if (eventName !== undefined) query = query.where('eventName', '=', eventName);
    const size = userName === undefined ? limit : PAGE;
    const rows = await query.orderBy('seq', 'desc').limit(size).execute();
    found.push(...rows.filter(({ record }) => userName === undefined || userOf(record) === userName));
    next = rows.at(-1)?.seq;
    if (rows.length < size) break;
    await new Promise((resolve) => setImmediate(resolve)); // a long trail must not keep other requests waiting
  }
  return found.slice(0, limit);
}

/** Reads the newest records of all accounts, oldest first: how `countersign audit tail` begins. */
export async function lastRecords(db: Queries, count: number): Promise<readonly ReadRecord[]> {
  const rows = await db.selectFrom('auditRecords').select(['seq', 'record']).orderBy('seq', 'desc').limit(count).execute();
  return rows.toReversed();
}

/** Reads the records that follow one, of all accounts: how `countersign audit tail --follow` goes on. */
export async function recordsAfter(db: Queries, seq: number, limit: number): Promise<readonly ReadRecord[]> {
  return db.selectFrom('auditRecords').select(['seq', 'record']).where('seq', '>', seq).orderBy('seq').limit(limit).execute();
}

function userOf(record: string): string | undefined {
  const { userIdentity } = JSON.parse(record) as { userIdentity?: { userName?: string } };
  return userIdentity?.userName;
}
