import Database from 'libsql';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { sqliteCode } from './sqlite-connection.ts';
import { StoreError } from './store-error.ts';

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
 * @returns what gives it up.
 * @throws StoreError `InUse`.
 */
export function takeExclusively(file: string): () => void {
  const lockFile = `${file}-lock`;
  const ownerFile = `${file}-owner`;
  closeSync(openSync(lockFile, 'a', 0o600));
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (((sqliteCode(error) ?? 0) & 0xff) !== BUSY) throw error;
    throw new StoreError('InUse', `the database ${file} is in use by ${owner(ownerFile)}`, { cause: error });
  }
  writeFileSync(ownerFile, `process ${process.pid} on ${hostname()}\n`, { mode: 0o600 });
  return () => {
    rmSync(ownerFile, { force: true });
    lock.close();
  };
}
