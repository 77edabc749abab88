import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInstants, parseInstant } from './instant.ts';

describe('instants', () => {
  it.each<[string, number, number?]>([
    ['0', 0],
    ['2024', 2024],
    ['1700000000', 1_700_000_000],
    ['1970-01-01', 0],
    ['1970-01-01T00:00:01Z', 1],
    ['1970-01-01t00:00:01z', 1],
    ['1970-01-01T00:01Z', 60],
    ['1970-01', 0],
    ['-0001-01-01', -62_198_755_200],
    ['2023-11-14T22:13:20Z', 1_700_000_000],
    ['2023-11-15T03:43:20+05:30', 1_700_000_000],
    ['2023-11-14T17:13:20-05:00', 1_700_000_000],
    ['2023-11-14T22:13:20', 1_700_000_000],
    ['2024-02-29', 1_709_164_800],
    ['2024-02-29T', 1_709_164_800],
    ['01T', -62_135_596_800],
    ['9999-12-31T23:59:59.999999999Z', 253_402_300_799, 999_999_999],
    ['10000-01-01', 253_402_300_800],
    ['1970-01-01T00:00:00.5Z', 0, 500_000_000],
    ['1970-01-01T00:00:00.000000001Z', 0, 1],
  ])('%s is %i seconds after 1970 [1.11 case 20]', (text, seconds, nanos = 0) => {
    expect(parseInstant(text)).toEqual({ seconds, nanos });
  });

  it.each([
    '',
    'T',
    '-',
    'today',
    'Jan 1 2020',
    '1.5',
    '-1x',
    '2024-02-30',
    '20x6-11-24T04:30:00Z',
    '2026-11-24T04:3x:00Z',
    '2023-02-29',
    '2020-00-01',
    '2020-13-01',
    '2020-01-32',
    '2020-01-01T24:00:00Z',
    '2020-01-01T00:60:00Z',
    '2020-01-01T00:00:60Z',
    '2020-01-01T00:00:00.1234567890Z',
    '2020-01-01T00:00:00+24:00',
    '2020-01-01 00:00:00Z',
    '292278994-01-01',
    '9223372036854775808',
  ])('%j is no date', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('agree with Date, and across the two ways of writing', () => {
    const date = fc.date({ noInvalidDate: true, min: new Date('1970-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') });
    fc.assert(
      fc.property(date, date, (a, b) => {
        const [left, right] = [parseInstant(a.toISOString()), parseInstant(b.toISOString())];
        const epoch = parseInstant(String(Math.floor(a.getTime() / 1000)));
        expect(left).toEqual({ seconds: epoch?.seconds, nanos: (a.getTime() % 1000) * 1e6 });
        expect(left && right && Math.sign(compareInstants(left, right))).toBe(Math.sign(a.getTime() - b.getTime()));
      }),
    );
  });
});
