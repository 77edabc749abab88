import { describe, expect, it } from 'vitest';
import { conditionWords, foundWords } from './describe-condition.ts';
import { conditionTrace } from './test-traces.ts';
import type { ConditionTrace } from './trace.ts';

describe('conditionWords', () => {
  it.each<[Partial<ConditionTrace>, string, string]>([
    [{}, 'k must be v', 'k is v'],
    [{ op: 'StringNotEquals' }, 'k must not be v', 'k is not v'],
    [{ op: 'StringEqualsIgnoreCase' }, 'k must be in any case v', 'k is in any case v'],
    [{ op: 'StringEqualsIfExists' }, 'k must be v (or be absent)', 'k is v (or is absent)'],
    [{ op: 'NumericLessThanEquals' }, 'k must be at most v', 'k is at most v'],
    [{ op: 'NumericGreaterThan' }, 'k must be more than v', 'k is more than v'],
    [{ op: 'NumericGreaterThanEquals' }, 'k must be at least v', 'k is at least v'],
    [{ op: 'DateLessThan' }, 'k must be before v', 'k is before v'],
    [{ op: 'DateLessThanEquals' }, 'k must be not later than v', 'k is not later than v'],
    [{ op: 'DateGreaterThan' }, 'k must be after v', 'k is after v'],
    [{ op: 'DateGreaterThanEquals' }, 'k must be not earlier than v', 'k is not earlier than v'],
    [{ op: 'NotIpAddress' }, 'k must not be in v', 'k is not in v'],
    [{ op: 'ArnNotLike' }, 'k must not be like v', 'k is not like v'],
    [{ op: 'ForAllValues:Bool' }, 'every value of k must be v', 'every value of k is v'],
    [{ op: 'ForAnyValue:StringLike' }, 'at least one value of k must be like v', 'at least one value of k is like v'],
    [
      { resolvedValues: ['a', null, 'b c'] },
      'k must be a or (a variable without a value) or "b c"',
      'k is a or (a variable without a value) or "b c"',
    ],
    [{ resolvedValues: [] }, 'k must be one of no values', 'k is one of no values'],
    [{ op: 'Null', resolvedValues: ['TRUE'] }, 'k must be absent', 'k is absent'],
    [{ op: 'Null', resolvedValues: ['False'] }, 'k must be there', 'k is there'],
    [{ op: 'Null', resolvedValues: ['true', 'false'] }, 'k must be whatever', 'k is whatever'],
    [{ op: 'Null', resolvedValues: ['x'] }, 'k must be whatever', 'k is whatever'],
  ])('of %j: %s', (more, must, is) => {
    expect(conditionWords(conditionTrace(more), 'must')).toBe(`${must}; the request has v`);
    expect(conditionWords(conditionTrace(more), 'is')).toBe(`${is}; the request has v`);
  });

  it('says of an operator that it is not known', () => {
    expect(conditionWords(conditionTrace({ op: 'StringMatches' }), 'must')).toBe('StringMatches is not known here');
  });

  it('says why several values do not match', () => {
    const note = 'this key has several values: it needs ForAllValues or ForAnyValue';
    expect(conditionWords(conditionTrace({ contextValues: ['a', 'b'], note }), 'must')).toBe(
      'k must be v; the request has a and b, and several values match only with ForAllValues or ForAnyValue',
    );
    expect(conditionWords(conditionTrace({ note: 'the policy lists no values' }), 'must')).toBe('k must be v; the request has v');
  });
});

describe('foundWords', () => {
  it.each<[ConditionTrace['contextValues'], string]>([
    ['absent', 'no such key'],
    [[], 'an empty list'],
    [['a'], 'a'],
    [['a', 'arn:aws:s3:::b/*?'], 'a and arn:aws:s3:::b/*?'],
    [['a and b', ''], '"a and b" and ""'],
  ])('of %j is %s', (contextValues, words) => expect(foundWords({ contextValues })).toBe(words));
});
