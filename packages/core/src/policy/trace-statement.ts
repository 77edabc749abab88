import { asciiLowerCase } from './ascii.ts';
import { statementRef } from './authorize.ts';
import { compileCondition } from './conditions/condition.ts';
import { type Operator, operatorName, parseOperator } from './conditions/operators.ts';
import type { NamedPolicy } from './decision.ts';
import type { ConditionBlock, ConditionEntry, PatternList } from './document.ts';
import { failedSegment } from './failed-segment.ts';
import { compileAction, matchAction } from './match-action.ts';
import { SHORT_ARN, type ShortArn } from './policy-type.ts';
import { tracePrincipal } from './trace-principal.ts';
import { compileResource, matchResource } from './match-resource.ts';
import type { PolicyRequest, RequestContext } from './request.ts';
import { UNKNOWN_PART_OF_DENY_COUNTS_AS_MET } from './semantics.ts';
import type { CompiledStatement } from './statement.ts';
import type { ActionTrace, ConditionTrace, ResourceTrace, StatementTrace } from './trace.ts';
import { parseTemplate, resolveText } from './variables.ts';

/**
 * Looks at one statement again, from its source: pattern by pattern and value by value, without the index and the hashed
 * literals that `authorize` uses. What the two have in common are the matchers of a single pattern and a single condition.
 */
export function traceStatement(
  named: NamedPolicy,
  statement: CompiledStatement,
  request: PolicyRequest,
  bounded: boolean,
): StatementTrace {
  const { source, effect, unknown } = statement;
  const { variables, type } = named.policy;
  const benefit = effect === 'Deny' && UNKNOWN_PART_OF_DENY_COUNTS_AS_MET;
  const action = traceActions(source.action, request.action, benefit);
  const resource =
    type === 'trust'
      ? { element: 'Resource', ok: source.resource === undefined || benefit, patterns: [] }
      : traceResources(source.resource, request, variables, SHORT_ARN[type], benefit);
  const principal = tracePrincipal(source, type, request.principal, bounded, benefit);
  const conditions = source.condition.flatMap((block) =>
    block.entries.map((entry) => traceCondition(block, entry, request.context, variables, benefit)),
  );
  const known = unknown.length === 0 || benefit;
  return {
    ...statementRef(named.source, statement),
    effect,
    matched: known && action.ok && resource.ok && principal.ok && conditions.every(({ result }) => result),
    action,
    resource,
    ...(principal.shown && { principal: principal.shown }),
    grants: principal.grants,
    conditions,
    unknown,
  };
}

function traceActions(list: PatternList | undefined, action: string, benefit: boolean): StatementTrace['action'] {
  if (list === undefined) return { element: 'Action', ok: benefit, patterns: [] };
  const lower = asciiLowerCase(action);
  const patterns = list.patterns.map(({ value }): ActionTrace => ({
    pattern: value,
    ok: matchAction(compileAction(value), lower),
  }));
  return { element: list.element.value, ok: patterns.some(({ ok }) => ok) !== list.negated, patterns };
}

function traceResources(
  list: PatternList | undefined,
  { resource, context }: PolicyRequest,
  variables: boolean,
  short: ShortArn,
  benefit: boolean,
): StatementTrace['resource'] {
  if (list === undefined) return { element: 'Resource', ok: benefit, patterns: [] };
  let unreadable = false;
  const patterns = list.patterns.map(({ value }): ResourceTrace => {
    const pattern = compileResource(value, variables, short);
    unreadable ||= pattern === undefined;
    const resolved = resolveText(parseTemplate(value, variables), context);
    const ok = pattern === undefined ? benefit : matchResource(pattern, resource, context);
    return {
      pattern: value,
      ok,
      ...(resolved !== undefined && { resolved }),
      ...(!ok && { segment: failedSegment(value, variables, resource, context) }),
    };
  });
  const ok = unreadable ? benefit : patterns.some(({ ok }) => ok) !== list.negated;
  return { element: list.element.value, ok, patterns };
}

function traceCondition(
  block: ConditionBlock,
  entry: ConditionEntry,
  context: RequestContext,
  variables: boolean,
  benefit: boolean,
): ConditionTrace {
  const operator = parseOperator(block.operator.value);
  const key = asciiLowerCase(entry.key.value);
  const policyValues = entry.values.map(({ text }) => text);
  const found = context.get(key);
  const takesVariables = variables && operator !== undefined && readsVariables(operator);
  const note = noteOn(operator, found, policyValues);
  return {
    op: operator ? operatorName(operator) : block.operator.value,
    key: entry.key.value,
    policyValues,
    resolvedValues: policyValues.map((value) =>
      takesVariables ? (resolveText(parseTemplate(value, true), context) ?? null) : value,
    ),
    contextValues: found === undefined ? 'absent' : typeof found === 'string' ? [found] : found,
    result: operator ? compileCondition(operator, key, policyValues, variables)(context) : benefit,
    ...(note !== undefined && { note }),
  };
}

/** The operators whose values may have policy variables. */
const readsVariables = ({ base }: Operator): boolean => ['String', 'Arn', 'Bool'].some((family) => base.startsWith(family));

function noteOn(
  operator: Operator | undefined,
  found: ReturnType<RequestContext['get']>,
  values: readonly string[],
): string | undefined {
  if (operator === undefined) return 'this operator is not known here';
  if (values.length === 0) return 'the policy lists no values';
  if (operator.base === 'Null') return undefined;
  if (found === undefined) {
    if (operator.ifExists) return 'the request has no such key, and IfExists lets that pass';
    if (operator.set === 'ForAllValues') return 'the request has no such key, so all of its values match';
    return operator.set === undefined && operator.base.includes('Not')
      ? 'the request has no such key, so it differs from every value'
      : 'the request has no such key';
  }
  if (typeof found !== 'string' && operator.set === undefined)
    return 'this key has several values: it needs ForAllValues or ForAnyValue';
  return undefined;
}
