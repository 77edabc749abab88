import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from './open-sqlite.ts';
import { hasRoomForLog, lengthenLog, logLength } from './sqlite-log-room.ts';
import { LOG_LENGTH } from './sqlite-transactor.ts';
import { findNumberedJobs, numberedJob } from './test-numbered-jobs.ts';
import { openTestStore, type TestStore } from './test-store.ts';

const MIB = 1 << 20;
let test: TestStore;
let folder: string;
beforeEach(async () => {
  test = await openTestStore();
  folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
});
afterEach(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

const write = async (n: number): Promise<void> => {
  await test.store.write(numberedJob(n));
  await turn(); // room is made when the answer is out
};

it('the log is lengthened by zeros, a step with each commit, until it is full grown', async () => {
  await write(1);
  expect(logLength(test.file)).toBeGreaterThan(MIB);
  expect(logLength(test.file)).toBeLessThan(3 * MIB);
  for (let n = 2; n <= 20; n++) await write(n);
  const log = readFileSync(`${test.file}-wal`);
  expect(log.length).toBe(LOG_LENGTH);
  expect(log.subarray(2 * MIB).every((byte) => byte === 0)).toBe(true);
});

it('a crash with room in the log loses nothing', async () => {
  for (let n = 1; n <= 5; n++) await write(n);
  const file = join(folder, 'countersign.db');
  copyFileSync(test.file, file);
  copyFileSync(`${test.file}-wal`, `${file}-wal`);
  for (const one of [file, `${file}-wal`]) chmodSync(one, 0o600);
  const store = await openSqlite({ file });
  expect(await findNumberedJobs(store)).toEqual({ jobs: [1, 2, 3, 4, 5], faults: [] });
  await store.close();
});

it('the last step is only as long as what is missing', () => {
  const file = join(folder, 'db');
  expect(logLength(file)).toBe(0);
  writeFileSync(`${file}-wal`, 'abc');
  lengthenLog(file, 3, 10);
  expect(readFileSync(`${file}-wal`, 'latin1')).toBe('abc\0\0\0\0\0\0\0');
  expect(logLength(file)).toBe(10);
});

it('is left as long as it is where the disk has little room', () => {
  expect(hasRoomForLog(test.file, 1)).toBe(true);
  expect(hasRoomForLog(test.file, Number.MAX_SAFE_INTEGER)).toBe(false);
});
