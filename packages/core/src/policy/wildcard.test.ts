import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globTokens } from './glob-tokens.ts';
import { type Glob, type Meter, compileGlob, matchGlob } from './wildcard.ts';

const globOf = (pattern: string): Glob => compileGlob(globTokens(pattern));

const matches = (pattern: string, text: string): boolean => matchGlob(globOf(pattern), text, 0, text.length);

/** The textbook table, filled cell by cell: quadratic, and too simple to be wrong. */
function reference(pattern: string, text: string): boolean {
  const t = Array.from(text);
  let row: readonly boolean[] = [true, ...t.map(() => false)];
  for (const one of pattern) {
    const next = [one === '*' && (row[0] ?? false)];
    for (let j = 1; j <= t.length; j++) {
      const run = one === '*' && ((row[j] ?? false) || (next[j - 1] ?? false));
      next.push(run || (one !== '*' && (row[j - 1] ?? false) && (one === '?' || one === t[j - 1])));
    }
    row = next;
  }
  return row[t.length] ?? false;
}

/** How many characters are looked at. */
function work(pattern: string, text: string): number {
  const meter: Meter = { steps: 0 };
  matchGlob(globOf(pattern), text, 0, text.length, meter);
  return meter.steps;
}

/** The promise of `matchGlob`. */
const bound = (pattern: string, text: string): number => {
  const longestRun = Math.max(...pattern.split('*').map((run) => run.length));
  return text.length * Math.max(32, longestRun / 32 + 1) + pattern.length;
};

describe('matchGlob', () => {
  it.each<[string, string, boolean]>([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'anything:at/all', true],
    ['**', 'x', true],
    ['?', '', false],
    ['?', 'a', true],
    ['?', 'ab', false],
    ['a*', 'a', true],
    ['a*', 'b', false],
    ['*a', 'ba', true],
    ['*a', 'ab', false],
    ['a*b*c', 'a123b456c', true],
    ['a*b*c', 'a123c', false],
    ['*ab', 'aab', true],
    ['a?c', 'abc', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['a|b', 'a', false],
    [String.raw`\*`, '*', false],
    ['abc', 'ABC', false],
    ['?', '😀', true],
    ['??', '😀', false],
    ['*😀', 'x😀', true],
    ['a*b', 'a\n\u2028b', true],
    ['?', '\n', true],
    ['é', 'e\u0301', false],
    ['*😀', '😀', true],
    ['*?😀', '😀', false],
    ['*a😀', 'xa😀', true],
    ['*a😀', 'a😀', true],
    ['a*😀', 'a😀', true],
    ['a😀*b', 'a😀b', true],
    ['?a*b', 'cb', false],
    ['*??', 'a😀', true],
    ['*??', '😀', false],
    ['a*a', 'a', false],
    ['a*?', 'a', false],
    ['a*b', 'ab', true],
    ['*ab*b', 'ab', false],
    ['*a😀b*', '😀a😀bc', true],
    ['??*b', 'a', false],
  ])('%j on %j is %j [1.11 cases 23, 27]', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it('counts each look at a character', () => {
    expect([work('ab', 'ab'), work('a*', 'ab'), work('?b', 'ab'), work('*ab', 'xab'), work('*b*', 'aab')]).toEqual([
      0, 0, 2, 2, 3,
    ]);
  });

  it('sees only the part of the text between its bounds', () => {
    expect(matchGlob(globOf('b*'), 'abc', 1, 2)).toBe(true);
    expect(matchGlob(globOf('bc'), 'abc', 1, 2)).toBe(false);
    expect(matchGlob(globOf('bc*'), 'abc', 1, 2)).toBe(false);
    expect(matchGlob(globOf('?c'), 'abc', 1, 2)).toBe(false);
  });

  it('agrees with the quadratic table', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ':', '😀'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '😀', '*', '*', '?'), maxLength: 10 });
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(matches(p, t)).toBe(reference(p, t));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['*a repeated, against text that lacks the end', `${'*a'.repeat(1000)}*b`, 'a'.repeat(10_000)],
    ['*a repeated, against text that has it', '*a'.repeat(1000), 'a'.repeat(10_000)],
    ['the classic that hangs backtracking engines', `arn:aws:s3:::${'*a'.repeat(8)}*b`, `arn:aws:s3:::${'a'.repeat(60)}`],
    ['one long run after a star', `*${'a'.repeat(500)}b`, 'a'.repeat(2000)],
    ['a long run between two stars', `*${'a'.repeat(3000)}b*`, 'a'.repeat(8000)],
    ['a long run of question marks between two stars', `*${'a?'.repeat(1500)}b*`, 'a'.repeat(8000)],
    ['short runs between many stars', `${`*${'a'.repeat(31)}b`.repeat(150)}*`, 'a'.repeat(8000)],
    ['question marks after a star', `*${'?'.repeat(500)}b`, 'a'.repeat(2000)],
  ])('does bounded work for %s [1.11 case 36]', (_what, pattern, text) => {
    expect(work(pattern, text)).toBeLessThanOrEqual(bound(pattern, text));
  });

  it('agrees with the quadratic table on runs longer than a word of bits', () => {
    const long = fc.string({ unit: fc.constantFrom('a', 'a', 'a', '?', '😀'), minLength: 30, maxLength: 70 });
    const padding = fc.string({ unit: fc.constantFrom('a', 'a', 'b', '😀'), maxLength: 70 });
    fc.assert(
      fc.property(long, padding, padding, fc.boolean(), (run, before, after, written) => {
        const text = before + (written ? run.replaceAll('?', 'b') : 'a'.repeat(run.length)) + after;
        expect(matches(`*${run}*`, text)).toBe(reference(`*${run}*`, text));
        expect(matches(`a*${run}*?`, text)).toBe(reference(`a*${run}*?`, text));
      }),
      { numRuns: 500 },
    );
  });

  it('does bounded work for any pattern', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 60 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 40 });
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(work(p, t)).toBeLessThanOrEqual(bound(p, t));
      }),
      { numRuns: 1000 },
    );
  });
});
