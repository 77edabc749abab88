import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import { traceDecision } from './trace-decision.ts';
import type { PolicyType } from './policy-type.ts';
import { type Caller, CALLERS, OTHER, OWN, policyOf } from './test-world.ts';

/** What a layer says: it is not there, it allows, it says nothing, it denies. */
type State = 'absent' | 'allows' | 'silent' | 'denies';
/** What the resource's policy says; an Allow speaks to somebody. */
type ResourceState =
  'absent' | 'silent' | 'denies' | 'everyone' | 'account' | 'user' | 'role' | 'session' | 'service' | 'provider';

interface World {
  readonly caller: Caller;
  readonly own: boolean;
  readonly resource: ResourceState;
  readonly identity: State;
  readonly boundary: State;
  readonly session: State;
  readonly endpoint: State;
  readonly scp: State;
  readonly rcp: State;
}

const byResource = (yes: boolean): string => `${yes ? 'allow' : 'implicitDeny'} resource`;

/** The rules of section 1.7, word for word, with no policy in sight. */
function expected({ caller, own, resource, ...say }: World): string {
  const hasPolicies = ['user', 'role', 'serviceLinked', 'federated'].includes(caller);
  const isLinked = caller === 'serviceLinked';
  // Who is a principal of an account is limited by SCPs; strangers are not. A service-linked role is limited by neither SCP nor RCP.
  const identity = hasPolicies ? say.identity : 'absent';
  const boundary = hasPolicies ? say.boundary : 'absent';
  const session = hasPolicies || caller === 'root' ? say.session : 'absent';
  const scp = (hasPolicies || caller === 'root') && !isLinked ? say.scp : 'absent';
  const rcp = isLinked ? 'absent' : say.rcp;

  // An explicit Deny anywhere.
  const all: [string, string][] = [
    ['rcp', rcp],
    ['scp', scp],
    ['endpoint', say.endpoint],
    ['resource', resource],
    ['identity', identity],
    ['boundary', boundary],
    ['session', session],
  ];
  for (const [layer, state] of all) if (state === 'denies') return `explicitDeny ${layer}`;
  // RCP, SCP and endpoint must allow where they apply.
  for (const [layer, state] of all.slice(0, 3)) if (state === 'silent') return `implicitDeny ${layer}`;

  // Who has no policies needs the resource.
  const everyone = resource === 'everyone';
  if (caller === 'anonymous') return byResource(everyone);
  if (caller === 'service') return byResource(everyone || resource === 'service');
  if (caller === 'webIdentity') return byResource(resource === 'provider');
  // Root may do everything in its own account; elsewhere its account, or everyone, must be let in. A task policy limits it.
  if (caller === 'root') {
    if (!own && !everyone && resource !== 'account') return 'implicitDeny resource';
    if (session === 'silent') return 'implicitDeny session';
    return own ? 'allow root' : 'allow resource';
  }

  // A federated user without session policies has none of the user's permissions.
  const sessionAllows = session === 'allows' || (session === 'absent' && caller !== 'federated');
  const boundaryAllows = boundary === 'allows' || boundary === 'absent';
  const limits = (granted: string): string => {
    if (!boundaryAllows) return 'implicitDeny boundary';
    return sessionAllows ? granted : 'implicitDeny session';
  };
  const isNamed = {
    user: resource === 'user',
    role: resource === 'role',
    serviceLinked: false,
    federated: resource === 'user',
  }[caller];
  const isSession = resource === 'session' && (caller === 'role' || caller === 'federated');
  if (own) {
    // Named as the session, by the user's own name, or as everyone: no silence takes it back.
    if (everyone || isSession || (caller === 'user' && isNamed)) return 'allow resource';
    // Named as the role, or as the user behind: boundary and session policies limit it, identity policies are not needed.
    if (isNamed) return limits('allow resource');
  } else if (!everyone && !isSession && !isNamed && resource !== 'account') {
    return 'implicitDeny resource'; // Across accounts the resource must let the caller in …
  }
  if (identity !== 'allows') return 'implicitDeny identity'; // … and the own side must allow.
  return limits('allow identity');
}

