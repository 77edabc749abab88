import { closeSync, openSync, statfsSync, statSync, writeSync } from 'node:fs';

const EXTENSION = Buffer.alloc(1 << 20);

/** The length of SQLite's write-ahead log in bytes; 0 when there is none. */
export const logLength = (file: string): number => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Whether the disk has plenty of room for a log of `wanted` bytes: the log must not be what fills it.
 * @param file the database
 */
export function hasRoomForLog(file: string, wanted: number): boolean {
  const { bavail, bsize } = statfsSync(file);
  return bavail * bsize > 8 * wanted;
}

/**
 * Lengthens SQLite's write-ahead log by zeros, 1 MiB a call, up to `wanted` bytes. A sync of a file that has just grown writes
 * the file system's journal too: 0.39 ms against 0.21 ms for 7 pages (ext4, measured).
 *
 * SQLite takes zeros behind its last frame for what they are, no frame of this log, and writes over them.
 * SOURCE: https://www.sqlite.org/fileformat2.html#walread; its locks are on other files, see `createLogSync`.
 * @param file the database. Must be called between two transactions of the only process that writes it.
 * @param length of the log now, in bytes
 */
export function lengthenLog(file: string, length: number, wanted: number): void {
  const log = openSync(`${file}-wal`, 'r+');
  try {
    writeSync(log, EXTENSION, 0, Math.min(EXTENSION.length, wanted - length), length);
  } finally {
    closeSync(log);
  }
}
