import { describe, expect, it } from 'vitest';
import { describeWhy } from './describe-why.ts';
import { conditionTrace, statementTrace } from './test-traces.ts';
import type { StatementTrace, Step, Trace } from './trace.ts';

const trace = (decision: Trace['decision'], ...steps: Step[]): Trace => ({
  request: { action: 's3:GetObject', resource: '*' },
  decision,
  steps,
  matched: [],
  missingContextKeys: [],
  warnings: [],
  changes: [],
});
const silent = (kind: Step['kind'], ...statements: StatementTrace[]): Step => ({
  kind,
  result: 'implicitDeny',
  because: `${kind} is silent`,
  statements,
});
const refused = (layer: 'identity' | 'partition', ...steps: Step[]): readonly string[] =>
  describeWhy(trace({ outcome: 'implicitDeny', layer }, ...steps));

const none: Step = { kind: 'deny', result: 'notApplicable', because: 'no Deny', statements: [] };
const missed = statementTrace({ matched: false, action: { element: 'Action', ok: false, patterns: [] } });
const far = statementTrace({
  matched: false,
  action: { element: 'Action', ok: false, patterns: [] },
  resource: { element: 'Resource', ok: false, patterns: [] },
});
const near: StatementTrace = {
  ...missed,
  matched: false,
  action: statementTrace().action,
  conditions: [conditionTrace({ result: false })],
};

describe('describeWhy, of an allow', () => {
  it('takes the words of the layer that decided', () => {
    const steps: Step[] = [
      none,
      { kind: 'scp', result: 'allow', because: 'the SCPs do', statements: [] },
      { kind: 'identity', result: 'notApplicable', because: 'not yet', statements: [] },
      { kind: 'identity', result: 'allow', because: 'it does', statements: [] },
    ];
    const allowed = trace({ outcome: 'allow', layer: 'identity' }, ...steps);
    expect(describeWhy(allowed)).toEqual(['It does.', 'No Deny statement stands in the way.']);
  });
});

const denied = (...conditions: StatementTrace['conditions']): readonly string[] => {
  const first = statementTrace({ effect: 'Deny', conditions });
  const deny: Step = { kind: 'deny', result: 'explicitDeny', because: 'it denies', statements: [first, statementTrace()] };
  return describeWhy(trace({ outcome: 'explicitDeny', layer: 'identity' }, deny));
};

describe('describeWhy, of a Deny', () => {
  it('says that it denies', () => expect(denied()).toEqual(['It denies.']));
  it('says by which conditions', () => {
    expect(denied(conditionTrace(), conditionTrace({ key: 'x', contextValues: 'absent' }))).toEqual([
      'It denies.',
      'It applies because of its conditions: k is v; the request has v, and x is v; the request has no such key.',
    ]);
  });
});

describe('describeWhy, of a silence', () => {
  it('says which layer is silent, and that nothing could allow it', () => {
    expect(refused('identity', none, silent('identity'))).toEqual([
      'Nothing allows it: identity is silent.',
      'There is no statement that could allow it.',
    ]);
  });

  it('names the other layers once, and no other level of the same', () => {
    expect(refused('identity', silent('scp'), silent('scp'), silent('boundary'), silent('session'), silent('boundary'))).toEqual([
      'Nothing allows it: scp is silent.',
      'There is no statement that could allow it.',
      'The permissions boundary and the session policies would not allow it either.',
    ]);
  });

  it('says no more of another partition', () => {
    expect(refused('partition', silent('partition'))).toEqual(['Nothing allows it: partition is silent.']);
  });

  it('counts the Allows that speak of something else, and no Deny', () => {
    const deny = statementTrace({ effect: 'Deny', matched: false });
    expect(refused('identity', silent('identity', far, far, deny, statementTrace()))[1]).toBe(
      'None of 2 Allow statements speaks of this action and this resource.',
    );
  });

  it('tells what the nearest statement lacks, in the first layer that has one', () => {
    const other = { ...near, source: { ...near.source, name: 'other' } };
    expect(refused('identity', silent('identity', far), silent('boundary', far, near), silent('session', other))[1]).toBe(
      'Nearest comes statement number 1 (line 1) of inline policy p (from it), but k must be v; the request has v.',
    );
  });

  it('tells everything that the nearest lacks', () => {
    const two = { ...near, unknown: ['x'] };
    expect(refused('identity', silent('identity', two))[1]).toContain(
      'but k must be v; the request has v, and it has a part that is not known here (x).',
    );
  });
});
