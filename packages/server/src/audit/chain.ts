import { hash } from 'node:crypto';
import type { Schema } from '../store/schema.ts';

export type AuditRow = Readonly<Schema['auditRecords']>;

/** The last record of a chain. */
export interface Head {
  readonly seq: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

/** What stands before the first record. */
export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };

/** The hash that binds a record to all before it: SHA-256(hash of the record before, in hex ‖ record). */
export function linkHash(previous: string, record: string): string {
  return hash('sha256', previous + record, 'hex');
}

/**
 * Says what is wrong with a row that should follow `previous`; undefined when nothing is.
 * The hash covers the record alone, so the columns beside it are held against the record.
 */
export function findFault(previous: Head, row: AuditRow): string | undefined {
  if (row.seq !== previous.seq + 1) return `record ${previous.seq + 1} is missing; ${row.seq} follows ${previous.seq}`;
  if (row.hash !== linkHash(previous.hash, row.record))
    return `record ${row.seq} does not match its hash, or does not follow the record before it`;
  const said = read(row.record);
  if (!said) return `record ${row.seq} is no record`;
  const same =
    (said['recipientAccountId'] ?? '') === row.accountId &&
    said['requestID'] === row.requestId &&
    said['eventName'] === row.eventName &&
    typeof said['eventTime'] === 'string' &&
    Date.parse(said['eventTime']) === row.time;
  return same ? undefined : `record ${row.seq} is filed under another account, time, request or event than it tells of`;
}

function read(record: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(record) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
