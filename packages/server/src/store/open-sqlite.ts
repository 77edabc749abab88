import Database from 'libsql';
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { checkFiles } from './check-files.ts';
import { type Held, takeExclusively } from './exclusive.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { sqliteCode, type SqliteConnection, sqliteConnection, sqliteDialect, sqliteQueries } from './sqlite-connection.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';
import { LOG_LENGTH, sqliteTransactor } from './sqlite-transactor.ts';
import { createWriteQueue } from './write-queue.ts';

/** `CSig`, in the file's header: how we know our own. @see https://www.sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x43_53_69_67;

const connect = (file: string, role: 'reader' | 'writer'): SqliteConnection => {
  const database = new Database(file, { timeout: 5000 });
  const connection = sqliteConnection(database, role);
  for (const pragma of ['synchronous = full', 'trusted_schema = off', 'foreign_keys = on', 'cell_size_check = on']) {
    connection.exec(`pragma ${pragma}`);
  }
  return connection;
};

/** Makes an empty file that only the owner may read; SQLite gives its log files the same mode. */
const create = (file: string): void => {
  const made = openSync(file, 'a', 0o600);
  fsyncSync(made);
  closeSync(made);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
};

/** Sees that the file is ours and whole, before anything in it is changed. */
const inspect = (connection: SqliteConnection, file: string): 'new' | 'ours' => {
  const id = connection.number('pragma application_id');
  const isEmpty = connection.number('select count(*) from sqlite_schema') === 0; // new, or its making was cut short
  if (id !== APPLICATION_ID && !(id === 0 && isEmpty)) {
    throw new StoreError('Foreign', `the database ${file} belongs to another program`);
  }
  if (isEmpty) return 'new';
  const found = connection.text('pragma quick_check(1)');
  if (found !== 'ok') throw new StoreError('Damaged', `the database ${file} is damaged: ${found.replaceAll(/\s+/g, ' ')}`);
  return 'ours';
};

/** Turns what SQLite says about a bad file into our words. */
const explain = (error: unknown, file: string): unknown => {
  const code = (sqliteCode(error) ?? 0) & 0xff;
  if (code === 26) return new StoreError('Foreign', `${file} is no database`, { cause: error });
  if (code === 11) return new StoreError('Damaged', `the database ${file} is damaged`, { cause: error });
  if (!(error instanceof Error) || (code === 0 && !('syscall' in error))) return error;
  return new StoreError('Unreachable', `the database ${file} can't be opened: ${error.message}`, { cause: error });
};

const lock = (file: string): Held => {
  try {
    return takeExclusively(file);
  } catch (error) {
    throw explain(error, file);
  }
};

/**
 * Opens the store in one SQLite file, and makes it when there is none. The folder must exist.
 * @throws StoreError when it is in use, not ours, newer than this program, or damaged; it is then as it was.
 */
export async function openSqlite({ file }: { readonly file: string }): Promise<Store> {
  if (!existsSync(dirname(file))) throw new StoreError('Missing', `the folder ${dirname(file)} does not exist`);
  const held = lock(file);
  const open: SqliteConnection[] = [];
  const disconnect = (): void => {
    for (const connection of open.splice(0)) connection.close();
  };
  try {
    if (checkFiles(file) === 'new') create(file);
    const writer = connect(file, 'writer');
    open.push(writer);
    const isNew = inspect(writer, file) === 'new';
    const migrating = new Kysely<unknown>({ dialect: sqliteDialect(writer, true) });
    await refuseNewer(migrating);
    writer.exec('pragma journal_mode = wal');
    // After a check of a file that was not in this mode, libsql 0.5 keeps a read open until the next one.
    writer.exec('select 1 from sqlite_schema');
    writer.exec('pragma wal_autocheckpoint = 0'); // it hides failures: `sqliteTransactor` does it
    writer.exec(`pragma journal_size_limit = ${LOG_LENGTH}`); // longer only while the log is
    // What was recovered from the log after a crash may never have reached the disk: put it there before relying on it.
    writer.exec('pragma wal_checkpoint(truncate)');
    if (isNew) writer.exec(`pragma application_id = ${APPLICATION_ID}`);
    await migrate(migrating, 'sqlite');

    const reader = connect(file, 'reader');
    open.push(reader);
    reader.exec('pragma query_only = on');
    const read = sqliteQueries(reader);
    const transactor = sqliteTransactor(writer, file);
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await queue.finish();
      await transactor.close();
      settle(writer);
      disconnect();
      held.release();
    };
    const queue = createWriteQueue(transactor, await transactor.lastSeq());
    return {
      ...queue,
      get seq() {
        return queue.seq;
      },
      get problem() {
        return queue.problem;
      },
      engine: 'sqlite',
      read,
      synced: () => transactor.synced(),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    disconnect();
    held.undo();
    throw explain(error, file);
  }
}

/** Copies the log into the database file, so that after a clean stop that file alone is everything. */
function settle(writer: SqliteConnection): void {
  try {
    writer.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // The log stays, and all that was committed is in it.
  }
}
