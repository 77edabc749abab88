import { asciiLowerCase } from './ascii.ts';
import { type ArnPattern, matchArnPattern } from './arn-pattern.ts';
import type { ConditionTest } from './conditions/condition.ts';
import { compileCondition } from './conditions/condition.ts';
import { parseOperator } from './conditions/operators.ts';
import type { Effect, PatternList, Statement } from './document.ts';
import { compileAction, matchAction } from './match-action.ts';
import { compileResource } from './match-resource.ts';
import { ANY_GRANT } from './grant.ts';
import { namesPrincipals, type PolicyType, SHORT_ARN, type ShortArn } from './policy-type.ts';
import { compilePrincipals, grantsTo, type PrincipalMatcher } from './principal-matcher.ts';
import type { Inquiry, RequestContext } from './request.ts';
import { UNKNOWN_PART_OF_DENY_COUNTS_AS_MET } from './semantics.ts';
import type { Glob } from './wildcard.ts';

/** The actions of a statement. */
export interface ActionMatcher {
  readonly negated: boolean;
  readonly patterns: readonly Glob[];
}

/** The resources of a statement: plain ARNs by hash, the rest as patterns. */
export interface ResourceMatcher {
  readonly negated: boolean;
  readonly everything: boolean;
  readonly literals: ReadonlySet<string>;
  readonly patterns: readonly ArnPattern[];
}

/** A statement, ready to be asked. `unknown` names the parts that this engine can't read; such an Allow grants nothing. */
export interface CompiledStatement {
  readonly index: number;
  readonly sid: string | undefined;
  readonly line: number;
  readonly effect: Effect;
  readonly actions: ActionMatcher;
  readonly resources: ResourceMatcher;
  /** Left out where statements speak to whoever has the policy. */
  readonly principals: PrincipalMatcher | undefined;
  readonly conditions: readonly ConditionTest[];
  readonly unknown: readonly string[];
  readonly source: Statement;
}

/** Compiles one statement. @param variables whether the document has policy variables */
export function compileStatement(source: Statement, index: number, variables: boolean, type: PolicyType): CompiledStatement {
  const unknown: string[] = [];
  return {
    index,
    sid: source.sid?.value,
    line: source.start.line,
    effect: source.effect,
    actions: compileActions(source.action, unknown),
    resources:
      type === 'trust' ? ofTrust(source, unknown) : compileResources(source.resource, variables, SHORT_ARN[type], unknown),
    principals: compilePrincipal(source, type, unknown),
    conditions: compileConditions(source, variables, unknown),
    unknown,
    source,
  };
}

/** Does a statement speak of this action? @param action through `asciiLowerCase` */
export function coversAction({ negated, patterns }: ActionMatcher, action: string): boolean {
  for (const pattern of patterns) if (matchAction(pattern, action)) return !negated;
  return negated;
}

/** Does a statement speak of this resource? */
export function coversResource(matcher: ResourceMatcher, resource: string, context: RequestContext): boolean {
  if (matcher.everything || (matcher.literals.size > 0 && matcher.literals.has(resource))) return !matcher.negated;
  for (const pattern of matcher.patterns) if (matchArnPattern(pattern, resource, context)) return !matcher.negated;
  return matcher.negated;
}

/** Does a statement speak to the caller, in one of the ways that are wanted? @param wanted bits of `GRANT` */
export function coversPrincipal({ principals, effect }: CompiledStatement, inquiry: Inquiry, wanted: number): boolean {
  return principals === undefined || (grantsTo(principals, inquiry.principal, effect, inquiry.bounded) & wanted) !== 0;
}

/** Does a statement match, apart from its action? */
export function covers(statement: CompiledStatement, inquiry: Inquiry, wanted: number = ANY_GRANT): boolean {
  return coversResource(statement.resources, inquiry.resource, inquiry.context) && coversCaller(statement, inquiry, wanted);
}

/** Does a statement match, apart from its action and its resource? */
export function coversCaller(statement: CompiledStatement, inquiry: Inquiry, wanted: number): boolean {
  return coversPrincipal(statement, inquiry, wanted) && conditionsHold(statement.conditions, inquiry.context);
}

