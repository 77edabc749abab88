import { describe, expect, it } from 'vitest';
import { foldCase } from './fold-case.ts';

describe('foldCase', () => {
  it.each<[string, string, boolean]>([
    ['Team', 'tEAM', true],
    ['ÉCOLE', 'école', true],
    ['Σ', 'ς', true],
    ['ß', 'SS', false],
    ['ß', '\u1e9e', true],
    ['İ', 'i', false],
    ['ı', 'I', false],
    ['I', 'i', true],
    ['İ', 'i\u0307', false],
    ['ı', 'i', false],
    ['\u212a', 'k', true],
    ['ﬁ', 'FI', false],
    ['é', 'e\u0301', false],
    ['𐐀', '𐐨', true],
    ['\ufb05', '\ufb06', true],
    ['\u1fd3', '\u0390', true],
    ['\u1fe3', '\u03b0', true],
  ])('folds %j and %j together: %j [1.11 case 23]', (a, b, same) => {
    expect(foldCase(a) === foldCase(b)).toBe(same);
  });
});
