import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, parseDecimal } from './decimal.ts';

const compare = (a: string, b: string): number | undefined => {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left && right && Math.sign(compareDecimals(left, right));
};

const write = ([units, places]: [bigint, number]): string => `${units}e-${places}`;
const scale = ([units, places]: [bigint, number]): bigint => units * 10n ** BigInt(12 - places);

describe('decimals', () => {
  it.each<[string, string, number]>([
    ['1', '1.0', 0],
    ['1', '1e0', 0],
    ['10', '1e1', 0],
    ['0.1', '.1', 0],
    ['+5', '5', 0],
    ['-0', '0', 0],
    ['0e5', '0', 0],
    ['007', '7', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['0.30000000000000004', '0.3', 1],
    ['-1', '1', -1],
    ['-2', '-1', -1],
    ['0', '-1', 1],
    ['99', '100', -1],
    ['1e-400', '0', 1],
    ['1e400', '1e399', 1],
    ['5.', '5', 0],
    ['1e00000000000000000001', '10', 0],
    ['0e99999999999999999999', '0', 0],
    ['1e9999999999', '1e999999999', 1],
    ['10e999999999999999999998', '1e+999999999999999999999', 0],
    ['1e-99999999999999999999', '0', 1],
    ['-1e99999999999999999999', '-1e5', -1],
  ])('%s against %s is %i [1.11 case 21]', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected);
    expect(compare(b, a)).toBe(expected === 0 ? 0 : -expected);
  });

  it.each(['', ' 10', '10 ', '10abc', '0x10', 'NaN', 'Infinity', '-', '+', '.', 'e5', '1e', '1e1.5', '1_000', '1,5', '１'])(
    '%j is no number',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it.each<[string, 1 | -1, string, number | bigint]>([
    ['0', 1, '', 0],
    ['-0.00e7', 1, '', 0],
    ['120', 1, '12', 3],
    ['-0.0120', -1, '12', -1],
    ['1e5', 1, '1', 6],
    ['1e999999999999999', 1, '1', 1_000_000_000_000_000],
    ['1e1000000000000000', 1, '1', 1_000_000_000_000_001n],
  ])('%s has the sign %i, the digits %j and the order %s', (text, sign, digits, order) => {
    expect(parseDecimal(text)).toEqual({ sign, digits, order });
  });

  it('compare as scaled integers do', () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12));
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = scale(a) - scale(b);
        expect(compare(write(a), write(b))).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
      }),
    );
  });
});