/**
 * Whether a statement takes part in decisions. One with a part that can't be read never grants, and as a Deny counts that part
 * as met.
 */
export function isHeeded({ effect, unknown }: CompiledStatement): boolean {
  return unknown.length === 0 || (effect === 'Deny' && UNKNOWN_PART_OF_DENY_COUNTS_AS_MET);
}

/** Are all conditions satisfied? None is satisfied, too. */
export function conditionsHold(conditions: readonly ConditionTest[], context: RequestContext): boolean {
  for (const condition of conditions) if (!condition(context)) return false;
  return true;
}

// `NotAction: []` leaves nothing out: it covers every action. For an unknown part that is what a Deny needs.
const everyAction: ActionMatcher = { negated: true, patterns: [] };
const everyResource: ResourceMatcher = { negated: false, everything: true, literals: new Set(), patterns: [] };

/** Who a statement speaks to. What can't be read here makes an Allow grant nothing, and a Deny hold for everyone. */
function compilePrincipal(source: Statement, type: PolicyType, unknown: string[]): PrincipalMatcher | undefined {
  const { principal } = source;
  if (!namesPrincipals(type)) {
    if (principal) unknown.push(`${principal.negated ? 'NotPrincipal' : 'Principal'} in ${ARTICLED[type]} policy`);
    return undefined;
  }
  const before = unknown.length;
  if (!principal) unknown.push('no Principal');
  else if (type === 'trust' && principal.negated) unknown.push('NotPrincipal in a trust policy');
  const matcher = principal && compilePrincipals(principal, unknown);
  if (type === 'rcp' && matcher && (!matcher.everyone || matcher.negated)) unknown.push('a Principal other than "*"');
  return unknown.length === before ? matcher : undefined;
}

const ARTICLED: Readonly<Record<PolicyType, string>> = {
  identity: 'an identity',
  boundary: 'a boundary',
  session: 'a session',
  resource: 'a resource',
  trust: 'a trust',
  endpoint: 'an endpoint',
  scp: 'a service control',
  rcp: 'a resource control',
};

/** A trust policy has no `Resource`: the role is it. */
function ofTrust({ resource }: Statement, unknown: string[]): ResourceMatcher {
  if (resource) unknown.push(`${resource.element.value} in a trust policy`);
  return everyResource;
}

function compileActions(list: PatternList | undefined, unknown: string[]): ActionMatcher {
  if (list === undefined) {
    unknown.push('no Action');
    return everyAction;
  }
  return { negated: list.negated, patterns: list.patterns.map(({ value }) => compileAction(value)) };
}

function compileResources(
  list: PatternList | undefined,
  variables: boolean,
  short: ShortArn,
  unknown: string[],
): ResourceMatcher {
  const literals = new Set<string>();
  const patterns: ArnPattern[] = [];
  if (list === undefined) {
    unknown.push('no Resource');
    return everyResource;
  }
  let everything = false;
  for (const { value } of list.patterns) {
    const pattern = compileResource(value, variables, short);
    if (pattern === undefined) {
      unknown.push(`the resource ${JSON.stringify(value)} is no ARN`);
      return everyResource;
    }
    if (pattern === 'nothing') continue;
    if (pattern === 'everything') everything = true;
    else if (pattern.literal === undefined) patterns.push(pattern);
    else literals.add(pattern.literal);
  }
  return { negated: list.negated, everything, literals, patterns };
}

function compileConditions(source: Statement, variables: boolean, unknown: string[]): readonly ConditionTest[] {
  return source.condition.flatMap((block) => {
    const operator = parseOperator(block.operator.value);
    if (operator === undefined) {
      unknown.push(`the condition operator ${JSON.stringify(block.operator.value)}`);
      return [];
    }
    return block.entries.map(({ key, values }) =>
      compileCondition(
        operator,
        asciiLowerCase(key.value),
        values.map(({ text }) => text),
        variables,
      ),
    );
  });
}
