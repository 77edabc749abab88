import { describe, expect, it } from 'vitest';
import { authorize, authorizeAll } from './authorize.ts';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import { traceDecision } from './trace-decision.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyType } from './policy-type.ts';
import type { Principal } from './principal.ts';
import type { PolicyRequest } from './request.ts';

const A = '111111111111';
const B = '222222222222';
const user: Principal = { kind: 'user', account: A, arn: `arn:aws:iam::${A}:user/x/bob`, userId: 'AIDABOBBOBBOBBOBBOB1' };
const role: Principal = {
  kind: 'role',
  account: A,
  arn: `arn:aws:sts::${A}:assumed-role/deploy/ci`,
  roleArn: `arn:aws:iam::${A}:role/x/deploy`,
  roleId: 'AROADEPLOYDEPLOYDEP1',
};
const federated: Principal = {
  kind: 'federated',
  account: A,
  arn: `arn:aws:sts::${A}:federated-user/alice`,
  userArn: user.arn,
  userId: user.userId,
};
const root: Principal = { kind: 'root', account: A };
const service: Principal = { kind: 'service', service: 'ec2.amazonaws.com' };
const anonymous: Principal = { kind: 'anonymous' };

const named = (type: PolicyType, ...statements: object[]): NamedPolicy => ({
  source: { kind: 'inline', name: type, attachedTo: 'it' },
  policy: compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements })), type),
});
const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
const other = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
const yes = named('identity', allow);
const silent = named('identity', other);
const grantTo = (principal: unknown): PolicyLayers['resource'] => [named('resource', { ...allow, Principal: principal })];

const request = (principal: Principal | undefined, more: Partial<PolicyRequest> = {}): PolicyRequest => ({
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
  context: contextFrom({}),
  principal,
  ...more,
});

/** `allow resource`, `implicitDeny boundary`; the trace must say the same. */
const decide = (question: PolicyRequest, layers: Partial<PolicyLayers>): string => {
  const full: PolicyLayers = { identity: [], ...layers };
  const decision = authorize(question, full);
  expect(traceDecision(question, full).decision).toEqual(decision);
  return `${decision.outcome} ${decision.layer}`;
};

const same = (answer: string): [string, string, string] => [answer, answer, answer];
const spare = (...names: string[]): PolicyLayers['resource'] => [named('resource', { ...deny, NotPrincipal: { AWS: names } })];
const short = (type: PolicyType, Resource: string, more: object = {}): NamedPolicy =>
  named(type, { ...allow, Resource, ...more });

describe('authorize, who an implicit deny limits in one account', () => {
  const account = { AWS: A };
  const byName = { AWS: 'arn' in user ? user.arn : '' };
  const byRole = { AWS: role.kind === 'role' ? role.roleArn : '' };
  const bySession = { AWS: role.kind === 'role' ? role.arn : '' };
  const byFederated = { AWS: federated.kind === 'federated' ? federated.arn : '' };
  const boundary = named('boundary', other);
  const session = [named('session', other)];
  it.each<[string, Principal, unknown, string, string, string]>([
    // grant, caller, principal element: with nothing else, under a silent boundary, under a silent session policy
    ['the user', user, byName, 'allow resource', 'allow resource', 'allow resource'],
    ['the user by unique id', user, { AWS: user.userId }, 'allow resource', 'allow resource', 'allow resource'],
    ['the role', role, byRole, 'allow resource', 'implicitDeny boundary', 'implicitDeny session'],
    ['the role by unique id', role, { AWS: role.roleId }, 'allow resource', 'implicitDeny boundary', 'implicitDeny session'],
    ['the session', role, bySession, 'allow resource', 'allow resource', 'allow resource'],
    ['the federated user', federated, byFederated, 'allow resource', 'allow resource', 'allow resource'],
    ['everyone, to a user', user, '*', 'allow resource', 'allow resource', 'allow resource'],
    ['everyone, to a session', role, { AWS: '*' }, 'allow resource', 'allow resource', 'allow resource'],
    ['the account', user, account, 'implicitDeny identity', 'implicitDeny identity', 'implicitDeny identity'],
    ['the account by its root', user, { AWS: `arn:aws:iam::${A}:root` }, ...same('implicitDeny identity')],
    ['somebody else', user, { AWS: `arn:aws:iam::${A}:user/eve` }, ...same('implicitDeny identity')],
    ['the same name in another account', user, { AWS: `arn:aws:iam::${B}:user/x/bob` }, ...same('implicitDeny identity')],
  ])('a grant to %s', (_name, principal, element, plain, bounded, sessioned) => {
    const resource = grantTo(element);
    expect(decide(request(principal), { resource })).toBe(plain);
    expect(decide(request(principal), { resource, boundary })).toBe(bounded);
    expect(decide(request(principal), { resource, session })).toBe(sessioned);
  });

  it('a grant to the user behind a federated session needs boundary and session policy', () => {
    const resource = grantTo(byName);
    expect(decide(request(federated), { resource })).toBe('implicitDeny session');
    expect(decide(request(federated), { resource, session })).toBe('implicitDeny session');
    expect(decide(request(federated), { resource, session: [yes] })).toBe('allow resource');
    expect(decide(request(federated), { resource, session: [yes], boundary })).toBe('implicitDeny boundary');
  });
});

