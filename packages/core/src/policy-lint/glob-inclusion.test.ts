import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globTokens } from '../policy/glob-tokens.ts';
import { compileGlob, matchGlob } from '../policy/wildcard.ts';
import { globIncludes } from './glob-inclusion.ts';
import { globsMeet } from './glob-meets.ts';

const includes = (outer: string, inner: string, steps = 1_000_000): boolean | undefined =>
  globIncludes(globTokens(outer), globTokens(inner), { steps });

const matches = (pattern: string, text: string): boolean => matchGlob(compileGlob(globTokens(pattern)), text, 0, text.length);

/** Every text of `a`, `b` and `z` up to this length; no pattern below writes a `z`. */
function texts(length: number): string[] {
  let last = [''];
  const all = [...last];
  for (let i = 0; i < length; i++) {
    last = last.flatMap((text) => ['a', 'b', 'z'].map((letter) => text + letter));
    all.push(...last);
  }
  return all;
}
const ALL = texts(7);

describe('globIncludes', () => {
  it.each([
    ['*', 's3:get*', true],
    ['s3:*', 's3:get*', true],
    ['s3:get*', 's3:*', false],
    ['?*', '*?', true],
    ['?*', '*a', true],
    ['?*', '*', false],
    ['*a*', '*ab*', true],
    ['*ab*', '*a*b*', false],
    ['*a?', '*a*', false],
    ['*?a*', '*aa*', true],
    ['a', 'a', true],
    ['?', 'a', true],
    ['a', '?', false],
    ['*', '', true],
    ['?', '😀', true],
  ])('%j takes in %j: %j', (outer, inner, expected) => expect(includes(outer, inner)).toBe(expected));

  // Patterns of up to four tokens differ, where they differ at all, within texts of seven characters.
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });

  it('says what trying every text says', () => {
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        const outsider = ALL.find((text) => matches(inner, text) && !matches(outer, text));
        expect(includes(outer, inner)).toBe(outsider === undefined);
      }),
      { numRuns: 1500 },
    );
  });

  it('takes every pattern into itself, and into `*`', () => {
    fc.assert(
      fc.property(pattern, (one) => {
        expect([includes(one, one), includes('*', one)]).toEqual([true, true]);
      }),
    );
  });

  it('gives up where the fuel ends, and says so', () => {
    const fuel = { steps: 20_000 };
    const wild = '?'.repeat(30);
    expect(globIncludes(globTokens(`*a${wild}*`), globTokens(`*a*${wild}`), fuel)).toBeUndefined();
    expect(fuel.steps).toBeGreaterThan(-20_000);
  });

  it('takes an atom only as itself and as `*`', () => {
    const atom = -7;
    const fuel = { steps: 1000 };
    expect(globIncludes([97, -1], [97, atom], fuel)).toBe(true);
    expect(globIncludes([97, -2], [97, atom], fuel)).toBe(false);
    expect(globIncludes([97, atom], [97, atom], fuel)).toBe(true);
    expect(globIncludes([97, -8], [97, atom], fuel)).toBe(false);
  });
});

describe('globsMeet', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });

  it('says whether some text matches both', () => {
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const common = ALL.some((text) => matches(one, text) && matches(other, text));
        expect(globsMeet(globTokens(one), globTokens(other))).toBe(common);
      }),
      { numRuns: 500 },
    );
  });
});
