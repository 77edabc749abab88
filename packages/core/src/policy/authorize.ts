import type { Decision, Layer, NamedPolicy, PolicyLayers, StatementRef } from './decision.ts';
import { ANY_GRANT, GRANT } from './grant.ts';
import { knownAction } from './known-action.ts';
import type { Principal } from './principal.ts';
import type { Inquiry, PolicyRequest } from './request.ts';
import { hasIdentity, isLimitedByScp, isOtherPartition, isOwnResource, isServiceLinked } from './standing.ts';
import type { CompiledStatement } from './statement.ts';
import { firstStatement } from './statement-index.ts';

/**
 * Decides a request: a matching Deny in any layer refuses it, and otherwise every layer that applies must have an Allow. What
 * a resource policy grants to the caller itself needs no identity policy. Order and repetition of policies and statements never
 * change the outcome. Silence refuses.
 *
 * Allocates a few objects for each request and nothing per statement, save for patterns with policy variables.
 * `explainDecision` tells why.
 * SOURCE: IAM User Guide, "Policy evaluation logic"; the semantics reference, section 1.7.
 */
export function authorize(request: PolicyRequest, layers: PolicyLayers): Decision {
  const { principal } = request;
  if (isOtherPartition(request)) return implicitDeny('partition');
  const inquiry: Inquiry = {
    resource: request.resource,
    context: request.context,
    principal,
    bounded: layers.boundary !== undefined && hasIdentity(principal),
  };
  const asked = { action: knownAction(request.action), inquiry };
  const applying = layersFor(principal, layers);
  return (
    denyIn(asked, applying) ??
    missingLimit(asked, applying) ??
    grant(asked, applying, principal, isOwnResource(request), request.needsResourceGrant === true)
  );
}

/** Decides a call that touches several things, such as `ec2:RunInstances`: the first that is not allowed refuses it all. */
export function authorizeAll(questions: readonly { readonly request: PolicyRequest; readonly layers: PolicyLayers }[]): {
  readonly decision: Decision;
  /** Which of them decided, from 0. */
  readonly index: number;
} {
  if (questions.length === 0) throw new RangeError('nothing is asked');
  let last: Decision = implicitDeny('identity');
  for (const [index, { request, layers }] of questions.entries()) {
    last = authorize(request, layers);
    if (last.outcome !== 'allow') return { decision: last, index };
  }
  return { decision: last, index: questions.length - 1 };
}

interface Asked {
  readonly action: string;
  readonly inquiry: Inquiry;
}

/** The layers that speak for or limit this caller; the others are as if they were not there. */
interface Applying {
  readonly identity: PolicyLayers['identity'];
  readonly boundary: PolicyLayers['boundary'];
  readonly session: readonly NamedPolicy[] | undefined;
  readonly side: readonly NamedPolicy[];
  readonly sideLayer: 'resource' | 'trust';
  readonly endpoint: NamedPolicy | undefined;
  readonly scp: PolicyLayers['scp'];
  readonly rcp: PolicyLayers['rcp'];
}

const NONE: readonly NamedPolicy[] = [];

function layersFor(principal: Principal | undefined, layers: PolicyLayers): Applying {
  const own = hasIdentity(principal);
  const { trust, resource = NONE } = layers;
  return {
    identity: own ? layers.identity : NONE,
    boundary: own ? layers.boundary : undefined,
    session: own || principal?.kind === 'root' ? layers.session : undefined,
    side: trust ? [trust] : resource,
    sideLayer: trust ? 'trust' : 'resource',
    endpoint: layers.endpoint,
    scp: isLimitedByScp(principal) ? layers.scp : undefined,
    rcp: isServiceLinked(principal) ? undefined : layers.rcp,
  };
}

const implicitDeny = (layer: Decision['layer']): Decision => ({ outcome: 'implicitDeny', layer });
const allow = (layer: Layer, statement: StatementRef): Decision => ({ outcome: 'allow', layer, statement });

const denied = (layer: Layer, statement: StatementRef | undefined): Decision | undefined =>
  statement && { outcome: 'explicitDeny', layer, statement };

/** The first Deny, in the order of the layers. */
function denyIn(asked: Asked, layers: Applying): Decision | undefined {
  const { rcp, scp, endpoint, side, sideLayer, identity, boundary, session } = layers;
  return (
    (rcp && denied('rcp', firstInLevels(rcp, asked))) ??
    (scp && denied('scp', firstInLevels(scp, asked))) ??
    (endpoint && denied('endpoint', firstInOne(endpoint, 'denies', asked))) ??
    (side.length > 0 ? denied(sideLayer, firstIn(side, 'denies', asked)) : undefined) ??
    denied('identity', firstInIdentity(identity, 'denies', asked)) ??
    (boundary !== undefined && boundary !== 'missing' ? denied('boundary', firstInOne(boundary, 'denies', asked)) : undefined) ??
    (session && denied('session', firstIn(session, 'denies', asked)))
  );
}

function firstInLevels(levels: readonly (readonly NamedPolicy[])[], asked: Asked): StatementRef | undefined {
  for (const level of levels) {
    const found = firstIn(level, 'denies', asked);
    if (found) return found;
  }
  return undefined;
}