describe('authorize, layer by layer', () => {
  it.each<[string, Principal | undefined, Partial<PolicyLayers>, string]>([
    ['an identity policy allows', user, { identity: [yes] }, 'allow identity'],
    ['nothing allows', user, { identity: [silent] }, 'implicitDeny identity'],
    ['a federated user without session policies', federated, { identity: [yes] }, 'implicitDeny session'],
    ['a federated user with one', federated, { identity: [yes], session: [yes] }, 'allow identity'],
    ['a role without session policies', role, { identity: [yes] }, 'allow identity'],
    ['session policies together', role, { identity: [yes], session: [silent, yes] }, 'allow identity'],
    ['a silent session policy', role, { identity: [yes], session: [silent] }, 'implicitDeny session'],
    ['a missing boundary', user, { identity: [yes], boundary: 'missing' }, 'implicitDeny boundary'],
    ['a level of the SCPs that is silent', user, { identity: [yes], scp: [[yes], [silent], [yes]] }, 'implicitDeny scp'],
    ['a level of the SCPs with nothing', user, { identity: [yes], scp: [[yes], []] }, 'implicitDeny scp'],
    ['SCPs that allow at every level', user, { identity: [yes], scp: [[silent, yes], [yes]] }, 'allow identity'],
    ['SCPs grant nothing', user, { identity: [], scp: [[yes]] }, 'implicitDeny identity'],
    [
      'an endpoint policy that is silent',
      user,
      { identity: [yes], endpoint: named('endpoint', { ...other, Principal: '*' }) },
      'implicitDeny endpoint',
    ],
    ['an RCP level that is silent', user, { identity: [yes], rcp: [[]] }, 'implicitDeny rcp'],
    [
      'RCPFullAWSAccess',
      user,
      { identity: [yes], rcp: [[named('rcp', { ...allow, Action: '*', Principal: '*' })]] },
      'allow identity',
    ],
    [
      'a service-linked role under SCPs and RCPs',
      { ...role, serviceLinked: true },
      { identity: [yes], scp: [[]], rcp: [[]] },
      'allow identity',
    ],
    ['the root user', root, {}, 'allow root'],
    ['the root user under SCPs', root, { scp: [[silent]] }, 'implicitDeny scp'],
    ['the root user under a task policy', root, { session: [silent] }, 'implicitDeny session'],
    [
      'a Deny of the resource against root',
      root,
      { resource: [named('resource', { ...deny, Principal: '*' })] },
      'explicitDeny resource',
    ],
    ['a service that is named', service, { resource: grantTo({ Service: 'ec2.amazonaws.com' }) }, 'allow resource'],
    [
      'another service',
      service,
      { resource: grantTo({ Service: 'sns.amazonaws.com' }), identity: [yes] },
      'implicitDeny resource',
    ],
    ['a stranger, and everyone may', anonymous, { resource: grantTo('*') }, 'allow resource'],
    ['a stranger, and an account may', anonymous, { resource: grantTo({ AWS: A }), identity: [yes] }, 'implicitDeny resource'],
    ['Deny before anything else', user, { identity: [yes, named('identity', deny)], scp: [[]] }, 'explicitDeny identity'],
    [
      'the Deny that comes first in the order of the layers',
      user,
      { identity: [named('identity', deny)], scp: [[named('scp', deny)]] },
      'explicitDeny scp',
    ],
    ['a Deny of a session policy', role, { identity: [yes], session: [yes, named('session', deny)] }, 'explicitDeny session'],
    ['nobody in particular', undefined, { identity: [yes] }, 'allow identity'],
  ])('%s', (_name, principal, layers, answer) => expect(decide(request(principal), layers)).toBe(answer));
});

