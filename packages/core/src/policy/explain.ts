import { asciiLowerCase } from './ascii.ts';
import type { Decision, Layer, NamedPolicy, PolicyLayers, StatementRef } from './decision.ts';
import type { PolicyRequest } from './request.ts';
import type { StatementTrace, Step, Trace } from './trace.ts';
import { traceStatement } from './trace-statement.ts';

/**
 * Decides a request the long way and tells how: every statement, which patterns matched, every condition with the values on
 * both sides. Made on demand; it always agrees with `authorize`, outcome, layer and statement.
 */
export function explainDecision(request: PolicyRequest, layers: PolicyLayers): Trace {
  const policies = 'origins' in layers.identity ? layers.identity.policies : layers.identity;
  const identity = policies.flatMap((named) => traceAll(named, request));
  const { boundary } = layers;
  const limits = boundary === undefined || boundary === 'missing' ? [] : traceAll(boundary, request);
  const all = [...identity, ...limits];

  const denied = find('Deny', identity) ?? find('Deny', limits);
  const granted = find('Allow', identity);
  const within = find('Allow', limits);
  const deniedBy: Layer = find('Deny', identity) ? 'identity' : 'boundary';
  const decision: Decision = denied
    ? { outcome: 'explicitDeny', layer: deniedBy, statement: refOf(denied) }
    : !granted
      ? { outcome: 'implicitDeny', layer: 'identity' }
      : boundary !== undefined && !within
        ? { outcome: 'implicitDeny', layer: 'boundary' }
        : { outcome: 'allow', layer: 'identity', statement: refOf(granted) };

  const steps: readonly Step[] = [
    denied
      ? step('deny', 'explicitDeny', `${nameOf(denied)} denies it, and a Deny outweighs every Allow`, all.filter(isDenying))
      : step('deny', 'notApplicable', 'no Deny matches', []),
    granted
      ? step('identity', 'allow', `${nameOf(granted)} allows it`, identity)
      : step('identity', 'implicitDeny', 'no statement of an identity policy allows it', identity),
    boundary === undefined
      ? step('boundary', 'notApplicable', 'no permissions boundary is set', [])
      : boundary === 'missing'
        ? step('boundary', 'implicitDeny', 'the permissions boundary is set, but its policy is missing', [])
        : within
          ? step('boundary', 'allow', `${nameOf(within)} allows it`, limits)
          : step('boundary', 'implicitDeny', 'no statement of the permissions boundary allows it', limits),
  ];
  return {
    request: { action: request.action, resource: request.resource },
    decision,
    steps,
    matched: all.filter(({ matched }) => matched).map(refOf),
    missingContextKeys: missingKeys(all),
    warnings: warningsOf(request, all),
  };
}

const traceAll = (named: NamedPolicy, request: PolicyRequest): StatementTrace[] =>
  named.policy.statements.map((statement) => traceStatement(named, statement, request));

const find = (effect: StatementTrace['effect'], statements: readonly StatementTrace[]): StatementTrace | undefined =>
  statements.find((statement) => statement.matched && statement.effect === effect);

const isDenying = ({ matched, effect }: StatementTrace): boolean => matched && effect === 'Deny';

const step = (kind: Step['kind'], result: Step['result'], because: string, statements: readonly StatementTrace[]): Step => ({
  kind,
  result,
  because,
  statements,
});

function refOf({ source, index, sid, line }: StatementTrace): StatementRef {
  return sid === undefined ? { source, index, line } : { source, index, sid, line };
}

/** A statement in words: `statement "ReadOnly" (line 4) of managed policy Readers, from group admins`. */
export function nameOf({ source, index, sid, line }: StatementRef): string {
  const which = sid === undefined || sid === '' ? `number ${index + 1}` : JSON.stringify(sid);
  return `statement ${which} (line ${line}) of ${source.kind} policy ${source.name}, from ${source.attachedTo}`;
}

function missingKeys(statements: readonly StatementTrace[]): readonly string[] {
  const missing = new Set<string>();
  for (const { action, resource, conditions } of statements) {
    if (!action.ok || !resource.ok) continue;
    for (const { key, contextValues } of conditions) if (contextValues === 'absent') missing.add(key);
  }
  return [...missing].sort();
}

function warningsOf({ action }: PolicyRequest, statements: readonly StatementTrace[]): readonly string[] {
  const warnings = new Set<string>();
  for (const statement of statements) {
    for (const part of statement.unknown) {
      const effect = statement.effect === 'Allow' ? 'so it grants nothing' : 'so that part counts as met';
      warnings.add(`${nameOf(statement)} has a part that is not known here (${part}), ${effect}`);
    }
    const { resource } = statement;
    if (resource.element === 'NotResource' && resource.patterns.some(({ resolved }) => resolved === undefined)) {
      warnings.add(`${nameOf(statement)} has a variable without a value in NotResource, which then leaves nothing out`);
    }
  }
  if (asciiLowerCase(action) !== action.toLowerCase()) warnings.add('the action has letters outside ASCII that look like others');
  return [...warnings];
}