/** The organization's layers and the endpoint allow nothing by themselves; each of them must not be silent. */
function missingLimit(asked: Asked, { rcp, scp, endpoint }: Applying): Decision | undefined {
  if (rcp && !isAllowedAtEveryLevel(rcp, asked)) return implicitDeny('rcp');
  if (scp && !isAllowedAtEveryLevel(scp, asked)) return implicitDeny('scp');
  if (endpoint && !firstInOne(endpoint, 'allows', asked)) return implicitDeny('endpoint');
  return undefined;
}

function isAllowedAtEveryLevel(levels: readonly (readonly NamedPolicy[])[], asked: Asked): boolean {
  for (const level of levels) if (!firstIn(level, 'allows', asked)) return false;
  return true;
}

/** What the caller's own grants and the resource's make together, when nothing denies and no organization stands in the way. */
function grant(
  asked: Asked,
  layers: Applying,
  principal: Principal | undefined,
  isOwn: boolean,
  needsResourceGrant: boolean,
): Decision {
  const { side, sideLayer, session } = layers;
  const given = (wanted: number): StatementRef | undefined =>
    side.length > 0 ? firstIn(side, 'allows', asked, wanted) : undefined;
  const kind = principal?.kind;

  if (kind === 'anonymous' || kind === 'service' || kind === 'webIdentity' || kind === 'saml') {
    const found = given(STRANGERS[kind]);
    return found ? allow(sideLayer, found) : implicitDeny(sideLayer);
  }
  const needsGrant = needsResourceGrant || sideLayer === 'trust' || !isOwn;
  if (kind === 'root') {
    const found = needsGrant ? given(GRANT.account | GRANT.wildcard) : undefined;
    if (needsGrant && !found) return implicitDeny(sideLayer);
    if (session && !firstIn(session, 'allows', asked)) return implicitDeny('session');
    return found ? allow(sideLayer, found) : { outcome: 'allow', layer: 'root' };
  }

  if (isOwn) {
    // Named as the session, or by everybody's name, or as the user itself: nothing else is needed.
    const whole = given(kind === 'user' ? GRANT.session | GRANT.wildcard | GRANT.user : GRANT.session | GRANT.wildcard);
    if (whole) return allow(sideLayer, whole);
    // A grant to the role, or to the user behind a federated session, is limited by what limits the session.
    const limited = kind === 'role' || kind === 'federated' ? given(GRANT.role | GRANT.federatedParent) : undefined;
    if (limited) return missingOwnLimit(asked, layers, kind) ?? allow(sideLayer, limited);
  }
  if (needsGrant && !given(isOwn ? GRANT.account : OTHER_ACCOUNT)) return implicitDeny(sideLayer);
  const identity = firstInIdentity(layers.identity, 'allows', asked);
  if (!identity) return implicitDeny('identity');
  return missingOwnLimit(asked, layers, kind) ?? allow('identity', identity);
}

const STRANGERS = {
  anonymous: GRANT.wildcard,
  service: GRANT.service | GRANT.wildcard,
  webIdentity: GRANT.federated,
  saml: GRANT.federated,
};
/** What lets in a caller of another account, whose own policies must allow it too. */
const OTHER_ACCOUNT = GRANT.account | GRANT.user | GRANT.role | GRANT.session | GRANT.federatedParent | GRANT.wildcard;

/** Boundary and session policies grant nothing either, but limit the identity policies. */
function missingOwnLimit(
  asked: Asked,
  { boundary, session }: Applying,
  kind: Principal['kind'] | undefined,
): Decision | undefined {
  if (boundary === 'missing' || (boundary && !firstInOne(boundary, 'allows', asked))) return implicitDeny('boundary');
  // A federated user has what the session policies give of the user's permissions: without any, nothing.
  if (session ? !firstIn(session, 'allows', asked) : kind === 'federated') return implicitDeny('session');
  return undefined;
}

type EffectIndex = 'denies' | 'allows';

/** The first matching statement of the identity policies, which may be bundled. */
function firstInIdentity(identity: PolicyLayers['identity'], effect: EffectIndex, asked: Asked): StatementRef | undefined {
  if (!('origins' in identity)) return firstIn(identity, effect, asked);
  const found = firstStatement(identity[effect], asked.action, asked.inquiry);
  const origin = found && identity.origins[found.index];
  return origin && statementRef(origin.named.source, origin.statement);
}

/** The first matching statement of several policies, in their order. */
function firstIn(
  policies: readonly NamedPolicy[],
  effect: EffectIndex,
  asked: Asked,
  wanted: number = ANY_GRANT,
): StatementRef | undefined {
  for (const named of policies) {
    const found = firstInOne(named, effect, asked, wanted);
    if (found) return found;
  }
  return undefined;
}

function firstInOne(
  { policy, source }: NamedPolicy,
  effect: EffectIndex,
  { action, inquiry }: Asked,
  wanted: number = ANY_GRANT,
): StatementRef | undefined {
  const index = effect === 'denies' ? policy.denies : policy.allows;
  const found = index.size > 0 ? firstStatement(index, action, inquiry, wanted) : undefined;
  return found && statementRef(source, found);
}

/** Names a statement for the reader of a decision or a trace. */
export function statementRef(source: StatementRef['source'], { index, sid, line }: CompiledStatement): StatementRef {
  return sid === undefined ? { source, index, line } : { source, index, sid, line };
}
