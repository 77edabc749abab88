import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLogDamaged } from './check-log.ts';
import { openSqlite } from './open-sqlite.ts';
import { logEnd } from './test-log-end.ts';
import { findNumberedJobs, numberedJob } from './test-numbered-jobs.ts';

// A log with six commits, of which the last but one did not wait for its sync.
const COMMITS = 6;
let folder: string;
let log: Buffer;
let withRoom: Buffer;
const ends: number[] = [0];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  const file = join(folder, 'countersign.db');
  await (await openSqlite({ file })).close();
  const store = await openSqlite({ file });
  copyFileSync(file, join(folder, 'before'));
  for (let n = 1; n <= COMMITS; n++) {
    await store.write({ ...numberedJob(n, 5000), ...(n === COMMITS - 1 ? { durable: false as const } : {}) });
    ends.push(logEnd(readFileSync(`${file}-wal`)));
  }
  withRoom = readFileSync(`${file}-wal`);
  log = withRoom.subarray(0, ends.at(-1));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The log with one byte of the body of a commit's first frame changed. */
const withHoleIn = (commit: number): Buffer => {
  const bytes = Buffer.from(log);
  const at = (ends[commit - 1] ?? 0) + (commit === 1 ? 32 : 0) + 1000;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
const isDamaged = (bytes: Buffer): boolean => {
  const file = join(folder, 'log');
  writeFileSync(file, bytes);
  return isLogDamaged(file);
};
const reopened = async (bytes: Buffer) => {
  const file = join(mkdtempSync(join(folder, 'again-')), 'countersign.db');
  writeFileSync(file, readFileSync(join(folder, 'before')), { mode: 0o600 });
  writeFileSync(`${file}-wal`, bytes, { mode: 0o600 });
  const store = await openSqlite({ file });
  const found = await findNumberedJobs(store);
  await store.close();
  return found;
};

describe('a write-ahead log', () => {
  it.each<[string, () => Buffer, boolean]>([
    ['as it was written', () => withRoom, false],
    ['without room behind it', () => log, false],
    ['of which the end is missing', () => log.subarray(0, log.length - 5000), false],
    ['that is empty', () => Buffer.alloc(0), false],
    ['of which only room was made', () => Buffer.alloc(50_000), false],
    ['without its header', () => Buffer.from(log).fill(0, 0, 32), true],
    ['with another header', () => Buffer.from(log).fill(1, 16, 20), true],
    ['with a hole in the last commit', () => withHoleIn(COMMITS), false],
    ['with a hole in the last commit but one, which may still have been on its way', () => withHoleIn(COMMITS - 1), false],
    ['with a hole in the last commit but two', () => withHoleIn(COMMITS - 2), true],
    ['with a hole in the first commit', () => withHoleIn(1), true],
  ])('%s', (_name, bytes, damaged) => expect(isDamaged(bytes())).toBe(damaged));

  it('has room behind its last commit', () => {
    expect(withRoom.length).toBeGreaterThan(log.length);
    expect(withRoom.subarray(log.length).every((byte) => byte === 0)).toBe(true);
  });

  it('that a power cut tore before a commit that waits for nothing was on the disk opens without it', async () => {
    expect(await reopened(withHoleIn(COMMITS - 1))).toEqual({ jobs: [1, 2, 3, 4], faults: [] });
    await expect(reopened(withHoleIn(COMMITS - 2))).rejects.toMatchObject({ code: 'Damaged' });
  });
});
