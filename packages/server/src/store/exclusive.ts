import Database from 'libsql';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { sqliteCode } from './sqlite-connection.ts';
import { StoreError } from './store-error.ts';

/** A database file that this process has for itself. */
export interface Held {
  release(): void;
  /** Releases it, and removes the lock file too when there was none before: for a file that is not ours after all. */
  undo(): void;
}

const BUSY = 5;

const owner = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return 'another process';
  }
};

/**
 * Takes the database file for this process alone.
 *
 * The lock is SQLite's own lock on an empty database beside it: the operating system drops it when the process ends, however
 * it ends, so nothing is ever left to clean by hand. Who holds it stands in a second file, for people.
 * @throws StoreError `InUse`.
 */
export function takeExclusively(file: string): Held {
  const lockFile = `${file}-lock`;
  const ownerFile = `${file}-owner`;
  const isNew = !existsSync(lockFile);
  closeSync(openSync(lockFile, 'a', 0o600));
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory'); // no journal file beside it
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (((sqliteCode(error) ?? 0) & 0xff) !== BUSY) throw error;
    throw new StoreError('InUse', `the database ${file} is in use by ${owner(ownerFile)}`, { cause: error });
  }
  writeFileSync(ownerFile, `process ${process.pid} on ${hostname()}\n`, { mode: 0o600 });
  return {
    release() {
      rmSync(ownerFile, { force: true });
      lock.close();
    },
    undo() {
      rmSync(ownerFile, { force: true });
      if (isNew) rmSync(lockFile, { force: true });
      lock.close();
    },
  };
}
