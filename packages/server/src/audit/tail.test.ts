import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../store/test-store.ts';
import { anEvent, handClock } from './event-fixture.ts';
import type { UserIdentity } from './event.ts';
import { lastRecords, lookupRecords, type ReadRecord, recordsAfter } from './tail.ts';
import { createTrail } from './trail.ts';

const [A, B] = ['111111111111', '222222222222'] as const;
const user = (userName: string): UserIdentity => ({
  type: 'IAMUser',
  principalId: 'x',
  arn: 'x',
  accountId: A,
  accessKeyId: 'x',
  userName,
});

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
  const trail = createTrail({ store: opened.store, eventId: () => 'e', timer: handClock().timer, onFault: () => {} });
  // 1, 3, 5 … in account A, 2, 4, 6 … in B; every third is by alice; every fifth is a ListUsers about alice
  for (let i = 1; i <= 1200; i++) {
    trail.record(
      anEvent({
        requestId: `r-${i}`,
        recipientAccountId: i % 2 === 1 ? A : B,
        identity: user(i % 3 === 0 ? 'alice' : 'bob'),
        eventName: i % 5 === 0 ? 'ListUsers' : 'GetUser',
        requestParameters: { UserName: 'alice' },
      }),
    );
  }
  await trail.flush();
});
afterAll(() => opened.close());

const seqs = (rows: readonly ReadRecord[]) => rows.map((row) => row.seq);

describe('lookupRecords', () => {
  it.each([
    ['the newest of an account', A, {}, undefined, 3, [1199, 1197, 1195]],
    ['the next page', A, {}, 1195, 2, [1193, 1191]],
    ['the last page', A, {}, 4, 5, [3, 1]],
    ['nothing before the first', A, {}, 1, 5, []],
    ['one event', B, { eventName: 'ListUsers' }, undefined, 2, [1200, 1190]],
    ['what one user did, not what was done to it', A, { userName: 'alice' }, undefined, 3, [1197, 1191, 1185]],
    ['what one user did, deep in the trail', A, { userName: 'alice' }, 20, 9, [15, 9, 3]],
    ['both', A, { userName: 'alice', eventName: 'ListUsers' }, undefined, 2, [1185, 1155]],
    ['nobody', A, { userName: 'mallory' }, undefined, 5, []],
    ['another account', '333333333333', {}, undefined, 5, []],
  ])('gives %s', async (_, account, filter, before, limit, expected) => {
    expect(seqs(await lookupRecords(opened.store.read, account, filter, before, limit))).toEqual(expected);
  });
});

describe('the tail', () => {
  it('begins with the newest, oldest first, and goes on from there', async () => {
    expect(seqs(await lastRecords(opened.store.read, 3))).toEqual([1198, 1199, 1200]);
    expect(seqs(await recordsAfter(opened.store.read, 1198, 10))).toEqual([1199, 1200]);
    expect(seqs(await recordsAfter(opened.store.read, 10, 2))).toEqual([11, 12]);
    expect(seqs(await recordsAfter(opened.store.read, 1200, 10))).toEqual([]);
  });
});
