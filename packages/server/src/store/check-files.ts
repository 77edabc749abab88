import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { isLogDamaged } from './check-log.ts';
import { StoreError } from './store-error.ts';

// SOURCE: https://www.sqlite.org/fileformat2.html#the_database_header
const MAGIC = Buffer.from('SQLite format 3\0');
const HEADER = 100;

/** Bytes that the file must have by its own header. */
function declaredLength(header: Buffer): number {
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  return pageSize * header.readUInt32BE(28);
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(HEADER);
  // Safe only while this process has no connection to the file: closing it drops the process's locks on it.
  const opened = openSync(file, 'r');
  try {
    return header.subarray(0, readSync(opened, header, 0, HEADER, 0));
  } finally {
    closeSync(opened);
  }
}

/**
 * Looks at the database's files from outside, before SQLite does: it makes a new database of what is gone, and passes over
 * the damaged rest of a log.
 * @returns `new` when there is nothing yet.
 * @throws StoreError `Exposed`, `Foreign`, `Damaged`.
 */
export function checkFiles(file: string): 'new' | 'there' {
  const database = lstatSync(file, { throwIfNoEntry: false });
  const logLength = lstatSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (database && !database.isFile()) throw new StoreError('Exposed', `${file} is not a plain file`);
  if (database && process.platform !== 'win32' && (database.mode & 0o077) !== 0) {
    throw new StoreError('Exposed', `others than its owner may read or write ${file}: run chmod 600 on it and look who did`);
  }
  if (!database || database.size === 0) {
    if (logLength === 0) return database ? 'there' : 'new';
    throw new StoreError('Damaged', `the database ${file} is gone, but its log ${file}-wal is there: restore the two together`);
  }
  const header = readHeader(file);
  if (!header.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, header.length))) {
    throw new StoreError('Foreign', `${file} is no SQLite database`);
  }
  if (header.length < HEADER) throw new StoreError('Damaged', `the database ${file} is cut short: it has ${database.size} bytes`);
  // With a log the file may be of any length: what it lacks stands there.
  if (logLength === 0 && database.size !== declaredLength(header)) {
    throw new StoreError('Damaged', `the database ${file} has ${database.size} bytes, but should have ${declaredLength(header)}`);
  }
  if (logLength > 0 && isLogDamaged(`${file}-wal`)) {
    throw new StoreError('Damaged', `the log ${file}-wal is damaged in the middle: changes that were acknowledged are lost`);
  }
  return 'there';
}
