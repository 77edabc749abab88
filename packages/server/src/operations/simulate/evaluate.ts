import type { EvaluationResult, PolicyEvaluationDecisionType, ResourceSpecificResult, Statement } from '@aws-sdk/client-iam';
import { explainDecision, type Layer, type StatementTrace, type Trace } from '@countersign/core/policy';
import { namedContextKeys } from './named-context-keys.ts';
import { contextOf, layersOf, ownerOf, policiesBySource, type Simulation } from './simulation.ts';
import { statementPosition } from './statement-position.ts';

type Verdict = PolicyEvaluationDecisionType;

/** What came out for one resource. */
interface Outcome {
  readonly decision: Verdict;
  readonly matched: readonly Statement[];
  readonly missing: readonly string[];
  readonly boundary?: boolean;
  readonly organizations?: boolean;
  /** What each side says, when caller and resource are of different accounts. */
  readonly details?: Readonly<Record<string, Verdict>>;
}

/**
 * Simulates one action on every resource. Nothing is done, and it is decided as a real request would be, by the same engine.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
 */
export function evaluate(simulation: Simulation, action: string): EvaluationResult {
  const { resources } = simulation;
  const outcomes = resources.map((resource) => ({ resource, ...outcomeOf(simulation, action, resource) }));
  const decision = strictest(outcomes.map((outcome) => outcome.decision));
  const all = outcomes.flatMap(({ matched, decision: own }) => (decision === 'explicitDeny' && own !== decision ? [] : matched));
  const hasResources = resources[0] !== '*';
  return {
    EvalActionName: action,
    // One resource names itself. For several AWS gives a template of the action's resource type, or `*` when it has none.
    EvalResourceName: resources.length === 1 ? resources[0] : '*',
    EvalDecision: decision,
    MatchedStatements: distinct(all),
    MissingContextValues: [...new Set(outcomes.flatMap(({ missing }) => missing))],
    ...details(
      outcomes.flatMap(({ boundary }) => boundary ?? []),
      outcomes.flatMap(({ organizations }) => organizations ?? []),
    ),
    ...(hasResources && outcomes.every(({ organizations }) => organizations !== false)
      ? { EvalDecisionDetails: together(outcomes.flatMap((outcome) => (outcome.details ? [outcome.details] : []))) }
      : {}),
    ...(hasResources ? { ResourceSpecificResults: outcomes.map((outcome) => specific(outcome.resource, outcome)) } : {}),
  };
}

function specific(resource: string, { decision, matched, missing, boundary, details: sides }: Outcome): ResourceSpecificResult {
  return {
    EvalResourceName: resource,
    EvalResourceDecision: decision,
    ...(matched.length > 0 ? { MatchedStatements: [...matched] } : {}),
    ...(missing.length > 0 ? { MissingContextValues: [...missing] } : {}),
    ...(sides ? { EvalDecisionDetails: { ...sides } } : {}),
    ...details(boundary === undefined ? [] : [boundary], []),
  };
}

function details(boundary: readonly boolean[], organizations: readonly boolean[]): Partial<EvaluationResult> {
  return {
    ...(organizations.length > 0
      ? { OrganizationsDecisionDetail: { AllowedByOrganizations: organizations.every(Boolean) } }
      : {}),
    ...(boundary.length > 0
      ? { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: boundary.every(Boolean) } }
      : {}),
  };
}

const STRICTNESS: readonly Verdict[] = ['explicitDeny', 'implicitDeny', 'allowed'];
const strictest = (verdicts: readonly Verdict[]): Verdict =>
  STRICTNESS.find((verdict) => verdicts.includes(verdict)) ?? 'implicitDeny';

function together(sides: readonly Readonly<Record<string, Verdict>>[]): Record<string, Verdict> {
  const names = new Set(sides.flatMap((side) => Object.keys(side)));
  return Object.fromEntries([...names].map((name) => [name, strictest(sides.flatMap((side) => side[name] ?? []))]));
}

function distinct(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((statement) => [JSON.stringify(statement), statement])).values()];
}

function outcomeOf(simulation: Simulation, action: string, resource: string): Outcome {
  const { caller, scp, boundary } = simulation;
  const owner = ownerOf(resource, simulation);
  const trace = explainDecision(
    { action, resource, context: contextOf(simulation), principal: caller.principal, resourceAccount: owner },
    layersOf(simulation),
  );
  const organizations = scp && levelsOf(trace, 'scp').map(verdictOf);
  if (organizations?.some((verdict) => verdict !== 'allowed')) {
    // What the organization does not allow ends there: it is not told what the account's own policies would have said.
    return { decision: strictest(organizations), matched: [], missing: [], organizations: false };
  }
  const decision: Verdict = trace.decision.outcome === 'allow' ? 'allowed' : trace.decision.outcome;
  const verdict = (layer: Layer): Verdict => verdictOf(levelsOf(trace, layer).flat());
  return {
    decision,
    matched: decision === 'implicitDeny' ? [] : matchedOf(simulation, trace, decision === 'allowed' ? 'Allow' : 'Deny'),
    missing: decision === 'implicitDeny' ? missingOf(simulation) : [],
    ...(organizations ? { organizations: true } : {}),
    ...(boundary === undefined ? {} : { boundary: verdict('boundary') === 'allowed' }),
    ...(owner === caller.account
      ? {}
      : {
          details: {
            'IAM Policy': verdict('identity'),
            'Resource Policy': verdict('resource'),
            ...(boundary === undefined ? {} : { 'Permissions Boundary Policy': verdict('boundary') }),
          },
        }),
  };
}

const levelsOf = (trace: Trace, layer: Layer): readonly (readonly StatementTrace[])[] =>
  trace.steps.filter(({ kind }) => kind === layer).map(({ statements }) => statements);

/** What one layer says for itself. */
function verdictOf(statements: readonly StatementTrace[]): Verdict {
  const effects = statements.filter(({ matched }) => matched).map(({ effect }) => effect);
  if (effects.includes('Deny')) return 'explicitDeny';
  return effects.includes('Allow') ? 'allowed' : 'implicitDeny';
}

/** What `SourcePolicyType` says. SOURCE: recorded answers; the SDK's enumeration has other words, which the service does not use. */
const TYPES = { identity: 'IAM Policy', resource: 'Resource Policy', boundary: 'Permissions Boundary Policy' } as const;

/** The statements that made the decision. A boundary's Allow grants nothing, so only its Deny is among them. */
function matchedOf(simulation: Simulation, trace: Trace, effect: StatementTrace['effect']): Statement[] {
  const policies = policiesBySource(simulation);
  const layers = effect === 'Allow' ? (['identity', 'resource'] as const) : (['identity', 'resource', 'boundary'] as const);
  return layers.flatMap((layer) =>
    levelsOf(trace, layer)
      .flat()
      .flatMap(({ source, index, matched, effect: own }) => {
        const policy = policies.get(source);
        if (!policy || !matched || own !== effect) return [];
        const SourcePolicyType = TYPES[layer] as string as NonNullable<Statement['SourcePolicyType']>;
        return [{ SourcePolicyId: policy.id, SourcePolicyType, ...statementPosition(policy, index) }];
      }),
  );
}

/** Every key that the policies name and that was not given; a simulation that is refused for want of an Allow tells them all. */
function missingOf({ identity, boundary, resource, given }: Simulation): readonly string[] {
  const policies = [
    ...identity,
    ...(boundary === undefined || boundary === 'missing' ? [] : [boundary]),
    ...(resource ? [resource] : []),
  ];
  return namedContextKeys(policies.map(({ policy }) => policy)).filter((key) => !given.has(key.toLowerCase()));
}
