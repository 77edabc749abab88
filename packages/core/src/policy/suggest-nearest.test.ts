import { describe, expect, it } from 'vitest';
import { nearestAllows, nearness } from './suggest-nearest.ts';
import { conditionTrace, statementTrace } from './test-traces.ts';
import type { StatementTrace } from './trace.ts';

const noAction = { action: { element: 'Action', ok: false, patterns: [] } };
const noResource = { resource: { element: 'Resource', ok: false, patterns: [] } };
const named = { resource: { element: 'Resource', ok: true, patterns: [{ pattern: 'arn:aws:s3:::b', ok: true }] } };
const failed = conditionTrace({ result: false });
const missed = (more: Partial<StatementTrace> = {}): StatementTrace => statementTrace({ matched: false, ...more });

describe('nearness', () => {
  it.each<[string, Partial<StatementTrace>, number]>([
    ['neither action nor resource', { ...noAction, ...noResource }, 0],
    ['a resource of everything, which says nothing', noAction, 0],
    ['the resource', { ...noAction, ...named }, 3],
    ['the action', noResource, 5],
    ['both', {}, 7],
    ['both, and half of the conditions', { conditions: [conditionTrace(), failed] }, 6.5],
    ['both, and no condition', { conditions: [failed, failed] }, 6],
    ['both, and a part that is not known', { unknown: ['x'] }, 6.5],
  ])('of %s', (_name, more, expected) => expect(nearness(missed(more))).toBe(expected));
});

const onLine = (line: number, more: Partial<StatementTrace> = {}): StatementTrace => missed({ line, ...more });
const nearestLines = (...statements: StatementTrace[]): readonly number[] => nearestAllows(statements).map(({ line }) => line);

describe('nearestAllows', () => {
  it('has the nearest first, and no more than three', () => {
    expect(
      nearestLines(
        onLine(1, noResource),
        onLine(2),
        onLine(3, { ...noAction, ...named }),
        onLine(4, { unknown: ['x'] }),
        onLine(5),
      ),
    ).toEqual([2, 5, 4]);
  });
  it('has no Deny, nothing that matched and nothing that is far', () => {
    const far = onLine(3, { ...noAction, ...noResource });
    expect(nearestLines(onLine(1, { effect: 'Deny' }), onLine(2, { matched: true }), far, onLine(4))).toEqual([4]);
  });
});
