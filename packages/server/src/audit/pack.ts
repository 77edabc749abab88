import type { AuditEvent } from './event.ts';

/** The most that one row holds, in records and in characters: who reads one record loads its row. */
const MOST_RECORDS = 500;
const LONGEST_PACK = 256 << 10;

/** What stands between two records of a pack: JSON never holds it. */
const SEPARATOR = '\n';

/** What will be one row of the trail: a record, or a pack of successful reads of one account. */
export interface Bundle {
  /** Empty when nobody knows. */
  readonly accountId: string;
  /** Of the first record, in milliseconds. */
  readonly time: number;
  /** Of the first record, and of the row when there is no second. */
  readonly requestId: string;
  /** Of the first record, and of the row when there is no second. */
  readonly eventName: string;
  /** Whether it tells of a change that is not committed yet. */
  readonly joined: boolean;
  /** One line of JSON each, oldest first. */
  readonly records: string[];
  /** How long the records are together. */
  characters: number;
}

/** Whether an event may share a row with others: a read that succeeded. Whatever else was done or refused has a row of its own. */
export function isPackable({ readOnly, error, identity }: AuditEvent): boolean {
  return readOnly && error === undefined && identity.type !== 'Operator';
}

/** Whether a pack takes another record of `length` characters. */
export function hasRoom({ records, characters }: Bundle, length: number): boolean {
  return records.length < MOST_RECORDS && characters + records.length + length <= LONGEST_PACK;
}

/** The text of the row: a record as it is, or the records of a pack, one a line. */
export function bundleText({ records }: Bundle): string {
  return records.length === 1 ? (records[0] ?? '') : records.join(SEPARATOR);
}

/** The records of a row's text, oldest first: one, or those of a pack. */
export function recordsOf(text: string): readonly string[] {
  return text.split(SEPARATOR);
}

/**
 * Copies a record out of its pack. Without it the record keeps the text of the whole pack in memory: V8 cuts strings by
 * reference.
 */
export function detached(record: string): string {
  return Buffer.from(record).toString();
}
