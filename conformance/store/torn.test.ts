import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../packages/server/src/store/open-sqlite.ts';
import { StoreError } from '../../packages/server/src/store/store-error.ts';
import { logEnd } from '../../packages/server/src/store/test-log-end.ts';
import { findNumberedJobs, numberedJob } from '../../packages/server/src/store/test-numbered-jobs.ts';

const SECTOR = 512;
const FRAME = 24 + 4096; // one page in the log
const JOBS = 12;

let folder: string;
let database: Buffer; // before any job, as it lies under the log
let log: Buffer; // with all jobs
let settled: Buffer; // the database after a clean stop
const lengths: number[] = []; // of the log, after each job was acknowledged

beforeAll(async () => {
  // Thousands of openings, of which none is about the disk: in memory where that can be.
  folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'countersign-torn-'));
  const file = join(folder, 'countersign.db');
  await (await openSqlite({ file })).close();
  const store = await openSqlite({ file });
  for (let n = 1; n <= JOBS; n++) {
    await store.write(numberedJob(n, 300));
    lengths.push(logEnd(readFileSync(`${file}-wal`)));
  }
  // `cp` and not this process: closing the file here would drop this process's locks on it.
  execFileSync('cp', [file, `${file}-wal`, await makeFolder('image')]);
  await store.close();
  database = readFileSync(join(folder, 'image', 'countersign.db'));
  log = readFileSync(join(folder, 'image', 'countersign.db-wal')).subarray(0, lengths.at(-1)); // without the room behind it
  settled = readFileSync(file);
});
afterAll(() => rm(folder, { recursive: true }));

const makeFolder = async (name: string): Promise<string> => {
  const made = join(folder, name);
  await mkdir(made);
  return made;
};

/**
 * Opens these bytes as a crash or a bad disk would leave them.
 * @returns `1 to 7` for the jobs that are there, the code of the refusal, or in words what must not be.
 */
async function openBytes(main: Buffer, wal?: Buffer): Promise<string> {
  const file = join(await makeFolder('torn'), 'countersign.db');
  writeFileSync(file, main, { mode: 0o600 });
  if (wal) writeFileSync(`${file}-wal`, wal, { mode: 0o600 });
  try {
    const store = await openSqlite({ file });
    const { jobs, faults } = await findNumberedJobs(store);
    await store.close();
    const isInOrder = jobs.every((n, i) => n === i + 1);
    return faults.length === 0 && isInOrder ? upTo(jobs.length) : `${jobs.join()} with ${faults.join()}`;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (!readFileSync(file).equals(main)) return `${error.code}, but changed`;
    return error.message.includes('\n') ? `more than a sentence: ${error.message}` : error.code;
  } finally {
    await rm(join(folder, 'torn'), { recursive: true });
  }
}
const acknowledgedBefore = (cut: number): number => lengths.filter((length) => length <= cut).length;
const upTo = (n: number): string => `1 to ${n}`;
const sectors = (bytes: Buffer): number[] => Array.from({ length: Math.ceil(bytes.length / SECTOR) }, (_, i) => i * SECTOR);
const overwritten = (bytes: Buffer, at: number, fill: number): Buffer =>
  Buffer.from(bytes).fill(fill, at, Math.min(at + SECTOR, bytes.length));

/** Tries each place, and lists those where something else happened than what may. */
async function surprises(
  places: readonly number[],
  open: (at: number) => Promise<string>,
  may: (at: number) => readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const at of places) {
    const happened = await open(at);
    if (!may(at).includes(happened)) found.push(`${happened} at ${at}`);
  }
  return found;
}

describe('a log', () => {
  it('that ends at any sector holds exactly the jobs that were acknowledged before its end', async () => {
    const open = (cut: number): Promise<string> => openBytes(database, log.subarray(0, cut));
    expect(await surprises(sectors(log), open, (cut) => [upTo(acknowledgedBefore(cut))])).toEqual([]);
  });

  it.each([
    ['zeros', 0],
    ['ones', 0xff],
  ])('with a sector of %s anywhere is refused, unless it may as well be the end of a crash', async (_name, fill) => {
    const may = (at: number): string[] => {
      if (overwritten(log, at, fill).equals(log)) return [upTo(JOBS)]; // the sector held these bytes already
      const before = acknowledgedBefore(at);
      const endOfNext = lengths[before] ?? 0;
      // Two commits may be on their way to the disk; a third is lost with them when its last frame, which says so, is hit.
      const isLikeCrash = JOBS - before <= 2 || (JOBS - before === 3 && at + SECTOR > endOfNext - FRAME);
      return isLikeCrash ? ['Damaged', upTo(before)] : ['Damaged'];
    };
    expect(await surprises(sectors(log), (at) => openBytes(database, overwritten(log, at, fill)), may)).toEqual([]);
  });
});

describe('a database file', () => {
  it('that a checkpoint had written up to any sector is whole with its log', async () => {
    const open = (at: number): Promise<string> => openBytes(Buffer.concat([settled.subarray(0, at), database.subarray(at)]), log);
    expect(await surprises(sectors(settled), open, () => [upTo(JOBS)])).toEqual([]);
  });

  it('that is cut at any sector is refused', async () => {
    const open = (cut: number): Promise<string> => openBytes(settled.subarray(0, cut));
    expect(await surprises(sectors(settled).slice(1), open, () => ['Damaged'])).toEqual([]);
  });

  it('as it is after a clean stop is whole', async () => {
    expect(await openBytes(settled)).toBe(upTo(JOBS));
  });
});
