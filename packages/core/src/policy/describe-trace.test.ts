import { describe, expect, it } from 'vitest';
import { describeTrace } from './describe.ts';
import { conditionTrace, statementTrace } from './test-traces.ts';
import type { Change, StatementTrace, Step, Trace } from './trace.ts';

const asked = { action: 's3:GetObject', resource: '*' };
const trace = (more: Partial<Trace>): Trace => ({
  request: asked,
  decision: { outcome: 'implicitDeny', layer: 'identity' },
  steps: [],
  matched: [],
  missingContextKeys: [],
  warnings: [],
  changes: [],
  ...more,
});
const step = (kind: Step['kind'], result: Step['result'], more: Partial<Step> = {}): Step => ({
  kind,
  result,
  because: 'it is so',
  statements: [],
  ...more,
});
/** The block of lines that starts with these words. */
const block = (start: string, more: Partial<Trace>): readonly string[] => {
  const found = describeTrace(trace(more))
    .trimEnd()
    .split('\n\n')
    .find((one) => one.startsWith(start));
  return found === undefined ? [] : found.split('\n');
};

const at = (name: string, index: number, more: Partial<StatementTrace> = {}): StatementTrace =>
  statementTrace({ source: sources[name] ?? statementTrace().source, index, ...more });
const sources: Readonly<Record<string, StatementTrace['source']>> = {
  a: { kind: 'inline', name: 'a', attachedTo: 'it' },
  b: { kind: 'inline', name: 'b', attachedTo: 'it' },
};
const missed = { matched: false, conditions: [conditionTrace({ result: false })] };

describe('describeTrace, its first line', () => {
  it.each<[Partial<Trace>, string]>([
    [{ decision: { outcome: 'allow', layer: 'root' } }, 'Allowed: s3:GetObject on *'],
    [{}, 'Refused: s3:GetObject on *'],
    [
      { decision: { outcome: 'allow', layer: 'root' }, request: { ...asked, principal: 'bob' } },
      'Allowed: bob may do s3:GetObject on *',
    ],
    [{ request: { ...asked, principal: 'bob' } }, 'Refused: bob may not do s3:GetObject on *'],
  ])('of %j is %s', (more, line) => expect(describeTrace(trace(more)).split('\n')[0]).toBe(line));
});

const change = (more: Partial<Change> = {}): Change => ({ layer: 'identity', kind: 'statement', text: 'Do it.', ...more });

describe('describeTrace, what would change it', () => {
  it.each<[string, Partial<Trace>, string[]]>([
    ['nothing for an allow', { decision: { outcome: 'allow', layer: 'root' }, changes: [change()] }, []],
    ['that nothing was found', {}, ['What would allow it: no small change was found.']],
    ['one change', { changes: [change()] }, ['What would allow it:', '- Do it.']],
    [
      'two changes, of which one is for the organization',
      { changes: [change(), change({ layer: 'scp' })] },
      ['What would allow it (all of these together):', '- Do it.', '- Do it. Only whoever manages the organization can do that.'],
    ],
    [
      'one for a resource control policy, and the statement to add',
      { changes: [change({ layer: 'rcp', add: { Effect: 'Allow', Action: 'x' } })] },
      [
        'What would allow it:',
        '- Do it. Only whoever manages the organization can do that.',
        '    {',
        '      "Effect": "Allow",',
        '      "Action": "x"',
        '    }',
      ],
    ],
    [
      'twelve changes',
      { changes: Array.from({ length: 12 }, () => change()) },
      ['What would allow it (all of these together):', ...Array.from({ length: 12 }, () => '- Do it.')],
    ],
    [
      'no more than twelve',
      { changes: Array.from({ length: 14 }, () => change()) },
      [
        'What would allow it (all of these together):',
        ...Array.from({ length: 12 }, () => '- Do it.'),
        '- and 2 changes more, which the trace lists.',
      ],
    ],
  ])('tells %s', (_name, more, lines) => expect(block('What would allow it', more)).toEqual(lines));
});

