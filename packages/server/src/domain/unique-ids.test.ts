import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf, uniqueId } from './unique-ids.ts';

const accounts = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => String(n).padStart(12, '0'));

describe('a unique id', () => {
  it('carries its account, as an identifier of AWS does', () => {
    expect(accountOf('ASIAY34FZKBOKMUTVV7A')).toBe('609629065308');
  });

  it('gives back the account it was made for, for every account', () => {
    fc.assert(
      fc.property(
        accounts,
        fc.uint8Array({ minLength: 6, maxLength: 6 }),
        fc.constantFrom('AKIA', 'AIDA'),
        (account, random, prefix) => {
          const id = uniqueId(prefix, account, random);
          expect(id).toMatch(prefix === 'AKIA' ? /^AKIA[A-Z2-7]{16}$/ : /^AIDA[A-Z2-7]{17}$/);
          expect(accountOf(id)).toBe(account);
        },
      ),
    );
  });

  it.each(['', 'AKIA', 'AKIAIOSFODNN7EXAMPLE', 'AKIA1234567890123456', 'akiay34fzkbokmutvv7a'])('is not seen in %j', (text) => {
    expect(accountOf(text)).toBeUndefined();
  });

  it('is not made for an account that has no 12 digits', () => {
    expect(() => uniqueId('AKIA', '1', new Uint8Array(6))).toThrow(RangeError);
    expect(() => uniqueId('AKIA', '123456789012', new Uint8Array(5))).toThrow(RangeError);
  });
});
