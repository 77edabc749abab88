import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiLowerCase } from './ascii.ts';
import { contextFrom } from './context.ts';
import { compileAction, matchAction } from './match-action.ts';
import { compileResource, matchResource } from './match-resource.ts';

/** The textbook table, cell by cell, over code points: quadratic, and too simple to be wrong. */
function glob(pattern: string, text: string): boolean {
  const p = Array.from(pattern);
  const t = Array.from(text);
  const table: boolean[][] = Array.from({ length: p.length + 1 }, () =>
    Array.from<boolean>({ length: t.length + 1 }).fill(false),
  );
  const at = (i: number, j: number): boolean => table[i]?.[j] ?? false;
  for (let i = 0; i <= p.length; i++) {
    const row = table[i] ?? [];
    for (let j = 0; j <= t.length; j++) {
      if (i === 0) row[j] = j === 0;
      else if (p[i - 1] === '*') row[j] = at(i - 1, j) || (j > 0 && at(i, j - 1));
      else row[j] = j > 0 && at(i - 1, j - 1) && (p[i - 1] === '?' || p[i - 1] === t[j - 1]);
    }
  }
  return at(p.length, t.length);
}

const cut = (one: string): string[] => {
  const parts = one.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')].slice(0, parts.length > 5 ? 6 : parts.length);
};

/** Six segments, each matched alone; what is missing in the pattern is open. */
function arn(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  const [p, t] = [cut(pattern), cut(text)];
  return t.length === 6 && t.every((segment, i) => glob(p[i] ?? '*', segment));
}

const of = (...units: string[]): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...units), maxLength: 8 });
const segments = (unit: fc.Arbitrary<string>, rest: fc.Arbitrary<string>, minLength: number): fc.Arbitrary<string> =>
  fc.tuple(fc.array(unit, { minLength, maxLength: 4 }), rest).map(([parts, last]) => ['arn', ...parts, last].join(':'));

describe('matching', () => {
  it('of an action is the quadratic table on lower-case text', () => {
    const word = of('a', 'b', ':', 'A');
    const pattern = of('a', 'B', ':', '*', '*', '?');
    fc.assert(
      fc.property(pattern, word, (p, t) => {
        const found = matchAction(compileAction(p), asciiLowerCase(t));
        expect(found).toBe(glob(p.toLowerCase(), t.toLowerCase()));
      }),
      { numRuns: 5000 },
    );
  });

  it('of an ARN is the quadratic table segment by segment', () => {
    const text = segments(of('a', 'b'), of('a', 'b', ':', '/', '😀'), 4);
    const pattern = segments(of('a', 'b', '*', '*', '?'), of('a', 'b', ':', '/', '*', '*', '?', '😀'), 1);
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        const compiled = compileResource(p, true, 'open');
        expect(compiled !== undefined && matchResource(compiled, t, contextFrom({}))).toBe(arn(p, t));
      }),
      { numRuns: 10_000 },
    );
  });
});
