import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHeaders } from './canonical-headers.ts';
import { canonicalPath } from './canonical-path.ts';
import { canonicalQuery, parseQuery } from './canonical-query.ts';
import { formatDateTime, parseDateTime } from './date-time.ts';

describe('the canonical path', () => {
  it.each([
    ['/', '/', '/'],
    ['//', '/', '//'],
    ['/a/./b/../c', '/a/c', '/a/./b/../c'],
    ['/a/..', '/', '/a/..'],
    ['/a/b/..', '/a', '/a/b/..'],
    ['/../../a/', '/a/', '/../../a/'],
    ['/a%20b', '/a%2520b', '/a%20b'],
    ['/a%2fb', '/a%252fb', '/a%2Fb'],
    ['/a b', '/a%20b', '/a%20b'],
    ['/a+b', '/a%2Bb', '/a%2Bb'],
    ['/%7Euser', '/%257Euser', '/~user'],
    ['/caf\xc3\xa9', '/caf%C3%A9', '/caf%C3%A9'],
    ['/a;b=c@d:e', '/a%3Bb%3Dc%40d%3Ae', '/a%3Bb%3Dc%40d%3Ae'],
    ['/%00', '/%2500', '/%00'],
  ])('of %j is %s, and for S3 %s', (path, normalized, s3) => {
    expect(canonicalPath(path, 'normalized')).toBe(normalized);
    expect(canonicalPath(path, 's3')).toBe(s3);
  });

  it('of a path that came from no wire is a mistake of the caller', () => {
    expect(() => canonicalPath('/é€', 'normalized')).toThrow(RangeError);
  });
});

const canonical = (query: string): string => canonicalQuery(parseQuery(query));

describe('the canonical query', () => {
  it.each([
    ['', ''],
    ['b=2&a=1', 'a=1&b=2'],
    ['a-b=1&a=2', 'a=2&a-b=1'],
    ['a=2&a=10&a=1', 'a=1&a=10&a=2'],
    ['a', 'a='],
    ['&&a=1&', 'a=1'],
    ['a=b=c', 'a=b%3Dc'],
    ['a=%2f%7e+%20', 'a=%2F~%20%20'],
    ['%61=1&A=1', 'A=1&a=1'],
    ['=x', '=x'],
    ['a?b=/', 'a%3Fb=%2F'],
  ])('of %j is %j', (query, expected) => expect(canonical(query)).toBe(expected));

  it('is its own canonical form', () => {
    const query = fc.string({ unit: fc.constantFrom(...Array.from('aB1&=+-._~/?%41 ')), maxLength: 30 });
    fc.assert(
      fc.property(query, (text) => {
        const once = canonical(text.replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25'));
        expect(canonical(once)).toBe(once);
      }),
    );
  });
});

const outcome = (work: () => string): string => {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
};

describe('the canonical headers', () => {
  it.each([
    ['a  b', 'a b'],
    ['  a\t b ', 'a b'],
    ['a\r\n  b', 'a b'],
    ['', ''],
    [' ', ''],
    ['"a   b"', '"a b"'],
    ['caf\xc3\xa9', 'café'],
    ['\xef\xbb\xbfx', '\ufeffx'],
  ])('have the value %j as %j', (value, expected) => {
    expect(canonicalHeaders(['Host', 'h', 'X-A', value], ['host', 'x-a'], 'host;x-a')).toBe(`host:h\nx-a:${expected}\n`);
  });

  it('join the values of a name in the order they came', () => {
    const headers = canonicalHeaders(['X-A', '2', 'Host', 'h', 'x-a', ' 1'], ['x-a', 'host', 'x-a'], 'host;x-a');
    expect(headers).toBe('host:h\nx-a:2,1\n');
  });

  it('are refused when they are more than anyone signs', () => {
    const names = Array.from({ length: 129 }, (_, i) => `x-${String(i).padStart(4, '0')}`);
    const all = ['host', ...names.slice(2)];
    const rawHeaders = all.flatMap((name) => [name, 'v']);
    expect(canonicalHeaders(rawHeaders, all, all.join(';'))).toContain('x-0128:v');
    expect(() => canonicalHeaders(rawHeaders, all, ['host', ...names].join(';'))).toThrow('more than 128 headers');
  });

  it('are the same, or refused the same, whether such headers came before or not', () => {
    const name = fc.constantFrom('host', 'x-a', 'x-amz-b', 'accept');
    const value = fc.constantFrom('v', 'two words', 'two  words', ' ', '\xff');
    const names = fc.array(name, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, fc.subarray(['accept', 'host', 'x-a', 'x-amz-b']), fc.infiniteStream(value), (names, signed, values) => {
        const list = signed.join(';');
        for (let round = 0; round < 3; round++) {
          const rawHeaders = names.flatMap((name) => [name, values.next().value as string]);
          const anew = outcome(() => canonicalHeaders(rawHeaders, [...names], list));
          outcome(() =>
            canonicalHeaders(
              names.flatMap((name) => [name, 'v']),
              names,
              list,
            ),
          ); // remembered from here on, if ever
          expect(outcome(() => canonicalHeaders(rawHeaders, names, list))).toBe(anew);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are linear in the length of a value', () => {
    const value = `${'a '.repeat(100_000)} `;
    const start = performance.now();
    canonicalHeaders(['Host', value], ['host'], 'host');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a moment', () => {
  it('is read as Date reads it, and written back', () => {
    const seconds = fc.integer({ min: 0, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, (seconds) => {
        const text = formatDateTime(seconds);
        expect(text).toMatch(/^\d{8}T\d{6}Z$/);
        expect(parseDateTime(text)).toBe(seconds);
      }),
      { numRuns: 2000 },
    );
    expect(parseDateTime('20240229T235959Z')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59) / 1000);
    expect(parseDateTime('21000229T000000Z')).toBeUndefined();
    expect(parseDateTime('20000229T000000Z')).toBe(Date.UTC(2000, 1, 29) / 1000);
  });
});
