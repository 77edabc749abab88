import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../store/test-store.ts';
import { anEvent, handClock } from './event-fixture.ts';
import { lookupRecords } from './lookup-records.ts';
import { type Place, placeText, readPlace } from './place.ts';
import type { RecordFilter } from './record-filter.ts';
import type { ReadRecord } from './tail.ts';
import { A, B, fillTrail, LAYOUTS, numberOf, numbersOf, timeOf } from './test-filled-trail.ts';
import { createTrail } from './trail.ts';

// The same records, laid out in rows in three ways.
describe.each(LAYOUTS)('records %s', (_, flushEvery, isRead) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
    await fillTrail(opened.store, 1200, flushEvery, isRead);
  });
  afterAll(() => opened.close());

  const look = (account: string, filter: RecordFilter, before: Place | undefined, limit: number) =>
    lookupRecords(opened.store.read, account, filter, before, limit);

  /** The place of a record in its account. */
  const placeOf = async (account: string, n: number): Promise<Place> => {
    const { records } = await look(account, {}, undefined, 1200);
    const found = records.find(({ record }) => numberOf(record) === n);
    if (!found) throw new Error(`no record ${n}`);
    return readPlace(placeText(found));
  };

  it.each<[string, string, RecordFilter, number | undefined, number, number[]]>([
    ['the newest of an account', A, {}, undefined, 3, [1199, 1197, 1195]],
    ['the next page', A, {}, 1195, 2, [1193, 1191]],
    ['the last page', A, {}, 5, 5, [3, 1]],
    ['nothing before the first', A, {}, 1, 5, []],
    ['one event', B, { eventName: 'ListUsers' }, undefined, 2, [1200, 1190]],
    ['what one user did, not what was done to it', A, { userName: 'alice' }, undefined, 3, [1197, 1191, 1185]],
    ['what one user did, deep in the trail', A, { userName: 'alice' }, 21, 9, [15, 9, 3]],
    ['both', A, { userName: 'alice', eventName: 'ListUsers' }, undefined, 2, [1185, 1155]],
    ['what was signed with one key', B, { accessKeyId: 'key of alice' }, undefined, 2, [1200, 1194]],
    ['what came from one address', A, { sourceIp: '2001:db8::7' }, 29, 5, [21, 7]],
    [
      'what has a text in a parameter, quotes and all',
      A,
      { resourceName: 'no "119' },
      undefined,
      9,
      [1199, 1197, 1195, 1193, 1191, 119],
    ],
    ['what has a name of a parameter as its value', A, { resourceName: 'UserName' }, undefined, 5, []],
    ['a time, both ends in', A, { from: timeOf(100), to: timeOf(103) }, undefined, 9, [103, 101]],
    ['a time without end', A, { from: timeOf(1196) + 1 }, undefined, 9, [1199, 1197]],
    ['a time without beginning', A, { to: timeOf(4) - 1 }, undefined, 9, [3, 1]],
    ['a time that was turned around', A, { from: timeOf(103), to: timeOf(100) }, undefined, 9, []],
    ['reads', A, { readOnly: true }, undefined, 2, [1199, 1197]],
    ['changes', A, { readOnly: false }, undefined, 2, []],
    ['nobody', A, { userName: 'mallory' }, undefined, 5, []],
    ['another account', '333333333333', {}, undefined, 5, []],
  ])('are looked up: %s', async (__, account, filter, before, limit, expected) => {
    const place = before === undefined ? undefined : await placeOf(account, before);
    const { records } = await look(account, filter, place, limit);
    expect(numbersOf(records)).toEqual(expected);
  });

  it('are looked up by the error that they ended in', async () => {
    const { records } = await look(A, { errorCode: 'AccessDenied' }, undefined, 1200);
    const refused = Array.from({ length: 600 }, (__, i) => 1199 - 2 * i).filter((i) => !isRead(i));
    expect(numbersOf(records)).toEqual(refused);
    expect((await look(A, { errorCode: 'AccessDenie' }, undefined, 5)).records).toEqual([]);
  });

  it.each([1, 7, 100, 599, 600])('are all found once, newest first, by pages of %i', async (limit) => {
    const found: number[] = [];
    for (let place: Place | undefined; ;) {
      const { records, next } = await look(B, {}, place, limit);
      found.push(...numbersOf(records));
      if (!next) break;
      expect(records).toHaveLength(limit);
      place = next;
    }
    expect(found).toEqual(Array.from({ length: 600 }, (__, i) => 1200 - 2 * i));
  });

  it('are looked up by a user whose name is a part of another one', async () => {
    expect((await look(A, { userName: 'alic' }, undefined, 5)).records).toEqual([]);
    expect((await look(A, { userName: 'bob","x":"' }, undefined, 5)).records).toEqual([]);
  });

  const filters = fc.record(
    {
      eventName: fc.constantFrom('ListUsers', 'GetUser', 'None'),
      userName: fc.constantFrom('alice', 'bob'),
      accessKeyId: fc.constantFrom('key of alice', 'key of bob'),
      sourceIp: fc.constantFrom('192.0.2.1', '2001:db8::7'),
      errorCode: fc.constantFrom('AccessDenied', 'Other'),
      readOnly: fc.boolean(),
      resourceName: fc.constantFrom('7"', 'alice', '"1', 'x'),
      from: fc.integer({ min: 0, max: 1300 }).map(timeOf),
      to: fc.integer({ min: 0, max: 1300 }).map(timeOf),
    },
    { requiredKeys: [] },
  );

  it('are found by every filter just as by reading them all, however little is gone through in one page', async () => {
    const { records: all } = await look(A, {}, undefined, 1200);
    const expectedBy = (filter: RecordFilter): number[] =>
      numbersOf(all).filter((i) => {
        const { from = -Infinity, to = Infinity } = filter;
        return (
          [undefined, i % 5 === 0 ? 'ListUsers' : 'GetUser'].includes(filter.eventName) &&
          [undefined, i % 3 === 0 ? 'alice' : 'bob'].includes(filter.userName) &&
          [undefined, i % 3 === 0 ? 'key of alice' : 'key of bob'].includes(filter.accessKeyId) &&
          [undefined, i % 7 === 0 ? '2001:db8::7' : '192.0.2.1'].includes(filter.sourceIp) &&
          [undefined, isRead(i) ? 'none' : 'AccessDenied'].includes(filter.errorCode) &&
          filter.readOnly !== false &&
          ['alice', `no "${i}"`].some((value) => value.includes(filter.resourceName ?? '')) &&
          timeOf(i) >= from &&
          timeOf(i) <= to
        );
      });
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 1e5 }),
        async (filter, limit, most) => {
          const found: ReadRecord[] = [];
          let pages = 0;
          for (let place: Place | undefined; ;) {
            const page = await lookupRecords(opened.store.read, A, filter, place, limit, { rows: 1, characters: most });
            expect(page.records.length).toBeLessThanOrEqual(limit);
            found.push(...page.records);
            if (!page.next) break;
            if (++pages > 2000) throw new Error('it does not come to an end');
            place = page.next;
          }
          expect(numbersOf(found)).toEqual(expectedBy(filter));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a trail of 60,000 rows', () => {
  const HOUR = 3_600_000;
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
    const trail = createTrail({
      store: opened.store,
      eventId: () => 'e',
      timer: handClock().timer,
      onFault: () => {},
      flushAt: Infinity,
      maxWaiting: Infinity,
    });
    for (let i = 1; i <= 60_000; i++) {
      trail.record(
        anEvent({
          // A minute apart; every third one stands out of order by up to 50 minutes.
          time: new Date(i * 60_000 - (i % 3 === 0 ? (i % 50) * 60_000 : 0)),
          requestId: `r-${i}`,
          recipientAccountId: A,
          eventName: i === 1 ? 'Rare' : 'GetUser',
          readOnly: false,
        }),
      );
    }
    await trail.flush();
  });
  afterAll(() => opened.close());

  it('is gone through in bounded steps for what is rare', async () => {
    const pages: number[][] = [];
    for (let place: Place | undefined; ;) {
      const { records, next } = await lookupRecords(opened.store.read, A, { eventName: 'Rare' }, place, 10);
      pages.push(numbersOf(records));
      if (!next) break;
      place = next;
    }
    expect(pages).toEqual([[], [1]]);
  });

  it('gives what is of a time at once, wherever it stands and in whatever order it was written', async () => {
    const [from, to] = [2000 * 60_000, 2000 * 60_000 + HOUR];
    const { records, next } = await lookupRecords(opened.store.read, A, { from, to }, undefined, 1000);
    const expected = Array.from({ length: 60_000 }, (_, k) => 60_000 - k).filter((i) => {
      const minute = i - (i % 3 === 0 ? i % 50 : 0);
      return minute >= 2000 && minute <= 2060;
    });
    expect(expected.length).toBeGreaterThan(50);
    expect([numbersOf(records), next]).toEqual([expected, undefined]);
  });
});