describe('authorize across accounts', () => {
  const abroad = { resourceAccount: B };
  it.each<[string, Principal, Partial<PolicyLayers>, string]>([
    ['no resource policy', user, { identity: [yes] }, 'implicitDeny resource'],
    ['both sides allow', user, { identity: [yes], resource: grantTo({ AWS: A }) }, 'allow identity'],
    ['the resource alone', user, { resource: grantTo({ AWS: user.arn }) }, 'implicitDeny identity'],
    ['the resource alone, for everyone', user, { resource: grantTo('*') }, 'implicitDeny identity'],
    [
      'a grant to the session under a session policy',
      role,
      { identity: [yes], session: [silent], resource: grantTo({ AWS: role.arn }) },
      'implicitDeny session',
    ],
    ['root, and its account may', root, { resource: grantTo({ AWS: A }) }, 'allow resource'],
    ['root, and a user of it may', root, { resource: grantTo({ AWS: user.arn }) }, 'implicitDeny resource'],
    [
      'everybody but somebody',
      user,
      { identity: [yes], resource: [named('resource', { ...allow, NotPrincipal: { AWS: role.arn } })] },
      'allow identity',
    ],
  ])('%s', (_name, principal, layers, answer) => expect(decide(request(principal, abroad), layers)).toBe(answer));

  it('never reaches another partition', () => {
    const question = request(user, { resource: 'arn:aws-cn:s3:::b' });
    expect(decide(question, { identity: [yes], resource: grantTo('*') })).toBe('implicitDeny partition');
  });
  it('takes the account from the ARN', () => {
    const question = request(user, { resource: `arn:aws:s3:eu-west-1:${B}:accesspoint/x`, resourceAccount: undefined });
    expect(decide(question, { identity: [yes] })).toBe('implicitDeny resource');
  });
});

