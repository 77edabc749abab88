import Database from 'libsql';
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { checkFiles } from './check-files.ts';
import { takeExclusively } from './exclusive.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';
import { sqliteCode, type SqliteConnection, sqliteConnection, sqliteDialect } from './sqlite-connection.ts';
import { StoreError } from './store-error.ts';
import type { Queries, Store } from './store.ts';
import { createWriteQueue, type Transactor } from './write-queue.ts';

/** `CSig`, in the file's header: how we know our own. @see https://www.sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x43_53_69_67;

/** The write-ahead log is copied into the database when it is this long, in bytes. */
const LOG_LENGTH = 4 << 20;

// A sync that failed may have lost what was written, and the next one would not say so: never go on after one.
// SOURCE: https://www.sqlite.org/rescode.html (IOERR_FSYNC, IOERR_DIR_FSYNC); the primary codes CORRUPT and NOTADB.
const FINAL = new Set([1034, 1290]);
const FINAL_PRIMARY = new Set([11, 26]);
const isFinal = (error: unknown): boolean => {
  const code = sqliteCode(error) ?? 0;
  return FINAL.has(code) || FINAL_PRIMARY.has(code & 0xff);
};

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
const inspect = (connection: SqliteConnection, file: string): void => {
  const id = connection.pragma('application_id');
  if (id === APPLICATION_ID) {
    const found = connection.text('pragma quick_check(1)');
    if (found !== 'ok') throw new StoreError('Damaged', `the database ${file} is damaged: ${found}`);
    return;
  }
  // A new file, or one whose making was cut short, has no table yet.
  if (id !== 0 || connection.text('select cast(count(*) as text) from sqlite_schema') !== '0') {
    throw new StoreError('Foreign', `the database ${file} belongs to another program`);
  }
};

/** Turns what SQLite says about a bad file into our words. */
const explain = (error: unknown, file: string): unknown => {
  const code = (sqliteCode(error) ?? 0) & 0xff;
  if (code === 26) return new StoreError('Foreign', `${file} is no database`, { cause: error });
  if (code === 11) return new StoreError('Damaged', `the database ${file} is damaged`, { cause: error });
  if (error instanceof StoreError || code === 0) return error;
  return new StoreError('Unreachable', `the database ${file} can't be opened: ${(error as Error).message}`, { cause: error });
};

/**
 * Opens the store in one SQLite file, and makes it when there is none. The folder must exist.
 * @throws StoreError when it is in use, not ours, newer than this program, or damaged; it is then as it was.
 */
export async function openSqlite({ file }: { readonly file: string }): Promise<Store> {
  const release = takeExclusively(file);
  const open: SqliteConnection[] = [];
  const closeAll = (): void => {
    for (const connection of open.splice(0)) connection.close();
    release();
  };
  try {
    if (checkFiles(file) === 'new') create(file);
    const writer = connect(file, 'writer');
    open.push(writer);
    inspect(writer, file);
    writer.exec('pragma journal_mode = wal');
    writer.exec('pragma wal_autocheckpoint = 0'); // it hides failures; see `afterCommit`
    // What was recovered from the log after a crash may never have reached the disk: put it there before relying on it.
    writer.exec('pragma wal_checkpoint(truncate)');
    writer.exec(`pragma application_id = ${APPLICATION_ID}`);
    await migrate(new Kysely<unknown>({ dialect: sqliteDialect(writer, true) }), 'sqlite');

    const reader = connect(file, 'reader');
    open.push(reader);
    reader.exec('pragma query_only = on');
    const read: Queries = new Kysely<Schema>({ dialect: sqliteDialect(reader, false) });
    const transactor = sqliteTransactor(writer, file);
    const queue = createWriteQueue(transactor, await transactor.lastSeq());
    return {
      ...queue,
      get seq() {
        return queue.seq;
      },
      engine: 'sqlite',
      read,
      async close() {
        await queue.finish();
        closeAll();
      },
    };
  } catch (error) {
    closeAll();
    throw explain(error, file);
  }
}

function sqliteTransactor(writer: SqliteConnection, file: string): Transactor {
  const db: Queries = new Kysely<Schema>({ dialect: sqliteDialect(writer, false) });
  let checkpointFailure: unknown;
  const exec = async (sql: string): Promise<void> => writer.exec(sql);
  return {
    db,
    async begin() {
      if (checkpointFailure !== undefined) throw checkpointFailure;
      writer.exec('begin immediate');
    },
    commit: () => exec('commit'),
    async rollback() {
      writer.mend();
      if (writer.inTransaction) writer.exec('rollback');
    },
    savepoint: () => exec('savepoint job'),
    release: () => exec('release job'),
    rollbackToSavepoint: () => exec('rollback to job; release job'),
    get broken() {
      return writer.broken;
    },
    isFinal,
    async lastSeq() {
      const row = await db
        .selectFrom('changeLog')
        .select((e) => e.fn.max('seq').as('seq'))
        .executeTakeFirst();
      return row?.seq ?? 0;
    },
    afterCommit() {
      if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) < LOG_LENGTH) return;
      try {
        writer.exec('pragma wal_checkpoint(passive)');
      } catch (error) {
        // A full disk: the log grows, and we try again. A failed sync: no write may follow.
        writer.mend();
        if (isFinal(error)) checkpointFailure = error;
      }
    },
  };
}
