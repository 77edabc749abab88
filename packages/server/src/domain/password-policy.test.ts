import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword, conforms, DEFAULT_PASSWORD_POLICY, type PasswordPolicy } from './password-policy.ts';

const LOOSE: PasswordPolicy = { ...DEFAULT_PASSWORD_POLICY, minimumLength: 6, kinds: 0 };

describe('a password', () => {
  it.each<[string, Partial<PasswordPolicy>, string, boolean]>([
    ['of the least length', {}, 'abcdef', true],
    ['one shorter', {}, 'abcde', false],
    ['with a symbol where one is asked for', { requireSymbols: true }, "abcdef'", true],
    ['with none', { requireSymbols: true }, 'abcdef1A', false],
    ['with a sign that is no symbol of AWS’s', { requireSymbols: true }, 'abcdef~`"<>?/\\.,;:', false],
    ['with a hyphen', { requireSymbols: true }, 'abc-def', true],
    ['with a bracket', { requireSymbols: true }, 'abc]def', true],
    ['with a digit where one is asked for', { requireNumbers: true }, 'abcdef0', true],
    ['with a digit of another script only', { requireNumbers: true }, 'abcdef²', false],
    ['with an upper case letter', { requireUppercase: true }, 'abcdeZ', true],
    ['with one that is not of the basic alphabet', { requireUppercase: true }, 'abcdefÀ', false],
    ['with a lower case letter', { requireLowercase: true }, 'ABCDEz', true],
    ['without one', { requireLowercase: true }, 'ABCDEFß', false],
  ])('%s', (_, asked, password, good) => expect(conforms({ ...LOOSE, ...asked }, password)).toBe(good));

  it.each([
    ['Abcdefg1', true],
    ['abcdefg1', false],
    ['abcdef1!', true],
    ['Abcdef1', false],
    ['ABCDEF1!', true],
  ])('%s is good by the default policy: %s', (password, good) => {
    expect(conforms(DEFAULT_PASSWORD_POLICY, password)).toBe(good);
  });

  it('is not what everybody knows, in any case', () => {
    expect(conforms(LOOSE, 'Acme.Holding', ['acme.holding'])).toBe(false);
    expect(conforms(LOOSE, 'Acme.Holding!', ['acme.holding'])).toBe(true);
  });

  it('that conforms still does with more behind it', () => {
    const flags = fc.record({
      requireSymbols: fc.boolean(),
      requireNumbers: fc.boolean(),
      requireUppercase: fc.boolean(),
      requireLowercase: fc.boolean(),
      minimumLength: fc.integer({ min: 6, max: 12 }),
      kinds: fc.integer({ min: 0, max: 4 }),
    });
    const text = fc.string({ unit: fc.constantFrom('a', 'Z', '5', '!', ' '), maxLength: 14 });
    fc.assert(
      fc.property(flags, text, text, (asked, password, more) => {
        const policy = { ...LOOSE, ...asked };
        expect(conforms(policy, password + more) || !conforms(policy, password)).toBe(true);
      }),
    );
  });

  it('that does not conform is refused without being repeated', () => {
    expect(() => checkPassword(LOOSE, 'abc')).toThrow(
      expect.objectContaining({
        code: 'PasswordPolicyViolation',
        message: 'Password does not conform to the account password policy.',
      }),
    );
    expect(() => checkPassword(LOOSE, 'abcdef')).not.toThrow();
  });
});