const statement = (Effect: 'Allow' | 'Deny', Action: string, Principal: unknown) => ({
  Effect,
  Action,
  Resource: '*',
  Principal,
});
const limit = (type: PolicyType): Readonly<Record<Exclude<State, 'absent'>, NamedPolicy>> => {
  const one = (Effect: 'Allow' | 'Deny', Action: string): NamedPolicy =>
    policyOf(type, [type === 'rcp' || type === 'endpoint' ? statement(Effect, Action, '*') : { Effect, Action, Resource: '*' }]);
  return { allows: one('Allow', 's3:*'), silent: one('Allow', 'sqs:*'), denies: one('Deny', 's3:*') };
};
const POLICIES = {
  identity: limit('identity'),
  boundary: limit('boundary'),
  session: limit('session'),
  endpoint: limit('endpoint'),
  scp: limit('scp'),
  rcp: limit('rcp'),
};
const grantTo = (Principal: unknown): NamedPolicy => policyOf('resource', [statement('Allow', 's3:*', Principal)]);
const RESOURCES: Readonly<Record<Exclude<ResourceState, 'absent'>, NamedPolicy>> = {
  silent: policyOf('resource', [statement('Allow', 'sqs:*', '*')]),
  denies: policyOf('resource', [statement('Deny', 's3:*', '*')]),
  everyone: grantTo('*'),
  account: grantTo({ AWS: OWN }),
  user: grantTo({ AWS: CALLERS.user.arn }),
  role: grantTo({ AWS: CALLERS.role.roleArn }),
  session: grantTo({ AWS: [CALLERS.role.arn, CALLERS.federated.arn] }),
  service: grantTo({ Service: CALLERS.service.service }),
  provider: grantTo({ Federated: CALLERS.webIdentity.provider }),
};

const of = (layer: keyof typeof POLICIES, state: State): NamedPolicy | undefined =>
  state === 'absent' ? undefined : POLICIES[layer][state];
const list = (one: NamedPolicy | undefined): readonly NamedPolicy[] | undefined => one && [one];
const levels = (one: NamedPolicy | undefined): PolicyLayers['scp'] => one && [[one]];

function layersOf({ resource, identity, boundary, session, endpoint, scp, rcp }: World): PolicyLayers {
  return {
    identity: list(of('identity', identity)) ?? [],
    boundary: of('boundary', boundary),
    session: list(of('session', session)),
    resource: resource === 'absent' ? undefined : [RESOURCES[resource]],
    endpoint: of('endpoint', endpoint),
    scp: levels(of('scp', scp)),
    rcp: levels(of('rcp', rcp)),
  };
}

const STATES: readonly State[] = ['absent', 'allows', 'silent', 'denies'];
const resourceStates = ['absent', ...Object.keys(RESOURCES)] as readonly ResourceState[];

function* worlds(caller: Caller, own: boolean): Generator<World> {
  for (const resource of resourceStates)
    for (const identity of STATES)
      for (const boundary of STATES)
        for (const session of STATES)
          for (const endpoint of STATES)
            for (const scp of STATES)
              for (const rcp of STATES) yield { caller, own, resource, identity, boundary, session, endpoint, scp, rcp };
}

describe('every layer absent, allowing, silent or denying', () => {
  const callers = Object.keys(CALLERS) as readonly Caller[];
  const cases = callers.flatMap((caller) => [true, false].map((own) => [caller, own ? 'its own' : 'another', own] as const));

  it.each(cases)('%s, in %s account, is decided as section 1.7 says', (caller, _whose, own) => {
    const request = {
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      resourceAccount: own ? OWN : OTHER,
      principal: CALLERS[caller],
      context: contextFrom({}),
    };
    const wrong: { world: World; says: string; should: string }[] = [];
    let tried = 0;
    for (const world of worlds(caller, own)) {
      const layers = layersOf(world);
      const decision = authorize(request, layers);
      const says = `${decision.outcome} ${decision.layer}`;
      const should = expected(world);
      if (says !== should) wrong.push({ world, says, should });
      // The trace takes longer: every seventh, which meets every state of every layer.
      if (tried++ % 7 === 0) {
        const { outcome, layer } = traceDecision(request, layers).decision;
        if (`${outcome} ${layer}` !== should) wrong.push({ world, says: `trace: ${outcome} ${layer}`, should });
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(tried).toBe(resourceStates.length * 4 ** 6);
  });
});
