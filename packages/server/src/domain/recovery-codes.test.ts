import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecoveryCode, recoveryCodeText } from './recovery-codes.ts';

describe('a recovery code', () => {
  it.each<[readonly number[], string]>([
    [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], '01234-56789'],
    [[31, 30, 29, 28, 27, 26, 25, 24, 23, 22], 'zyxwv-tsrqp'],
    [[32, 64, 96, 128, 160, 192, 224, 255, 1, 0], '00000-00z10'],
  ])('of the bytes %j is %s', (bytes, code) => expect(recoveryCodeText(Uint8Array.from(bytes))).toBe(code));

  it('needs ten bytes', () => expect(() => recoveryCodeText(new Uint8Array(9))).toThrow(RangeError));

  it.each([
    ['7k3nq-0dv9x', '7k3nq-0dv9x'],
    [' 7K3NQ 0DV9X ', '7k3nq-0dv9x'],
    ['7k3nqodv9x', '7k3nq-0dv9x'],
    ['iL3nq-Odv9x', '113nq-0dv9x'],
  ])('typed as %j is %s', (typed, code) => expect(readRecoveryCode(typed)).toBe(code));

  it.each(['', '7k3nq-0dv9', '7k3nq-0dv9xx', '7k3nq-0dv9u', '7k3nq-0dv9\u0130', `7k3nq-0dv9x${' '.repeat(60)}`])(
    'is not what was typed as %j',
    (typed) => expect(readRecoveryCode(typed)).toBeUndefined(),
  );

  it('is read as it was written, in whatever case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const code = recoveryCodeText(bytes);
        expect(readRecoveryCode(code.toUpperCase().replace('-', ' '))).toBe(code);
      }),
    );
  });
});
