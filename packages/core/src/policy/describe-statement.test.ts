import { describe, expect, it } from 'vitest';
import { describeStatement } from './describe-statement.ts';
import { conditionTrace, statementTrace } from './test-traces.ts';
import type { ActionTrace, StatementTrace } from './trace.ts';

const patterns = (...rows: (readonly [string, boolean])[]): readonly ActionTrace[] =>
  rows.map(([pattern, ok]) => ({ pattern, ok }));
const ACTION = '    action:     yes Action "s3:*"';
const RESOURCE = '    resource:   yes Resource "*"';

describe('describeStatement', () => {
  it.each<[string, Partial<StatementTrace>, string[]]>([
    ['its parts', {}, [ACTION, RESOURCE]],
    [
      'no more than the patterns that matched',
      { action: { element: 'Action', ok: true, patterns: patterns(['a:*', false], ['b:*', true], ['c:*', true]) } },
      ['    action:     yes Action "b:*", "c:*" and 1 more', RESOURCE],
    ],
    [
      'a few patterns, where none matched',
      {
        action: {
          element: 'Action',
          ok: false,
          patterns: patterns(['a:*', false], ['b:*', false], ['c:*', false], ['d:*', false]),
        },
      },
      ['    action:     no  Action "a:*", "b:*", "c:*" and 1 more', RESOURCE],
    ],
    [
      'an element of nothing',
      { action: { element: 'Action', ok: false, patterns: [] } },
      ['    action:     no  Action (none)', RESOURCE],
    ],
    ['no resource, as in a trust policy', { resource: { element: 'Resource', ok: true, patterns: [] } }, [ACTION]],
    [
      'a resource that is missing',
      { resource: { element: 'Resource', ok: false, patterns: [] } },
      [ACTION, '    resource:   no  Resource (none)'],
    ],
    [
      'what a variable stands for',
      { resource: { element: 'Resource', ok: true, patterns: [{ pattern: '${x}', ok: true, resolved: 'y' }] } },
      [ACTION, '    resource:   yes Resource "${x}" (here "y")'],
    ],
    [
      'what it stands for, and what differs',
      {
        resource: {
          element: 'Resource',
          ok: false,
          patterns: [{ pattern: '${x}', ok: false, resolved: 'y', segment: 'region' }],
        },
      },
      [ACTION, '    resource:   no  Resource "${x}" (here "y"; the region differs)'],
    ],
    [
      'resources beyond the third',
      {
        resource: {
          element: 'Resource',
          ok: true,
          patterns: ['a', 'b', 'c', 'd', 'e'].map((pattern) => ({ pattern, ok: true, resolved: pattern })),
        },
      },
      [ACTION, '    resource:   yes Resource "a", "b", "c" and 2 more'],
    ],
    [
      'the principals that matched',
      {
        principal: {
          element: 'Principal',
          ok: true,
          entries: [
            { entry: '1', ok: false },
            { entry: '*', kind: 'wildcard', ok: true },
          ],
        },
      },
      [ACTION, RESOURCE, '    principal:  yes Principal "*" and 1 more'],
    ],
    [
      'each condition',
      {
        conditions: [
          conditionTrace({ resolvedValues: ['v', null] }),
          conditionTrace({ contextValues: 'absent', result: false, note: 'the request has no such key' }),
        ],
      },
      [
        ACTION,
        RESOURCE,
        '    condition:  yes k StringEquals "v" or (a variable without a value); the request has v',
        '    condition:  no  k StringEquals "v"; the request has no such key',
      ],
    ],
    [
      'a condition of no values, and why it fails',
      { conditions: [conditionTrace({ resolvedValues: [], result: false, note: 'the policy lists no values' })] },
      [ACTION, RESOURCE, '    condition:  no  k StringEquals (nothing); the request has v (the policy lists no values)'],
    ],
    ['what is not known', { unknown: ['x', 'y'] }, [ACTION, RESOURCE, '    unknown:    no  x', '    unknown:    no  y']],
  ])('shows %s', (_name, more, lines) => expect(describeStatement(statementTrace(more))).toEqual(lines));

  it('indents what does not fit on a line', () => {
    const long = 'x'.repeat(70);
    const lines = describeStatement(statementTrace({ unknown: [`${long} ${long}`] }));
    expect(lines.slice(2)).toEqual([`    unknown:    no  ${long}`, ' '.repeat(21) + long]);
  });
});
