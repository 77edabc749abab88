import type { Decision, Layer } from './decision.ts';
import type { GrantKind } from './grant.ts';
import { limitSteps } from './limit-steps.ts';
import { type LookedLayers, statementsOf } from './looked-layers.ts';
import type { Principal } from './principal.ts';
import type { PolicyRequest } from './request.ts';
import { isOwnResource } from './standing.ts';
import { refOf, statementName } from './statement-name.ts';
import { BECAUSE, CALLER_NAMES } from './step-words.ts';
import type { StatementTrace, Step, StepResult } from './trace.ts';

/** The steps that ask who grants, and what they make together if none of them refuses. */
export interface Grants {
  readonly steps: readonly Step[];
  readonly granted: Decision;
}

/** Asks whoever may grant something to this kind of caller: the resource's side, the caller's own policies, or both. */
export function grantSteps(request: PolicyRequest, looked: LookedLayers): Grants {
  const { principal } = request;
  switch (principal?.kind) {
    case 'anonymous':
    case 'service':
    case 'webIdentity':
    case 'saml':
      return ofStranger(principal.kind, looked);
    case 'root':
      return ofRoot(request, looked);
    case 'user':
    case 'role':
    case 'federated':
    case undefined:
      return ofMember(request, principal?.kind, looked);
  }
}

type Member = 'user' | 'role' | 'federated' | undefined;

const STRANGERS: Readonly<Record<'anonymous' | 'service' | 'webIdentity' | 'saml', readonly GrantKind[]>> = {
  anonymous: ['wildcard'],
  service: ['service', 'wildcard'],
  webIdentity: ['federated'],
  saml: ['federated'],
};

/** Has no policies of its own: the resource's side decides alone. */
function ofStranger(kind: keyof typeof STRANGERS, looked: LookedLayers): Grants {
  const { side } = looked;
  const found = granting(looked, STRANGERS[kind]);
  const step = found
    ? sideStep(looked, 'allow', BECAUSE.letsIn(statementName(found), kindsOf(found, STRANGERS[kind])))
    : sideStep(looked, 'implicitDeny', closed(looked, kind, true));
  return { steps: [step], granted: grantedBy(side, found) };
}

/** Needs nothing in its own account, and in another one a grant to its account. */
function ofRoot(request: PolicyRequest, looked: LookedLayers): Grants {
  const session = limitSteps(looked, 'session');
  if (!needsResourceGrant(request, looked)) {
    const steps: readonly Step[] = [
      ...skipped(looked, looked.side, BECAUSE.rootNeedsNoGrant),
      { kind: 'root', result: 'allow', because: BECAUSE.root, statements: [] },
      ...session,
    ];
    return { steps, granted: { outcome: 'allow', layer: 'root' } };
  }
  const wanted: readonly GrantKind[] = ['account', 'wildcard'];
  const found = granting(looked, wanted);
  const step = found
    ? sideStep(looked, 'allow', BECAUSE.letsIn(statementName(found), kindsOf(found, wanted)))
    : sideStep(looked, 'implicitDeny', closed(looked, 'root', isOwnResource(request)));
  return { steps: [step, ...session], granted: grantedBy(looked.side, found) };
}

/** What is granted to a user, a role or a session itself needs no identity policy, and some of it is not even limited. */
function ofMember(request: PolicyRequest, kind: Member, looked: LookedLayers): Grants {
  const isOwn = isOwnResource(request);
  const { side } = looked;
  const wholeKinds: readonly GrantKind[] = kind === 'user' ? ['session', 'wildcard', 'user'] : ['session', 'wildcard'];
  const whole = isOwn ? granting(looked, wholeKinds) : undefined;
  if (whole) {
    const steps = [
      sideStep(looked, 'allow', BECAUSE.letsInByName(statementName(whole), kindsOf(whole, wholeKinds))),
      ...skipped(looked, 'identity', BECAUSE.alreadyAllowed(side)),
      ...skipped(looked, 'boundary', BECAUSE.pastLimit(side)),
      ...skipped(looked, 'session', BECAUSE.pastLimit(side)),
    ];
    return { steps, granted: grantedBy(side, whole) };
  }
  const limits = [...boundarySteps(looked), ...sessionSteps(kind, looked)];
  const limitedKinds: readonly GrantKind[] = ['role', 'federatedParent'];
  const limited = isOwn ? granting(looked, limitedKinds) : undefined;
  if (limited) {
    const because = BECAUSE.letsInLimited(statementName(limited), kindsOf(limited, limitedKinds));
    const steps = [sideStep(looked, 'allow', because), ...skipped(looked, 'identity', BECAUSE.alreadyAllowed(side)), ...limits];
    return { steps, granted: grantedBy(side, limited) };
  }
  const own = ownStep(looked);
  return { steps: [...entrySteps(request, kind, looked), own.step, ...limits], granted: grantedBy('identity', own.allow) };
}

