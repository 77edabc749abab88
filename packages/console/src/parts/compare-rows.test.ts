import { describe, expect, it } from 'vitest';
import { compareBy } from './compare-rows.ts';

describe('rows', () => {
  it.each<[readonly (string | number | undefined)[], readonly (string | number | undefined)[]]>([
    [
      [10, 9, 100],
      [9, 10, 100],
    ],
    [
      ['user-10', 'User-9', 'user-100'],
      ['User-9', 'user-10', 'user-100'],
    ],
    [
      [2, undefined, 1],
      [1, 2, undefined],
    ],
  ])('%j are sorted as %j', (rows, sorted) => {
    // `toSorted` itself puts undefined last, so the rows are boxed.
    const boxed = rows.map((value) => ({ value })).toSorted(compareBy(({ value }) => value));
    expect(boxed.map(({ value }) => value)).toEqual(sorted);
  });
});
