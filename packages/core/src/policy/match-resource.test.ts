import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import { compileResource, matchResource } from './match-resource.ts';
import type { ShortArn } from './policy-type.ts';

const matches = (
  pattern: string,
  resource: string,
  values: Record<string, string | string[]> = {},
  variables = true,
): boolean => {
  const compiled = compileResource(pattern, variables, 'open');
  if (compiled === undefined) throw new Error(`${pattern} is no resource pattern`);
  return matchResource(compiled, resource, contextFrom(values));
};

const isOpen = (text: string, short: ShortArn): boolean => compileResource(text, true, short) !== 'nothing';

describe('matchResource', () => {
  it.each<[string, string, boolean]>([
    ['*', '*', true],
    ['*', 'arn:aws:s3:::b', true],
    ['*', 'no arn at all', true],
    ['arn:aws:s3:::*', '*', false],
    ['arn:*:*:*:*:*', '*', false],
    ['arn:*:*:*:*:*', 'arn:aws:s3:::b', true],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b', true],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b/k', false],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b', false],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/', true],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/k/l:m', true],
    ['arn:aws:s3:::b*', 'arn:aws:s3:::b/k', true],
    ['arn:aws:s3:::B', 'arn:aws:s3:::b', false],
    ['arn:aws:S3:::b', 'arn:aws:s3:::b', false],
    ['arn:aws:sns:*:1:t', 'arn:aws:sns:eu-west-1:1:t', true],
    ['arn:aws:sns:*:t', 'arn:aws:sns:eu-west-1:1:t', false],
    ['arn:aws:sns:*', 'arn:aws:sns:eu-west-1:1:t', true],
    ['arn:aws:sns:eu*1:1:t', 'arn:aws:sns:eu:1:1:t', false],
    ['arn:aws:sns:?:1:t', 'arn:aws:sns::1:t', false],
    ['arn:aws:logs:*:*:log-group:*', 'arn:aws:logs:r:1:log-group:/a:b', true],
    ['arn:aws:iam::1:user/*', 'arn:aws:iam::1:user/a/b', true],
    ['arn:aws:iam::1:u*', 'arn:aws:iam::1:user/a', true],
    ['arn:aws:s3', 'arn:aws:s3:::b', true],
    ['arn:aws:s3', 'arn:aws:sqs:r:1:q', false],
    ['arn:aws:s3', 'arn:aws:s3', false],
  ])('%j on %j is %j [1.11 cases 9, 13, 27, 28]', (pattern, resource, expected) => {
    expect(matches(pattern, resource)).toBe(expected);
  });

  it.each<[string, string, Record<string, string | string[]>, boolean]>([
    ['arn:aws:s3:::${k}', 'arn:aws:s3:::v', { k: 'v' }, true],
    ['arn:aws:s3:::${k}', 'arn:aws:s3:::anything', { k: '*' }, false],
    ['arn:aws:s3:::${k}', 'arn:aws:s3:::*', { k: '*' }, true],
    ['arn:aws:s3:::${k}', 'arn:aws:s3:::x', { k: '?' }, false],
    ['arn:aws:s3:::${k}/*', 'arn:aws:s3:::a:b/c', { k: 'a:b' }, true],
    ['arn:aws:s3:::${k}', 'arn:aws:s3:::bob', { k: '${aws:username}', 'aws:username': 'bob' }, false],
    ['arn:aws:s3:::x/${k}', 'arn:aws:s3:::x/', {}, false],
    ['arn:aws:s3:::x/${k}', 'arn:aws:s3:::x/undefined', {}, false],
    ['arn:aws:s3:::x/${k}*', 'arn:aws:s3:::x/y', { k: '' }, false],
    ['arn:aws:s3:::x/${k}', 'arn:aws:s3:::x/a', { k: ['a'] }, false],
    ["arn:aws:s3:::${k, 'a:b'}", 'arn:aws:s3:::a:b', {}, true],
    ['arn:aws:s3:::*-${k}', 'arn:aws:s3:::a-v', { k: 'v' }, true],
    ['arn:aws:s3:::*-${k}', 'arn:aws:s3:::a-w', { k: 'v' }, false],
    ['arn:aws:s3:::*-${k}', 'arn:aws:s3:::a-w', { k: '*' }, false],
    ['arn:aws:s3:::*-${k}', 'arn:aws:s3:::a-*', { k: '*' }, true],
    ['arn:aws:s3:::*-${k}', 'arn:aws:s3:::a-', {}, false],
    ['arn:aws:s3:::?${k}*${*}', 'arn:aws:s3:::avb*', { k: 'v' }, true],
    ['arn:aws:s3:::?${k}*${*}', 'arn:aws:s3:::avbc', { k: 'v' }, false],
    ['arn:aws:s3:::${k}${j}*', 'arn:aws:s3:::vwx', { k: 'v', j: 'w' }, true],
    ['arn:aws:s3:::${k}${j}*', 'arn:aws:s3:::vx', { k: 'v', j: 'w' }, false],
    ['arn:aws:s3:::${k}?', 'arn:aws:s3:::v', { k: 'v' }, false],
    ['arn:aws:s3:::${k}?', 'arn:aws:s3:::vw', { k: 'v' }, true],
    ['arn:aws:s3:${k}::b', 'arn:aws:s3:eu::b', { k: 'eu' }, true],
    ['arn:aws:s3:${k}::b', 'arn:aws:s3:eu::b', { k: 'eu::b' }, false],
    ['arn:aws:s3:::${*}', 'arn:aws:s3:::*', {}, true],
    ['arn:aws:s3:::${*}', 'arn:aws:s3:::b', {}, false],
    ['arn:aws:iam::${aws:PrincipalAccount}:user/x', 'arn:aws:iam::1:user/x', { 'aws:PrincipalAccount': '1' }, true],
    ['arn:aws:iam::${aws:PrincipalAccount}:user/x', 'arn:aws:iam::1:y:user/x', { 'aws:PrincipalAccount': '1:y' }, false],
  ])('%j on %j with %j is %j [1.11 cases 10, 11]', (pattern, resource, values, expected) => {
    expect(matches(pattern, resource, values)).toBe(expected);
  });

  it('reads variables as text in an old document [1.11 case 12]', () => {
    expect(matches('arn:aws:s3:::${k}', 'arn:aws:s3:::v', { k: 'v' }, false)).toBe(false);
    expect(matches('arn:aws:s3:::${k}', 'arn:aws:s3:::${k}', { k: 'v' }, false)).toBe(true);
  });

  it('takes nothing for a pattern but * and what starts as an ARN', () => {
    for (const text of ['', '**', '?', 'a', 'arn', '*:*:*:*:*:*', 'ARN:aws:s3:::b'])
      expect(compileResource(text, true, 'open')).toBeUndefined();
  });

  it('opens a short pattern for wildcards that are written, not for what stands in a variable', () => {
    expect(isOpen('arn:aws:s?', 'open with a wildcard')).toBe(true);
    expect(isOpen('arn:aws:s3:*', 'open with a wildcard')).toBe(true);
    expect(isOpen("arn:aws:${k, '*'}", 'open with a wildcard')).toBe(false);
    expect(isOpen('arn:aws:${?}', 'open with a wildcard')).toBe(false);
    expect(isOpen('arn:aws:s3*', 'open with * at the end')).toBe(true);
    expect(isOpen('arn:aws:*s3', 'open with * at the end')).toBe(false);
    expect(isOpen('arn:aws:s3', 'open with a wildcard')).toBe(false);
    expect(isOpen("arn:aws:*${k, '*'}", 'open with a wildcard')).toBe(true);
    expect(isOpen("arn:aws:*${k, '*'}", 'open with * at the end')).toBe(false);
    expect(isOpen('arn:aws:s3*${*}', 'open with * at the end')).toBe(false);
    expect(isOpen('arn:aws:s3', 'open')).toBe(true);
    expect(isOpen('arn:aws:s3:::b', 'open with a wildcard')).toBe(true);
  });

  it('never lets a value widen a pattern: it matches what the value written out and escaped would', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '*', '?', ':', '/', '$', '{', '}'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(value, value, (held, asked) => {
        expect(matches('arn:aws:s3:::p/${k}/*', `arn:aws:s3:::p/${asked}/x`, { k: held })).toBe(
          `${asked}/x`.startsWith(`${held}/`),
        );
      }),
    );
  });
});
