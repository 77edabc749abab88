import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../store/test-store.ts';
import { type Place, placeText, readPlace } from './place.ts';
import { type ReadRecord, recordsFrom, startOfLast } from './tail.ts';
import { fillTrail, LAYOUTS, numbersOf } from './test-filled-trail.ts';

// The same records, laid out in rows in three ways.
describe.each(LAYOUTS)('records %s', (_, flushEvery, isRead) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
    await fillTrail(opened.store, 1200, flushEvery, isRead);
  });
  afterAll(() => opened.close());

  it.each([0, 1, 3, 41, 700, 1200, 5000])('are read from the last %i on, oldest first', async (count) => {
    const { read } = opened.store;
    const all: ReadRecord[] = [];
    for await (const one of recordsFrom(read, { seq: 1, index: 0 })) all.push(one);
    expect(numbersOf(all).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1200 }, (__, i) => i + 1));
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
