import * as fc from 'fast-check';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyType } from './policy-type.ts';
import type { Principal } from './principal.ts';
import type { PolicyRequest } from './request.ts';
import type { RawStatement } from './test-documents.ts';

// A small world, so that random statements and random requests meet often.
export const OWN = '111111111111';
export const OTHER = '222222222222';

/** One caller of each kind. */
export const CALLERS = {
  user: { kind: 'user', account: OWN, arn: `arn:aws:iam::${OWN}:user/x/bob`, userId: 'AIDABOBBOBBOBBOBBOB1' },
  role: {
    kind: 'role',
    account: OWN,
    arn: `arn:aws:sts::${OWN}:assumed-role/deploy/ci`,
    roleArn: `arn:aws:iam::${OWN}:role/x/deploy`,
    roleId: 'AROADEPLOYDEPLOYDEP1',
  },
  serviceLinked: {
    kind: 'role',
    account: OWN,
    arn: `arn:aws:sts::${OWN}:assumed-role/linked/s`,
    roleArn: `arn:aws:iam::${OWN}:role/aws-service-role/x.amazonaws.com/linked`,
    roleId: 'AROALINKEDLINKEDLIN1',
    serviceLinked: true,
  },
  federated: {
    kind: 'federated',
    account: OWN,
    arn: `arn:aws:sts::${OWN}:federated-user/alice`,
    userArn: `arn:aws:iam::${OWN}:user/x/bob`,
    userId: 'AIDABOBBOBBOBBOBBOB1',
  },
  root: { kind: 'root', account: OWN },
  service: { kind: 'service', service: 'ec2.amazonaws.com' },
  webIdentity: { kind: 'webIdentity', provider: 'accounts.google.com' },
  anonymous: { kind: 'anonymous' },
} as const satisfies Readonly<Record<string, Principal>>;
export type Caller = keyof typeof CALLERS;

/** Compiles statements for one layer. */
export const policyOf = (type: PolicyType, statements: readonly RawStatement[], name: string = type): NamedPolicy => ({
  source: { kind: 'inline', name, attachedTo: 'it' },
  policy: compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements })), type),
});

const listOf = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> => fc.oneof(one, fc.array(one, { maxLength: 3 }));

const action = fc.constantFrom('s3:GetObject', 's3:PutObject', 'sts:AssumeRole', 'S3:getobject');
const actionPattern = fc.constantFrom('*', 's3:*', 's3:Get*', 's3:GetObject', 'S3:GETOBJECT', 's?:*', 'sts:*', '*:*Object');
const resource = fc.constantFrom('*', 'arn:aws:s3:::b/bob', 'arn:aws:s3:::b/k', `arn:aws:iam::${OWN}:role/deploy`, 'no arn');
const resourcePattern = fc.constantFrom(
  '*',
  '*',
  'arn:aws:s3:::b/bob',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/${aws:username}',
  'arn:*:*:*:*:*',
  'arn:aws:s3*',
  'not-an-arn',
);
const names: fc.Arbitrary<string> = fc.constantFrom(
  '*',
  OWN,
  OTHER,
  CALLERS.user.arn,
  CALLERS.user.userId,
  CALLERS.role.roleArn,
  CALLERS.role.arn,
  CALLERS.federated.arn,
  `arn:aws:iam::${OWN}:user/*`,
);
const principal: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: fc.constant('*') },
  { weight: 4, arbitrary: listOf(names).map((AWS) => ({ AWS })) },
  { weight: 1, arbitrary: fc.constantFrom('ec2.amazonaws.com', 'x.amazonaws.com').map((Service) => ({ Service })) },
  { weight: 1, arbitrary: fc.constant({ Federated: 'accounts.google.com' }) },
);
const key = fc.constantFrom('aws:username', 'K', 'list', 'absent');
const value = fc.constantFrom('bob', 'b*', '*', '${aws:username}', '${absent}', '5', 'true');
const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLikeIfExists',
  'ForAllValues:StringLike',
  'ForAnyValue:StringNotLike',
  'NumericLessThan',
  'Null',
  'StringMatches',
);
const condition = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.dictionary(operator, fc.dictionary(key, listOf(value), { maxKeys: 2 }), { maxKeys: 1 }) },
);

const hasPrincipals = (type: PolicyType): boolean => ['resource', 'trust', 'endpoint', 'rcp'].includes(type);

