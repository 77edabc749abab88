import { describe, expect, it } from 'vitest';
import { missWords, segmentWords } from './describe-miss.ts';
import { conditionTrace, statementTrace } from './test-traces.ts';
import type { ResourceTrace, StatementTrace } from './trace.ts';

const missed = (pattern: string, segment?: ResourceTrace['segment']): ResourceTrace => ({
  pattern,
  ok: false,
  resolved: pattern,
  ...(segment && { segment }),
});
const resource = (...patterns: ResourceTrace[]): Partial<StatementTrace> => ({
  resource: { element: 'Resource', ok: false, patterns },
});

describe('missWords', () => {
  it.each<[string, Partial<StatementTrace>, string[]]>([
    ['nothing', {}, []],
    ['an action', { action: { element: 'Action', ok: false, patterns: [] } }, ['it does not name this action']],
    ['NotAction', { action: { element: 'NotAction', ok: false, patterns: [] } }, ['it leaves this action out']],
    ['NotResource', { resource: { element: 'NotResource', ok: false, patterns: [] } }, ['it leaves this resource out']],
    ['no resource at all', resource(), ['it names no resource']],
    ['one resource', resource(missed('a', 'account')), ['its resource does not match: the account differs']],
    [
      'several resources, of which the nearest counts',
      resource(missed('a', 'service'), missed('b', 'resource'), missed('c', 'arn')),
      ['none of its resources matches: the name of the resource differs'],
    ],
    [
      'two resources, one of which is no ARN',
      resource(missed('a'), missed('b', 'partition')),
      ['none of its resources matches: the partition differs'],
    ],
    ['a principal', { principal: { element: 'Principal', ok: false, entries: [] } }, ['it does not name this caller']],
    ['NotPrincipal', { principal: { element: 'NotPrincipal', ok: false, entries: [] } }, ['it leaves this caller out']],
    ['none for a principal that matches', { principal: { element: 'Principal', ok: true, entries: [] } }, []],
    [
      'the conditions that failed',
      { conditions: [conditionTrace(), conditionTrace({ key: 'x', contextValues: 'absent', result: false })] },
      ['x must be v; the request has no such key'],
    ],
    ['what is not known', { unknown: ['no Action'] }, ['it has a part that is not known here (no Action)']],
  ])('name %s', (_name, more, words) => expect(missWords(statementTrace(more))).toEqual(words));

  it('name each part that failed, in the order of the statement', () => {
    const all = statementTrace({
      action: { element: 'Action', ok: false, patterns: [] },
      ...resource(missed('a', 'region')),
      conditions: [conditionTrace({ result: false })],
      unknown: ['x'],
    });
    expect(missWords(all)).toEqual([
      'it does not name this action',
      'its resource does not match: the region differs',
      'k must be v; the request has v',
      'it has a part that is not known here (x)',
    ]);
  });
});

describe('segmentWords', () => {
  it.each<[Partial<ResourceTrace>, string]>([
    [{ segment: 'resource' }, 'a variable in it has no value'],
    [{ resolved: 'a', segment: 'resource' }, 'the name of the resource differs'],
    [{ resolved: 'a', segment: 'region' }, 'the region differs'],
    [{ resolved: 'a', segment: 'arn' }, 'one of the two is no whole ARN, and then only "*" matches'],
    [{ resolved: 'a' }, 'one of the two is no whole ARN, and then only "*" matches'],
  ])('of %j: %s', (more, words) => expect(segmentWords({ pattern: 'a', ok: false, ...more })).toBe(words));
});
