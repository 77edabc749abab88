import { lstatSync } from 'node:fs';
import { StoreError } from './store-error.ts';

/**
 * Looks at the database's files from outside, before SQLite does.
 * @returns `new` when there is nothing yet.
 * @throws StoreError `Exposed`, `Damaged`.
 */
export function checkFiles(file: string): 'new' | 'there' {
  const database = lstatSync(file, { throwIfNoEntry: false });
  const log = lstatSync(`${file}-wal`, { throwIfNoEntry: false });
  // SQLite would drop a log without a database, and with it all that was committed into it.
  if ((database?.size ?? 0) === 0 && (log?.size ?? 0) > 0) {
    throw new StoreError('Damaged', `the database ${file} is gone, but its log ${file}-wal is there: restore the two together`);
  }
  if (!database) return 'new';
  if (!database.isFile()) throw new StoreError('Exposed', `${file} is not a plain file`);
  if (process.platform !== 'win32' && (database.mode & 0o077) !== 0) {
    throw new StoreError('Exposed', `others than its owner may read or write ${file}: run chmod 600 on it and look who did`);
  }
  return 'there';
}