/** A statement that could stand in a policy of this type; a few could not, and grant nothing. */
export const statementFor = (type: PolicyType): fc.Arbitrary<RawStatement> =>
  fc
    .record({
      Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Allow', 'Allow', 'Deny'),
      action: fc.tuple(fc.constantFrom('Action', 'Action', 'Action', 'NotAction'), listOf(actionPattern)),
      resource: fc.tuple(fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'), listOf(resourcePattern)),
      who: fc.tuple(fc.constantFrom('Principal', 'Principal', 'Principal', 'NotPrincipal'), principal),
      Condition: condition,
    })
    .map(({ Effect, action: [a, actions], resource: [r, resources], who: [p, who], Condition }) => ({
      Effect,
      [a]: actions,
      Condition,
      ...(type !== 'trust' && { [r]: resources }),
      ...(type === 'rcp' ? { Principal: '*' } : hasPrincipals(type) && { [p]: who }),
    }));

/** The statements of a policy, not compiled yet, so that laws can change them. */
export type RawPolicy = readonly RawStatement[];

/** Every layer as statements. */
export interface RawLayers {
  readonly identity: readonly RawPolicy[];
  readonly boundary: RawPolicy | undefined;
  readonly session: readonly RawPolicy[] | undefined;
  readonly resource: readonly RawPolicy[] | undefined;
  readonly trust: RawPolicy | undefined;
  readonly endpoint: RawPolicy | undefined;
  readonly scp: readonly (readonly RawPolicy[])[] | undefined;
  readonly rcp: readonly (readonly RawPolicy[])[] | undefined;
}

const policyFor = (type: PolicyType): fc.Arbitrary<RawPolicy> => fc.array(statementFor(type), { minLength: 1, maxLength: 3 });
const policiesFor = (type: PolicyType): fc.Arbitrary<readonly RawPolicy[]> => fc.array(policyFor(type), { maxLength: 3 });
const sometimes = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined, freq: 2 });
const seldom = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one });
/** A level mostly has an Allow for all beside what it says, as organizations have. */
const levelsFor = (type: 'scp' | 'rcp'): fc.Arbitrary<readonly (readonly RawPolicy[])[]> => {
  const full: RawStatement = { Effect: 'Allow', Action: '*', Resource: '*', ...(type === 'rcp' && { Principal: '*' }) };
  const level = fc.tuple(policiesFor(type), fc.nat(4)).map(([some, luck]) => (luck === 0 ? some : [[full], ...some]));
  return fc.array(level, { maxLength: 2 });
};

export const rawLayers: fc.Arbitrary<RawLayers> = fc.record({
  identity: policiesFor('identity'),
  boundary: sometimes(policyFor('boundary')),
  session: sometimes(policiesFor('session')),
  resource: sometimes(policiesFor('resource')),
  trust: seldom(policyFor('trust')),
  endpoint: seldom(policyFor('endpoint')),
  scp: sometimes(levelsFor('scp')),
  rcp: sometimes(levelsFor('rcp')),
});

/** Compiles all layers. */
export function compileLayers({ identity, boundary, session, resource, trust, endpoint, scp, rcp }: RawLayers): PolicyLayers {
  const all = (type: PolicyType, list: readonly RawPolicy[]): readonly NamedPolicy[] =>
    list.filter((policy) => policy.length > 0).map((policy, i) => policyOf(type, policy, `${type}${i}`));
  return {
    identity: all('identity', identity),
    boundary: boundary && policyOf('boundary', boundary),
    session: session && all('session', session),
    resource: resource && all('resource', resource),
    trust: trust && policyOf('trust', trust),
    endpoint: endpoint && policyOf('endpoint', endpoint),
    scp: scp?.map((level) => all('scp', level)),
    rcp: rcp?.map((level) => all('rcp', level)),
  };
}

/** Changes every policy of every layer. */
export function mapPolicies(layers: RawLayers, change: (policy: RawPolicy, type: PolicyType) => RawPolicy): RawLayers {
  const list = (type: PolicyType, policies: readonly RawPolicy[]): readonly RawPolicy[] =>
    policies.map((policy) => change(policy, type));
  return {
    identity: list('identity', layers.identity),
    boundary: layers.boundary && change(layers.boundary, 'boundary'),
    session: layers.session && list('session', layers.session),
    resource: layers.resource && list('resource', layers.resource),
    trust: layers.trust && change(layers.trust, 'trust'),
    endpoint: layers.endpoint && change(layers.endpoint, 'endpoint'),
    scp: layers.scp?.map((level) => list('scp', level)),
    rcp: layers.rcp?.map((level) => list('rcp', level)),
  };
}

const contexts = fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 2 })), { maxKeys: 3 });

export const anyRequest: fc.Arbitrary<PolicyRequest> = fc
  .record({
    action,
    resource,
    context: contexts,
    caller: fc.constantFrom<Principal | undefined>(undefined, ...Object.values(CALLERS)),
    resourceAccount: fc.constantFrom(OWN, OWN, OTHER, undefined),
    needsResourceGrant: fc.constantFrom(false, false, false, true),
  })
  .map(({ context, caller, ...rest }) => ({
    ...rest,
    principal: caller,
    context: contextFrom({ 'aws:username': 'bob', ...context }),
  }));
