import type { EvaluationResult, PolicyEvaluationDecisionType, ResourceSpecificResult, Statement } from '@aws-sdk/client-iam';
import {
  authorize,
  type NamedPolicy,
  type Outcome as DecisionOutcome,
  type PolicyRequest,
  traceDecision,
  type StatementTrace,
} from '@countersign/core/policy';
import type { SimulatedPolicy } from './simulated-policy.ts';
import { contextOf, layersOf, ownerOf, type Simulation } from './simulation.ts';

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
    MatchedStatements: [...new Set(all)],
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

function outcomeOf(simulation: Simulation, action: string, resource: string): Outcome {
  const { caller, scp, boundary, identity } = simulation;
  const owner = ownerOf(resource, simulation);
  const context = contextOf(simulation);
  const request: PolicyRequest = { action, resource, context, principal: caller.principal, resourceAccount: owner };
  const organizations = scp?.map((level) => verdictOf(level, request));
  if (organizations?.some((verdict) => verdict !== 'allowed')) {
    // What the organization does not allow ends there: it is not told what the account's own policies would have said.
    return { decision: strictest(organizations), matched: [], missing: [], organizations: false };
  }
  const { outcome } = authorize(request, layersOf(simulation));
  const decision = VERDICTS[outcome];
  const onResource = resourceStatements(simulation, request);
  const limit = boundary && (boundary === 'missing' ? 'implicitDeny' : verdictOf([boundary], request));
  return {
    decision,
    matched:
      decision === 'implicitDeny' ? [] : matchedOf(simulation, request, onResource, decision === 'allowed' ? 'Allow' : 'Deny'),
    missing: decision === 'implicitDeny' ? simulation.missing : [],
    ...(organizations ? { organizations: true } : {}),
    ...(limit === undefined ? {} : { boundary: limit === 'allowed' }),
    ...(owner === caller.account
      ? {}
      : {
          details: {
            'IAM Policy': verdictOf(identity, request),
            'Resource Policy': strictestOf(onResource),
            ...(limit === undefined ? {} : { 'Permissions Boundary Policy': limit }),
          },
        }),
  };
}

const VERDICTS: Readonly<Record<DecisionOutcome, Verdict>> = {
  allow: 'allowed',
  explicitDeny: 'explicitDeny',
  implicitDeny: 'implicitDeny',
};

/** What policies that name no principals say by themselves. */
function verdictOf(policies: readonly NamedPolicy[], { action, resource, context }: PolicyRequest): Verdict {
  return VERDICTS[authorize({ action, resource, context }, { identity: policies }).outcome];
}

/** What the matching statements of the resource policy are; who they speak to counts. */
function resourceStatements({ resource, boundary }: Simulation, request: PolicyRequest): readonly StatementTrace[] {
  if (!resource) return [];
  // A boundary only matters here by being there: NotPrincipal spares nobody who has one.
  const trace = traceDecision(request, { identity: [], resource: [resource], ...(boundary ? { boundary: 'missing' } : {}) });
  const steps = trace.steps.filter(({ kind }) => kind === 'resource');
  return steps.flatMap(({ statements }) => statements.filter(({ matched }) => matched));
}

function strictestOf(matching: readonly StatementTrace[]): Verdict {
  if (matching.some(({ effect }) => effect === 'Deny')) return 'explicitDeny';
  return matching.length > 0 ? 'allowed' : 'implicitDeny';
}

/** The statements that made the decision. A boundary's Allow grants nothing, so only its Deny is among them. */
function matchedOf(
  { identity, resource, boundary }: Simulation,
  request: PolicyRequest,
  onResource: readonly StatementTrace[],
  effect: StatementTrace['effect'],
): readonly Statement[] {
  const wanted: Verdict = effect === 'Allow' ? 'allowed' : 'explicitDeny';
  const matching = (policy: SimulatedPolicy): readonly Statement[] =>
    policy.statements().flatMap(({ alone, shown }) => (verdictOf([alone], request) === wanted ? [shown] : []));
  return [
    ...identity.flatMap(matching),
    ...onResource.flatMap((one) => (one.effect === effect ? (resource?.statements()[one.index]?.shown ?? []) : [])),
    ...(boundary && boundary !== 'missing' && effect === 'Deny' ? matching(boundary) : []),
  ];
}
