import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import { describeWanted, keyOf, wantedValues } from './suggest-condition.ts';
import { policyOf } from './test-world.ts';
import type { WantedCondition } from './trace.ts';
import { traceStatement } from './trace-statement.ts';

/** The values that are tried for the first condition of a statement. */
const wantedFor = (Condition: object, found: null | string | string[], holds: boolean, at = 0): readonly WantedCondition[] => {
  const named = policyOf('identity', [{ Effect: 'Allow', Action: '*', Resource: '*', Condition }]);
  const [statement] = named.policy.statements;
  if (!statement) throw new Error('the policy has no statement');
  const request = { action: 's3:GetObject', resource: '*', context: contextFrom(found === null ? {} : { k: found }) };
  const [trace] = traceStatement(named, statement, request, false).conditions;
  if (!trace) throw new Error('the statement has no condition');
  return wantedValues(request, statement, at, trace, holds);
};

describe('wantedValues', () => {
  it.each<[object, boolean, (string | undefined)[]]>([
    [{ StringEquals: { k: 'v' } }, true, ['v']],
    [{ StringEquals: { k: 'v' } }, false, ['true', 'false']],
    [{ StringEquals: { k: 'true' } }, false, ['false', 'another-value']],
    [{ StringEquals: { k: ['a', 'b', 'c'] } }, true, ['a', 'b']],
    [{ StringNotEquals: { k: 'v' } }, false, ['v']],
    [{ StringLike: { k: 'a*b?' } }, true, ['a*b?', 'abx']],
    [{ StringLike: { k: '*' } }, false, [undefined]],
    [{ ArnLike: { k: 'arn:aws:s3:::b?' } }, true, ['arn:aws:s3:::b?', 'arn:aws:s3:::bx']],
    [{ ArnLike: { k: 'arn:aws:iam::*:user/?' } }, true, ['arn:aws:iam::*:user/?', 'arn:aws:iam:::user/x']],
    [{ IpAddress: { k: '10.0.0.0/8' } }, true, ['10.0.0.0']],
    [{ IpAddress: { k: '0.0.0.0/0' } }, true, ['0.0.0.0', '192.0.2.1']],
    [{ NumericLessThan: { k: 5 } }, true, ['4', '0']],
    [{ NumericLessThan: { k: '-5.5' } }, true, ['-6.5']],
    [{ NumericGreaterThan: { k: 5 } }, true, ['6']],
    [{ DateLessThan: { k: '2026-01-01T00:00:00Z' } }, true, ['2025-12-31T23:59:59Z', '0']],
    [{ DateGreaterThan: { k: '2026-01-01T00:00:00.5Z' } }, true, ['2026-01-01T00:00:01Z']],
    [{ Bool: { k: 'false' } }, false, ['true', 'another-value']],
    [{ Null: { k: 'true' } }, true, [undefined]],
    [{ Null: { k: 'false' } }, true, ['false', 'true']],
    [{ StringEquals: { k: '${none}' } }, true, []],
  ])('for %j to be %j are %j', (Condition, holds, tried) => {
    const found = wantedFor(Condition, 'x', holds);
    expect(found.map((one) => one.tried)).toEqual(tried);
    expect(found.map((one) => 'tried' in one)).toEqual(tried.map((one) => one !== undefined));
  });

  it('say what is asked for, what there is and what was tried', () => {
    expect(wantedFor({ StringEqualsIfExists: { K: ['v', '${none}'] } }, ['a', 'b'], true)).toEqual([
      { op: 'StringEqualsIfExists', key: 'K', wanted: ['v'], found: ['a', 'b'], tried: 'v' },
      { op: 'StringEqualsIfExists', key: 'K', wanted: ['v'], found: ['a', 'b'] },
    ]);
  });

  it('look at no more than eight values', () => {
    const many = Array.from({ length: 9 }, (_, i) => `v${i}`);
    expect(wantedFor({ StringEquals: { k: many } }, null, true)[0]?.wanted).toEqual(many.slice(0, 8));
  });

  it('are none for a condition that the statement does not have', () => {
    expect(wantedFor({ StringEquals: { k: 'v' } }, null, true, 1)).toEqual([]);
  });
});

describe('describeWanted', () => {
  const base: WantedCondition = { op: 'StringEquals', key: 'k', wanted: ['a', 'b c'], found: ['x'], tried: 'a' };
  it.each<[Partial<WantedCondition>, string, string]>([
    [{}, 'k to be a or "b c"', 'k other than a and "b c"'],
    [{ op: 'StringNotEquals' }, 'k other than a and "b c"', 'k to be a or "b c"'],
    [{ op: 'StringLike', wanted: ['a*'] }, 'k like a*', 'k unlike a*'],
    [{ op: 'ArnNotLike', wanted: ['a'] }, 'k unlike a', 'k like a'],
    [{ op: 'IpAddress', wanted: ['::/0'] }, 'k in ::/0', 'k outside ::/0'],
    [{ op: 'NumericLessThan', wanted: ['5'] }, 'k below 5', 'k at least 5'],
    [{ op: 'NumericLessThanEquals', wanted: ['5'] }, 'k at most 5', 'k above 5'],
    [{ op: 'NumericGreaterThan', wanted: ['5'] }, 'k above 5', 'k at most 5'],
    [{ op: 'NumericGreaterThanEquals', wanted: ['5'] }, 'k at least 5', 'k below 5'],
    [{ op: 'NumericEquals', wanted: ['5'] }, 'k to be 5', 'k other than 5'],
    [{ op: 'DateLessThan', wanted: ['2026-01-01'] }, 'k before 2026-01-01', 'k not before 2026-01-01'],
    [{ op: 'DateLessThanEquals', wanted: ['1'] }, 'k not after 1', 'k after 1'],
    [{ op: 'DateGreaterThan', wanted: ['1'] }, 'k after 1', 'k not after 1'],
    [{ op: 'DateGreaterThanEquals', wanted: ['1'] }, 'k not before 1', 'k before 1'],
    [{ op: 'Bool', wanted: ['true'], tried: 'false' }, 'k to be true', 'k to be false'],
    [{ op: 'Null', wanted: ['false'] }, 'some k', 'some k'],
    [{ op: 'Unknown' }, 'some k', 'some k'],
    [{ wanted: [] }, 'some k', 'some k'],
    [{ op: 'ForAnyValue:StringEquals', wanted: ['a'] }, 'a value of k to be a', 'every value of k other than a'],
    [{ op: 'ForAllValues:StringEquals', wanted: ['a'] }, 'every value of k to be a', 'a value of k other than a'],
  ])('of %j', (more, met, unmet) => {
    const wanted = { ...base, ...more };
    expect(describeWanted(wanted, true)).toBe(`the request would need ${met}; it has x`);
    expect(describeWanted(wanted, false)).toBe(`the request would need ${unmet}; it has x`);
  });

  it.each<[WantedCondition['found'], string]>([
    ['absent', 'none'],
    [[], 'an empty list'],
    [['a', 'b c'], 'a, "b c"'],
  ])('says of %j that there is %s', (found, words) => {
    const { tried: _tried, ...wanted } = { ...base, found };
    expect(describeWanted(wanted, true)).toBe(`the request would need no k; it has ${words}`);
  });
});

describe('keyOf', () => {
  it('is the same in any case', () => expect(keyOf({ key: 'aws:SourceIp' })).toBe('aws:sourceip'));
});
