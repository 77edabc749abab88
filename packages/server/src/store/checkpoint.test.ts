import Database from 'libsql';
import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from './store.ts';
import { findNumberedJobs, numberedJob } from './test-numbered-jobs.ts';
import { openTestStore, type TestStore } from './test-store.ts';

const MIB = 1 << 20;
let test: TestStore;
let store: Store;
beforeEach(async () => {
  test = await openTestStore();
  store = test.store;
});
afterEach(() => test.close());

/** Writes so many megabytes, in commits of 1 MiB. @returns how long the log was at most, in bytes */
async function fill(first: number, mebibytes: number): Promise<number> {
  let longest = 0;
  for (let i = 0; i < mebibytes; i++) {
    await Promise.all(Array.from({ length: 16 }, (_, j) => store.write(numberedJob(first + i * 16 + j, MIB / 16))));
    longest = Math.max(longest, statSync(`${test.file}-wal`).size);
  }
  return longest;
}

it('the log is copied into the database again and again, and stays short', async () => {
  expect(await fill(1, 40)).toBeLessThan(20 * MIB);
  expect(statSync(test.file).size).toBeGreaterThan(16 * MIB);
  expect((await findNumberedJobs(store)).faults).toEqual([]);
});

it('a reader from outside, such as a backup, only makes it longer for a while', async () => {
  await fill(1, 1);
  const backup = new Database(test.file);
  backup.exec('begin');
  const count = backup.prepare('select count(*) as n from users').raw(true);
  expect(count.get()).toEqual([16]);
  expect(await fill(100, 24)).toBeGreaterThan(20 * MIB);
  expect(count.get()).toEqual([16]);
  backup.exec('commit');
  backup.close();
  await fill(1000, 20);
  expect(statSync(`${test.file}-wal`).size).toBeLessThan(20 * MIB);
  expect((await findNumberedJobs(store)).faults).toEqual([]);
});
