import { segmentsOfText } from './arns.ts';
import { type Grant, partitionOf } from './principals.ts';
import type { Answer, Doc, Layer, PolicyType, Principal, Question } from './question.ts';
import { type Caller, type Match, matchesIn } from './statements.ts';

/** The policies of one layer, and what their statements say to the question. */
interface Verdicts {
  readonly layer: PolicyType;
  /** One list a level; every level must allow. */
  readonly levels: readonly (readonly Match[])[];
}

/**
 * Answers a question by the book: every statement of every policy is tried, then the rules are gone through in the order in which
 * the reference states them.
 */
export function evaluate(question: Question): Answer {
  const principal = question.principal ?? SOME_USER;
  const partition = partitionOf(principal);
  const [, resourcePartition] = fieldsOf(question.resource);
  if (question.principal && partition !== undefined && resourcePartition !== undefined && partition !== resourcePartition) {
    return { outcome: 'implicitDeny', layer: 'partition' };
  }

  const layers = layersOf(question, principal);
  for (const { layer, levels } of layers) {
    if (levels.flat().some(({ effect }) => effect === 'Deny')) return { outcome: 'explicitDeny', layer };
  }
  const { resourceSide, enoughAlone, needsIdentity, needsBoundary, needsSession, granting } = pathOf(question, principal, layers);
  const required: readonly [needed: boolean, layer: Layer, allows: boolean][] = [
    [true, 'rcp', allowsIn(layers, 'rcp', true)],
    [true, 'scp', allowsIn(layers, 'scp', true)],
    [true, 'endpoint', allowsIn(layers, 'endpoint', true)],
    [true, question.trust ? 'trust' : 'resource', resourceSide],
    [needsIdentity, 'identity', allowsIn(layers, 'identity', false)],
    [needsBoundary, 'boundary', allowsIn(layers, 'boundary', true)],
    [needsSession, 'session', allowsIn(layers, 'session', principal.kind !== 'federated')],
  ];
  const stopping = required.find(([needed, , allows]) => needed && !allows);
  if (stopping) return { outcome: 'implicitDeny', layer: stopping[1] };
  return { outcome: 'allow', layer: enoughAlone ? (question.trust ? 'trust' : 'resource') : granting };
}

/** What the question asks of each side, by who asks and whose the resource is. */
interface Path {
  readonly resourceSide: boolean;
  /** The grant in the resource policy needs no identity policy beside it. */
  readonly enoughAlone: boolean;
  readonly needsIdentity: boolean;
  readonly needsBoundary: boolean;
  readonly needsSession: boolean;
  readonly granting: 'identity' | 'root';
}

function pathOf(question: Question, principal: Principal, layers: readonly Verdicts[]): Path {
  const grants = new Set<Grant>(
    layers
      .filter(({ layer }) => layer === 'resource' || layer === 'trust')
      .flatMap(({ levels }) => levels.flat())
      .flatMap((match) => [...match.grants]),
  );
  const has = (...kinds: readonly Grant[]): boolean => kinds.some((kind) => grants.has(kind));
  const needsGrant = question.needsResourceGrant === true || question.trust !== undefined;

  switch (principal.kind) {
    case 'anonymous':
      return alone(has('wildcard'));
    case 'service':
      return alone(has('service', 'wildcard'));
    case 'webIdentity':
    case 'saml':
      return alone(has('federated'));
    case 'root':
      // A root session of AssumeRoot is held by its task policy.
      if (!sameAccount(question, principal.account) || needsGrant) return alone(has('account', 'wildcard'), false, true);
      return { ...alone(true, false, true), enoughAlone: false, granting: 'root' };
    case 'user':
    case 'role':
    case 'federated':
      if (!sameAccount(question, principal.account)) return identityPath(grants.size > 0);
      if (has('session', 'wildcard', 'user')) return alone(true);
      if (has('role', 'federatedParent')) return alone(true, true, true);
      return identityPath(!needsGrant || has('account'));
  }
}

/** A grant in the resource policy decides, within what else must allow. */
const alone = (granted: boolean, needsBoundary = false, needsSession = false): Path => ({
  resourceSide: granted,
  enoughAlone: true,
  needsIdentity: false,
  needsBoundary,
  needsSession,
  granting: 'identity',
});

/** The caller's own policies must grant, all of them. */
const identityPath = (resourceSide: boolean): Path => ({
  resourceSide,
  enoughAlone: false,
  needsIdentity: true,
  needsBoundary: true,
  needsSession: true,
  granting: 'identity',
});

/** The fields of an ARN, each up to its colon; what is no ARN has none. */
const fieldsOf = (resource: string): readonly string[] =>
  resource.startsWith('arn:') ? segmentsOfText(resource).slice(0, -1) : [];

function sameAccount(question: Question, account: string): boolean {
  if (!question.principal) return true;
  const owner = question.resourceAccount ?? fieldsOf(question.resource)[4] ?? '';
  // AWS's own (`arn:aws:iam::aws:policy/…`) and what names no account count as the caller's.
  return owner === '' || owner === 'aws' || owner === account;
}

/** Every layer that applies, in the order in which refusals are reported. */
function layersOf(question: Question, principal: Principal): readonly Verdicts[] {
  const hasIdentity = ['user', 'role', 'federated'].includes(principal.kind);
  const caller: Caller = { principal, hasBoundary: hasIdentity && question.boundary !== undefined };
  const serviceLinked = principal.kind === 'role' && principal.serviceLinked === true;
  const governed = ['user', 'role', 'root', 'federated'].includes(principal.kind) && !serviceLinked;
  const verdicts = (layer: PolicyType, levels: readonly (readonly Doc[])[]): Verdicts => ({
    layer,
    levels: levels.map((policies) => policies.flatMap((policy) => matchesIn(policy, layer, question, caller))),
  });
  const layers: Verdicts[] = [];
  if (question.rcp && !serviceLinked) layers.push(verdicts('rcp', question.rcp));
  if (question.scp && governed) layers.push(verdicts('scp', question.scp));
  if (question.endpoint) layers.push(verdicts('endpoint', [[question.endpoint]]));
  if (question.resourcePolicies) layers.push(verdicts('resource', [question.resourcePolicies]));
  if (question.trust) layers.push(verdicts('trust', [[question.trust]]));
  // Services, strangers and guests of a provider have no policies of their own; root has at most those of its session.
  if (hasIdentity) layers.push(verdicts('identity', [question.identity]));
  if (question.boundary && hasIdentity)
    layers.push(verdicts('boundary', [question.boundary === 'missing' ? [] : [question.boundary]]));
  if (question.session && (hasIdentity || principal.kind === 'root')) layers.push(verdicts('session', [question.session]));
  return layers;
}

/** Whether every level of a layer has an Allow; `whenAbsent` where the layer does not apply. */
function allowsIn(layers: readonly Verdicts[], layer: PolicyType, whenAbsent: boolean): boolean {
  const found = layers.find((one) => one.layer === layer);
  return found ? found.levels.every((level) => level.some(({ effect }) => effect === 'Allow')) : whenAbsent;
}

/** Who asks when nobody is named: a user of the resource's account, whom no entry names but `*`. */
const SOME_USER: Principal = { kind: 'user', account: '', arn: '', userId: '' };