/** What lets in a caller of another account, whose own policies must allow it, too. */
const ABROAD: readonly GrantKind[] = ['account', 'user', 'role', 'session', 'federatedParent', 'wildcard'];

/** Whether the resource's side opens the way for the caller's own policies. */
function entrySteps(request: PolicyRequest, kind: Member, looked: LookedLayers): readonly Step[] {
  const isOwn = isOwnResource(request);
  const wanted = isOwn ? (['account'] as const) : ABROAD;
  const entry = granting(looked, wanted);
  if (needsResourceGrant(request, looked)) {
    const because = entry ? BECAUSE.opensFor(statementName(entry), kindsOf(entry, wanted)) : closed(looked, kind, isOwn);
    return [sideStep(looked, entry ? 'allow' : 'implicitDeny', because)];
  }
  if (!looked.all.has(looked.side)) return [];
  const because = entry ? BECAUSE.accountOnly(statementName(entry)) : BECAUSE.namesNobody(looked.side);
  return [sideStep(looked, 'notApplicable', because)];
}

function ownStep(looked: LookedLayers): { readonly step: Step; readonly allow: StatementTrace | undefined } {
  const statements = statementsOf(looked, 'identity');
  const allow = statements.find(({ matched, effect }) => matched && effect === 'Allow');
  const step: Step = {
    kind: 'identity',
    result: allow ? 'allow' : 'implicitDeny',
    because: allow ? BECAUSE.allows(statementName(allow)) : BECAUSE.silent('identity', ''),
    statements,
  };
  return { step, allow };
}

function boundarySteps(looked: LookedLayers): readonly Step[] {
  if (looked.boundaryIsMissing) {
    return [{ kind: 'boundary', result: 'implicitDeny', because: BECAUSE.boundaryMissing, statements: [] }];
  }
  if (looked.all.has('boundary')) return limitSteps(looked, 'boundary');
  return [{ kind: 'boundary', result: 'notApplicable', because: BECAUSE.noBoundary, statements: [] }];
}

function sessionSteps(kind: Member, looked: LookedLayers): readonly Step[] {
  if (looked.all.has('session') || kind !== 'federated') return limitSteps(looked, 'session');
  return [{ kind: 'session', result: 'implicitDeny', because: BECAUSE.noSessionPolicies, statements: [] }];
}

function needsResourceGrant(request: PolicyRequest, { side }: LookedLayers): boolean {
  return request.needsResourceGrant === true || side === 'trust' || !isOwnResource(request);
}

const isGranting = ({ matched, effect, grants }: StatementTrace, kinds: readonly GrantKind[]): boolean =>
  matched && effect === 'Allow' && grants.some((grant) => kinds.includes(grant));

/** The first statement of the resource's side that lets the caller in, in one of these ways. */
function granting(looked: LookedLayers, kinds: readonly GrantKind[]): StatementTrace | undefined {
  return statementsOf(looked, looked.side).find((one) => isGranting(one, kinds));
}

const kindsOf = ({ grants }: StatementTrace, wanted: readonly GrantKind[]): readonly GrantKind[] =>
  grants.filter((grant) => wanted.includes(grant));

/** Says that nobody is let in and, where a statement names the caller in a way that does not count, in which. */
function closed(looked: LookedLayers, kind: Principal['kind'] | undefined, isOwn: boolean): string {
  const caller = kind ? CALLER_NAMES[kind] : 'caller';
  const named = statementsOf(looked, looked.side)
    .filter(({ matched, effect }) => matched && effect === 'Allow')
    .flatMap(({ grants }) => grants);
  const because = (isOwn ? BECAUSE.closed : BECAUSE.closedAbroad)(looked.side, caller);
  return named.length === 0 ? because : `${because}${BECAUSE.onlyNames(named)}`;
}

function sideStep(looked: LookedLayers, result: StepResult, because: string): Step {
  return { kind: looked.side, result, because, statements: statementsOf(looked, looked.side) };
}

function skipped(looked: LookedLayers, layer: Layer, because: string): readonly Step[] {
  return looked.all.has(layer) ? [{ kind: layer, result: 'skipped', because, statements: statementsOf(looked, layer) }] : [];
}

const grantedBy = (layer: Layer, statement: StatementTrace | undefined): Decision =>
  statement ? { outcome: 'allow', layer, statement: refOf(statement) } : { outcome: 'implicitDeny', layer };
