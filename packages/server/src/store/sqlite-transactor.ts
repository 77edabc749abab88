import { hasRoomForLog, lengthenLog, logLength } from './sqlite-log-room.ts';
import { createLogSync } from './sqlite-log-sync.ts';
import { sqliteCode, type SqliteConnection, sqliteQueries } from './sqlite-connection.ts';
import type { Transactor } from './write-queue.ts';

/** The length of the write-ahead log's file in bytes; what it holds is copied into the database each time it has grown by this. */
export const LOG_LENGTH: number = 16 << 20;

// A sync that failed may have lost what was written, and the next one would not say so: never go on after one.
// SOURCE: https://www.sqlite.org/rescode.html (IOERR_FSYNC, IOERR_DIR_FSYNC); the primary codes CORRUPT and NOTADB.
const FINAL = new Set([1034, 1290]);
class SyncFailure extends Error {
  constructor(options: ErrorOptions) {
    super('the write-ahead log could not be synced', options);
    this.name = 'SyncFailure';
  }
}
const FINAL_PRIMARY = new Set([11, 26]);
const isFinal = (error: unknown): boolean => {
  if (error instanceof SyncFailure) return true;
  const code = sqliteCode(error) ?? 0;
  return FINAL.has(code) || FINAL_PRIMARY.has(code & 0xff);
};

/** Transactions on SQLite's one writing connection. */
export function sqliteTransactor(
  writer: SqliteConnection,
  file: string,
): Transactor & { synced(): Promise<void>; close(): Promise<void> } {
  const db = sqliteQueries(writer);
  const exec = async (sql: string): Promise<void> => writer.exec(sql);
  const step = async (sql: string): Promise<void> => writer.step(sql);
  let checkpointFailure: unknown;
  let checkpointAt = LOG_LENGTH;
  const log = createLogSync(file);
  let durable = true;
  let hasRoom = true;

  const lengthen = (length: number): void => {
    if (!hasRoom || length === 0 || length >= LOG_LENGTH) return;
    try {
      hasRoom = hasRoomForLog(file, LOG_LENGTH);
      if (hasRoom) lengthenLog(file, length, LOG_LENGTH);
    } catch {
      hasRoom = false; // slower, and all the same
    }
  };
  const checkpoint = (): void => {
    const length = logLength(file);
    lengthen(length);
    if (length <= LOG_LENGTH) checkpointAt = LOG_LENGTH; // the last one worked, and the log was begun anew
    if (length <= checkpointAt) return;
    checkpointAt = length + LOG_LENGTH;
    writer.exec('pragma wal_checkpoint(passive)');
  };

  return {
    engine: 'sqlite',
    db,
    async begin(wanted) {
      if (checkpointFailure !== undefined) throw checkpointFailure;
      // INVARIANT: at most one commit that was answered is not on the disk, or `isLogDamaged` would take a power cut for damage.
      if (!wanted) await log.settled().catch(() => {});
      if (log.failure !== undefined) throw new SyncFailure({ cause: log.failure });
      if (wanted !== durable) writer.exec(`pragma synchronous = ${wanted ? 'full' : 'normal'}`);
      durable = wanted;
      writer.step('begin immediate');
    },
    async commit() {
      writer.step('commit');
      if (!durable) log.request();
    },
    async rollback() {
      writer.mend();
      try {
        if (writer.inTransaction) writer.exec('rollback');
      } catch {
        // Then the next `begin` says so.
      }
    },
    savepoint: () => step('savepoint job'),
    release: () => step('release job'),
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
    synced: () => log.settled(),
    close: () => log.close(),
    afterCommit() {
      try {
        checkpoint();
      } catch (error) {
        // A full disk: the log grows, and we try again. A failed sync: no write may follow.
        writer.mend();
        if (isFinal(error)) checkpointFailure = error;
      }
    },
  };
}
