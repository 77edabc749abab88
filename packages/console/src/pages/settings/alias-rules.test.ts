import { describe, expect, it } from 'vitest';
import { isAlias } from './alias-rules.ts';

describe('an account alias', () => {
  it.each<[string, boolean]>([
    ['example-corp', true],
    ['abc', true],
    ['a'.repeat(63), true],
    ['ab', false],
    ['a'.repeat(64), false],
    ['Example', false],
    ['-abc', false],
    ['abc-', false],
    ['a--b', false],
    ['123456789012', false],
    ['1234567890123', true],
  ])('%s: %s', (text, isGood) => expect(isAlias(text)).toBe(isGood));
});
