import { close, fdatasync, open } from 'node:fs';

/** Brings what was committed without a sync to the disk, in the background. */
export interface LogSync {
  /** Something was committed that is not on disk yet. Syncs that are asked for while one runs become one. */
  request(): void;
  /** Resolves when all that was asked for so far is on disk; rejects when a sync failed. */
  settled(): Promise<void>;
  /** Why a sync failed; nothing may be written after one. */
  readonly failure: unknown;
  /** Waits for the sync that runs, and lets go of the file. */
  close(): Promise<void>;
}

/**
 * Syncs SQLite's write-ahead log from Node's thread pool, so that the event loop does not wait for the disk.
 * The log may be opened beside SQLite: its locks are on the database and the index file, never on the log.
 * SOURCE: https://www.sqlite.org/wal.html, "Concurrency"; https://www.sqlite.org/howtocorrupt.html, section 2.2
 */
export function createLogSync(file: string): LogSync {
  const log = `${file}-wal`;
  let handle: number | undefined;
  let running = false;
  let again = false;
  let failure: unknown;
  let idle: (() => void)[] = [];

  const done = (error: Error | null): void => {
    failure ??= error ?? undefined;
    running = false;
    if (again && failure === undefined) {
      again = false;
      run();
      return;
    }
    for (const tell of idle.splice(0)) tell();
  };
  const sync = (descriptor: number): void => fdatasync(descriptor, done);
  const run = (): void => {
    running = true;
    if (handle !== undefined) {
      sync(handle);
      return;
    }
    open(log, 'r+', (error, descriptor) => {
      if (error) {
        done(error);
        return;
      }
      handle = descriptor;
      sync(descriptor);
    });
  };

  const finished = async (): Promise<void> => {
    if (running) await new Promise<void>((resolve) => idle.push(resolve));
  };

  return {
    request() {
      if (running) again = true;
      else if (failure === undefined) run();
    },
    async settled() {
      await finished();
      if (failure !== undefined) throw new Error('the write-ahead log could not be synced', { cause: failure });
    },
    get failure() {
      return failure;
    },
    async close() {
      await finished();
      const held = handle;
      handle = undefined;
      if (held !== undefined) await new Promise<void>((resolve) => close(held, () => resolve()));
    },
  };
}
