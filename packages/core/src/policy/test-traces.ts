import type { ConditionTrace, StatementTrace } from './trace.ts';

/** A condition as it was looked at: `k` must be `v`, and is. */
export const conditionTrace = (more: Partial<ConditionTrace> = {}): ConditionTrace => ({
  op: 'StringEquals',
  key: 'k',
  policyValues: ['v'],
  resolvedValues: ['v'],
  contextValues: ['v'],
  result: true,
  ...more,
});

/** A statement as it was looked at: an Allow of everything, which matched. */
export const statementTrace = (more: Partial<StatementTrace> = {}): StatementTrace => ({
  source: { kind: 'inline', name: 'p', attachedTo: 'it' },
  index: 0,
  line: 1,
  effect: 'Allow',
  matched: true,
  action: { element: 'Action', ok: true, patterns: [{ pattern: 's3:*', ok: true }] },
  resource: { element: 'Resource', ok: true, patterns: [{ pattern: '*', ok: true, resolved: '*' }] },
  grants: [],
  conditions: [],
  unknown: [],
  ...more,
});
