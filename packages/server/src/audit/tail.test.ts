import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../store/store.ts';
import { openTestStore, type TestStore } from '../store/test-store.ts';
import { anEvent, handClock } from './event-fixture.ts';
import type { UserIdentity } from './event.ts';
import { type Place, placeText, readPlace } from './place.ts';
import { lookupRecords, type ReadRecord, recordsFrom, startOfLast } from './tail.ts';
import { createTrail } from './trail.ts';

const [A, B] = ['111111111111', '222222222222'] as const;
const user = (userName: string): UserIdentity => ({
  type: 'IAMUser',
  principalId: 'x',
  arn: 'x',
  accountId: A,
  accessKeyId: `key of ${userName}`,
  userName,
});

/** The number in a record's request id. */
const numberOf = (record: string): number => Number(/"requestID":"r-(\d+)"/.exec(record)?.[1]);
const numbers = (records: readonly ReadRecord[]): number[] => records.map(({ record }) => numberOf(record));

/**
 * Fills a store with `count` records, numbered from 1: 1, 3, 5 … in account A, 2, 4, 6 … in B; every third is by alice; every
 * fifth is a ListUsers about alice. Where `isRead` says no it is a refusal.
 */
async function fill(store: Store, count: number, flushEvery: number, isRead: (i: number) => boolean): Promise<void> {
  const trail = createTrail({ store, eventId: () => 'e', timer: handClock().timer, onFault: () => {}, flushAt: Infinity });
  for (let i = 1; i <= count; i++) {
    trail.record(
      anEvent({
        requestId: `r-${i}`,
        recipientAccountId: i % 2 === 1 ? A : B,
        identity: user(i % 3 === 0 ? 'alice' : 'bob'),
        eventName: i % 5 === 0 ? 'ListUsers' : 'GetUser',
        requestParameters: { UserName: 'alice' },
        ...(isRead(i) ? {} : { error: { code: 'AccessDenied', message: 'no' } }),
      }),
    );
    if (i % flushEvery === 0) await trail.flush();
  }
  await trail.flush();
}

// The same records, laid out in rows in three ways. None is out of order inside an account, as packs and rows don't mix in one flush.
describe.each<[string, number, (i: number) => boolean]>([
  ['in rows of their own', 1200, () => false],
  ['in packs', 1200, () => true],
  ['in packs and rows', 40, (i) => Math.ceil(i / 40) % 3 > 0],
])('records %s', (_, flushEvery, isRead) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
    await fill(opened.store, 1200, flushEvery, isRead);
  });
  afterAll(() => opened.close());

  /** The place of a record in its account. */
  const placeOf = async (account: string, n: number): Promise<Place> => {
    const all = await lookupRecords(opened.store.read, account, {}, undefined, 1200);
    const found = all.find(({ record }) => numberOf(record) === n);
    if (!found) throw new Error(`no record ${n}`);
    return readPlace(placeText(found));
  };

  it.each([
    ['the newest of an account', A, {}, undefined, 3, [1199, 1197, 1195]],
    ['the next page', A, {}, 1195, 2, [1193, 1191]],
    ['the last page', A, {}, 5, 5, [3, 1]],
    ['nothing before the first', A, {}, 1, 5, []],
    ['one event', B, { eventName: 'ListUsers' }, undefined, 2, [1200, 1190]],
    ['what one user did, not what was done to it', A, { userName: 'alice' }, undefined, 3, [1197, 1191, 1185]],
    ['what one user did, deep in the trail', A, { userName: 'alice' }, 21, 9, [15, 9, 3]],
    ['both', A, { userName: 'alice', eventName: 'ListUsers' }, undefined, 2, [1185, 1155]],
    ['nobody', A, { userName: 'mallory' }, undefined, 5, []],
    ['another account', '333333333333', {}, undefined, 5, []],
  ])('are looked up: %s', async (__, account, filter, before, limit, expected) => {
    const place = before === undefined ? undefined : await placeOf(account, before);
    expect(numbers(await lookupRecords(opened.store.read, account, filter, place, limit))).toEqual(expected);
  });

  it.each([1, 7, 100, 599, 600])('are all found once, newest first, by pages of %i', async (limit) => {
    const found: number[] = [];
    for (let place: Place | undefined; ;) {
      const page = await lookupRecords(opened.store.read, B, {}, place, limit);
      found.push(...numbers(page));
      place = page.at(-1);
      if (!place) break;
    }
    expect(found).toEqual(Array.from({ length: 600 }, (__, i) => 1200 - 2 * i));
  });

  it('are looked up by a user whose name is a part of another one', async () => {
    expect(await lookupRecords(opened.store.read, A, { userName: 'alic' }, undefined, 5)).toEqual([]);
    expect(await lookupRecords(opened.store.read, A, { userName: 'bob","x":"' }, undefined, 5)).toEqual([]);
  });

  it.each([0, 1, 3, 41, 700, 1200, 5000])('are read from the last %i on, oldest first', async (count) => {
    const { read } = opened.store;
    const all: ReadRecord[] = [];
    for await (const one of recordsFrom(read, { seq: 1, index: 0 })) all.push(one);
    expect(numbers(all).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1200 }, (__, i) => i + 1));
    const last: ReadRecord[] = [];
    for await (const one of recordsFrom(read, await startOfLast(read, count))) last.push(one);
    expect(last).toEqual(all.slice(Math.max(0, 1200 - count)));
  });
});

describe('the tail of an empty trail', () => {
  it('is empty', async () => {
    const opened = await openTestStore();
    const { store } = opened;
    const start = await startOfLast(store.read, 10);
    expect(start).toEqual({ seq: 1, index: 0 });
    expect((await recordsFrom(store.read, start).next()).done).toBe(true);
    await opened.close();
  });
});

describe('a place', () => {
  it.each<[string, Place]>([
    ['12.0', { seq: 12, index: 0 }],
    ['9007199254740991.499', { seq: Number.MAX_SAFE_INTEGER, index: 499 }],
  ])('is written and read: %s', (text, place) => {
    expect(placeText(place)).toBe(text);
    expect(readPlace(text)).toEqual(place);
  });

  it('in a marker of older versions is the record of its row', () => expect(readPlace('12')).toEqual({ seq: 12, index: 0 }));
});
