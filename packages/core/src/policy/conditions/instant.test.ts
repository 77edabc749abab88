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
    ['2000-02-29', 951_782_400],
    ['2020-12-31T23:59:59Z', 1_609_459_199],
    ['2020-03-31', 1_585_612_800],
    ['1970-01-01T00:00:00+23:59', -86_340],
    ['1970-01-01T00:00:00-0030', 1800],
    ['1970-01-01T00:00:00+02', -7200],
    ['292278993-12-31', 9_223_372_017_043_200],
    ['1970-01-01T00:00:00.5Z', 0, 500_000_000],
    ['1970-01-01T00:00:00.000000001Z', 0, 1],
  ])('%s is %i seconds after 1970 [1.11 case 20]', (text, seconds, nanos = 0) => {
    expect(parseInstant(text)).toEqual({ seconds, nanos });
  });

  it('hold more seconds than a number can, exactly', () => {
    expect(parseInstant('999999999999999')).toEqual({ seconds: 999_999_999_999_999, nanos: 0 });
    expect(parseInstant('1000000000000000')).toEqual({ seconds: 1_000_000_000_000_000n, nanos: 0 });
    expect(parseInstant('9223372036854775807')).toEqual({ seconds: 9_223_372_036_854_775_807n, nanos: 0 });
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
    '2020x01-01T00:00:00Z',
    '2020-01x01T00:00:00Z',
    '2020-01-01T00x00:00Z',
    '2020-01-01T00:00x00Z',
    '2020-01-01T00:00:00X',
    '2020-01-00T00:00:00Z',
    '2020-04-31',
    '2020-06-31',
    '2020-09-31',
    '2020-11-31',
    '2100-02-29',
    '-292275055-01-01',
    '2020-01-01T00:00:00+00:60',
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