describe('authorize with a trust policy', () => {
  const assume = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${A}:role/deploy` };
  const mayAssume = named('identity', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' });
  const trust = (principal: unknown): NamedPolicy => named('trust', { Effect: 'Allow', Action: 'sts:*', Principal: principal });
  it.each<[string, Principal, Partial<PolicyLayers>, string]>([
    ['the user by name', user, { trust: trust({ AWS: user.arn }) }, 'allow trust'],
    ['the account alone [1.11 case 33]', user, { trust: trust({ AWS: A }) }, 'implicitDeny identity'],
    ['the account and an identity policy', user, { identity: [mayAssume], trust: trust({ AWS: A }) }, 'allow identity'],
    ['an identity policy alone', user, { identity: [mayAssume], trust: trust({ AWS: B }) }, 'implicitDeny trust'],
    ['the role does not trust itself', role, { identity: [mayAssume], trust: trust({ AWS: user.arn }) }, 'implicitDeny trust'],
    [
      'a provider',
      { kind: 'webIdentity', provider: 'accounts.google.com' },
      { trust: trust({ Federated: 'accounts.google.com' }) },
      'allow trust',
    ],
    [
      'another provider',
      { kind: 'webIdentity', provider: 'www.amazon.com' },
      { trust: trust({ Federated: 'accounts.google.com' }) },
      'implicitDeny trust',
    ],
    [
      'everyone is not a provider',
      { kind: 'saml', provider: `arn:aws:iam::${A}:saml-provider/p` },
      { trust: trust('*') },
      'implicitDeny trust',
    ],
    ['a service', service, { trust: trust({ Service: 'ec2.amazonaws.com' }) }, 'allow trust'],
    [
      'a Resource in it grants nothing',
      user,
      { trust: named('trust', { ...allow, Action: 'sts:*', Principal: '*' }) },
      'implicitDeny trust',
    ],
    [
      'NotPrincipal in it grants nothing',
      user,
      { trust: named('trust', { Effect: 'Allow', Action: 'sts:*', NotPrincipal: { AWS: B } }) },
      'implicitDeny trust',
    ],
  ])('%s', (_name, principal, layers, answer) => expect(decide(request(principal, assume), layers)).toBe(answer));
});

describe('authorize with NotPrincipal', () => {
  const identity = [yes];
  it.each<[string, Partial<PolicyLayers>, string]>([
    ['spares who is listed', { identity, resource: spare(user.arn) }, 'allow identity'],
    ['spares whose account is listed', { identity, resource: spare(A) }, 'allow identity'],
    ['denies others', { identity, resource: spare(B) }, 'explicitDeny resource'],
    [
      'denies the listed too under a boundary',
      { identity, resource: spare(user.arn, A), boundary: yes },
      'explicitDeny resource',
    ],
  ])('a Deny %s', (_name, layers, answer) => expect(decide(request(user), layers)).toBe(answer));
  it('an Allow lets strangers in', () => {
    const resource = [named('resource', { ...allow, NotPrincipal: { AWS: B } })];
    expect(decide(request(anonymous), { resource })).toBe('allow resource');
  });
});

describe('authorize, what it can not read', () => {
  it.each<[string, unknown]>([
    ['a wildcard in a name', { AWS: `arn:aws:iam::${A}:user/*` }],
    ['the root of any account', { AWS: 'arn:aws:iam::*:root' }],
    ['an unknown kind', { Robot: 'r2' }],
    ['a name that is none', { AWS: 'bob' }],
    ['a text', user.arn],
    ['every service', { Service: '*' }],
  ])('%s grants nothing, and denies everyone', (_name, principal) => {
    expect(decide(request(user), { resource: grantTo(principal) })).toBe('implicitDeny identity');
    const resource = [named('resource', { ...deny, Principal: principal })];
    expect(decide(request(user), { identity: [yes], resource })).toBe('explicitDeny resource');
  });
  it('a resource policy without Principal grants nothing', () => {
    expect(decide(request(user), { resource: [named('resource', allow)] })).toBe('implicitDeny identity');
  });
  it('an RCP that names somebody denies everyone', () => {
    const rcp = [[named('rcp', { ...allow, Principal: '*' }, { ...deny, Principal: { AWS: B } })]];
    expect(decide(request(user), { identity: [yes], rcp })).toBe('explicitDeny rcp');
  });
});

describe('authorize, ARNs cut short', () => {
  const fullRcp = { Principal: '*' };
  it.each<[string, Partial<PolicyLayers>, string]>([
    ['in an identity policy are open', { identity: [short('identity', 'arn:aws:s3')] }, 'allow identity'],
    [
      'in a resource policy match nothing',
      { resource: [short('resource', 'arn:aws:s3', { Principal: '*' })] },
      'implicitDeny identity',
    ],
    [
      'in a resource policy are open with a wildcard',
      { resource: [short('resource', 'arn:aws:s3*', { Principal: '*' })] },
      'allow resource',
    ],
    ['in an SCP match nothing', { identity: [yes], scp: [[short('scp', 'arn:*:s3')]] }, 'implicitDeny scp'],
    ['in an SCP are open with * at the end', { identity: [yes], scp: [[short('scp', 'arn:aws:s*')]] }, 'allow identity'],
    ['in an RCP match nothing', { identity: [yes], rcp: [[short('rcp', 'arn:aws:s3:*', fullRcp)]] }, 'implicitDeny rcp'],
  ])('%s', (_name, layers, answer) => expect(decide(request(user), layers)).toBe(answer));
});

describe('authorizeAll', () => {
  it('needs every one, and names the first that is not allowed', () => {
    const good = { request: request(user), layers: { identity: [yes] } };
    const bad = { request: request(user), layers: { identity: [silent] } };
    expect(authorizeAll([good, bad, good])).toMatchObject({ index: 1, decision: { outcome: 'implicitDeny' } });
    expect(authorizeAll([good, good])).toMatchObject({ index: 1, decision: { outcome: 'allow' } });
    expect(() => authorizeAll([])).toThrow(RangeError);
  });
});