describe('describeTrace, its steps', () => {
  it('asks of each layer, and counts the levels of the organization', () => {
    const steps = [
      step('deny', 'explicitDeny'),
      step('rcp', 'allow', { level: 0 }),
      step('scp', 'allow', { level: 0 }),
      step('scp', 'implicitDeny', { level: 1 }),
      step('endpoint', 'allow'),
      step('resource', 'notApplicable'),
      step('trust', 'skipped'),
      step('root', 'allow'),
      step('partition', 'implicitDeny'),
    ];
    expect(block('How it was decided', { steps })).toEqual([
      'How it was decided:',
      '1. Does any statement deny it? Yes: it is so.',
      '2. Level 1 of 1: Do the resource control policies allow it? Yes: it is so.',
      '3. Level 1 of 2: Do the service control policies allow it? Yes: it is so.',
      '4. Level 2 of 2: Do the service control policies allow it? No: it is so.',
      '5. Does the VPC endpoint policy allow it? Yes: it is so.',
      "6. Does the resource's own policy allow it? It is so.",
      "7. Does the role's trust policy allow it? It is so.",
      '8. Is it the root user? Yes: it is so.',
      '9. Are caller and resource in the same partition? No: it is so.',
    ]);
  });
});

describe('describeTrace, the statement that decided', () => {
  const statements = [at('a', 0), at('a', 1), at('b', 0), at('b', 1)];
  it('is the one of this policy and this number', () => {
    const [, , , last] = statements;
    const decision = {
      outcome: 'allow',
      layer: 'identity',
      statement: { source: sources['b'] ?? at('b', 1).source, index: 1, line: 1 },
    } as const;
    expect(last?.source).toBe(decision.statement.source);
    expect(block('The statement', { decision, steps: [step('identity', 'allow', { statements })] })).toEqual([
      'The statement that decided is statement number 2 (line 1) of inline policy b (from it):',
      '    action:     yes Action "s3:*"',
      '    resource:   yes Resource "*"',
    ]);
  });

  it('is none for a refusal, which shows what came nearest in the layer that is silent', () => {
    const steps = [
      step('scp', 'allow', { statements: [at('a', 2, missed)] }),
      step('identity', 'notApplicable', { statements: [at('a', 3, missed)] }),
      step('identity', 'implicitDeny', { statements: [at('a', 0, missed), at('b', 1)] }),
      step('session', 'implicitDeny', { statements: [at('b', 3, missed)] }),
    ];
    expect(block('What came nearest', { steps })).toEqual([
      'What came nearest:',
      '- statement number 1 (line 1) of inline policy a (from it)',
      '    action:     yes Action "s3:*"',
      '    resource:   yes Resource "*"',
      '    condition:  no  k StringEquals "v"; the request has v',
    ]);
    expect(block('What came nearest', { steps: [step('identity', 'implicitDeny', { statements: [at('a', 0)] })] })).toEqual([]);
    expect(block('What came nearest', { decision: { outcome: 'implicitDeny', layer: 'partition' } })).toEqual([]);
  });
});

describe('describeTrace, its last lines', () => {
  it('name missing keys and warnings, and count each statement once', () => {
    const deny = at('a', 0, { effect: 'Deny' });
    const more: Partial<Trace> = {
      steps: [
        step('deny', 'explicitDeny', { statements: [deny] }),
        step('identity', 'allow', { statements: [deny, at('a', 1)] }),
      ],
      matched: [deny],
      missingContextKeys: ['x', 'y'],
      warnings: ['mind this', 'and that'],
    };
    expect(block('Conditions', more)).toEqual([
      'Conditions asked for keys that this request does not have: x, y.',
      'Warning: mind this.',
      'Warning: and that.',
      'Looked at 2 statements; 1 matched.',
    ]);
    expect(block('Looked', {})).toEqual(['Looked at 0 statements; 0 matched.']);
  });

  it('end in one line end', () => expect(describeTrace(trace({}))).toMatch(/matched\.\n$/));
});
