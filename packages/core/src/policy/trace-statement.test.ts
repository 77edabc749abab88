import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import type { PolicyType } from './policy-type.ts';
import type { Principal } from './principal.ts';
import type { RawStatement } from './test-documents.ts';
import { CALLERS, OTHER, OWN, policyOf } from './test-world.ts';
import type { StatementTrace } from './trace.ts';
import { traceStatement } from './trace-statement.ts';

const { user, role, federated, root, service, webIdentity, anonymous } = CALLERS;
const CAT = 'arn:aws:s3:::photos/cat.jpg';
const everything = { Action: 's3:*', Resource: '*' };

interface Asked {
  readonly type?: PolicyType;
  readonly principal?: Principal | undefined;
  readonly context?: Readonly<Record<string, string | string[]>>;
  readonly bounded?: boolean;
}

const look = (
  raw: Partial<RawStatement>,
  { type = 'identity', principal, context = {}, bounded = false }: Asked = {},
): StatementTrace => {
  const named = policyOf(type, [{ Effect: 'Allow', ...raw }]);
  const [statement] = named.policy.statements;
  if (!statement) throw new Error('the policy has no statement');
  const request = { action: 's3:GetObject', resource: CAT, context: contextFrom(context), principal };
  return traceStatement(named, statement, request, bounded);
};

const asked = (principal: Principal | undefined): Asked => ({ type: 'resource', principal });

describe('traceStatement, of actions', () => {
  it.each<[string, Partial<RawStatement>, object]>([
    [
      'each pattern for itself',
      { Action: ['sqs:*', 'S3:get*'] },
      {
        element: 'Action',
        ok: true,
        patterns: [
          { pattern: 'sqs:*', ok: false },
          { pattern: 'S3:get*', ok: true },
        ],
      },
    ],
    [
      'no pattern that matches',
      { Action: 'sqs:*' },
      { element: 'Action', ok: false, patterns: [{ pattern: 'sqs:*', ok: false }] },
    ],
    [
      'NotAction, which a match turns off',
      { NotAction: 's3:*' },
      { element: 'NotAction', ok: false, patterns: [{ pattern: 's3:*', ok: true }] },
    ],
    [
      'NotAction, which nothing turns off',
      { NotAction: ['sqs:*'] },
      { element: 'NotAction', ok: true, patterns: [{ pattern: 'sqs:*', ok: false }] },
    ],
    ['an Allow without actions, which grants nothing', {}, { element: 'Action', ok: false, patterns: [] }],
    ['a Deny without actions, which counts as met', { Effect: 'Deny' }, { element: 'Action', ok: true, patterns: [] }],
  ])('%s', (_name, raw, action) => {
    const trace = look({ Resource: '*', ...raw });
    expect([trace.action, trace.matched]).toEqual([action, trace.action.ok]);
  });
});

describe('traceStatement, of resources', () => {
  const context = { 'aws:username': 'cat' };
  it.each<[string, Partial<RawStatement>, boolean, object[]]>([
    ['everything', { Resource: '*' }, true, [{ pattern: '*', ok: true, resolved: '*' }]],
    [
      'a variable with its value',
      { Resource: 'arn:aws:s3:::photos/${aws:username}.*' },
      true,
      [{ pattern: 'arn:aws:s3:::photos/${aws:username}.*', ok: true, resolved: 'arn:aws:s3:::photos/cat.*' }],
    ],
    [
      'a variable without one',
      { Resource: 'arn:aws:s3:::photos/${none}' },
      false,
      [{ pattern: 'arn:aws:s3:::photos/${none}', ok: false, segment: 'resource' }],
    ],
    [
      'where a pattern differs',
      { Resource: ['arn:aws:s3:::dogs/*', 'arn:aws:sqs:::photos/*'] },
      false,
      [
        { pattern: 'arn:aws:s3:::dogs/*', ok: false, resolved: 'arn:aws:s3:::dogs/*', segment: 'resource' },
        { pattern: 'arn:aws:sqs:::photos/*', ok: false, resolved: 'arn:aws:sqs:::photos/*', segment: 'service' },
      ],
    ],
    [
      'NotResource, which a match turns off',
      { NotResource: 'arn:aws:s3:::photos/*' },
      false,
      [{ pattern: 'arn:aws:s3:::photos/*', ok: true, resolved: 'arn:aws:s3:::photos/*' }],
    ],
    [
      'NotResource, which nothing turns off',
      { NotResource: 'arn:aws:s3:::dogs/*' },
      true,
      [{ pattern: 'arn:aws:s3:::dogs/*', ok: false, resolved: 'arn:aws:s3:::dogs/*', segment: 'resource' }],
    ],
    ['an Allow without resources', {}, false, []],
    ['a Deny without resources', { Effect: 'Deny' }, true, []],
    [
      'an Allow of what is no ARN',
      { Resource: ['*', 'photos'] },
      false,
      [
        { pattern: '*', ok: true, resolved: '*' },
        { pattern: 'photos', ok: false, resolved: 'photos', segment: 'arn' },
      ],
    ],
    [
      'a Deny of what is no ARN',
      { Effect: 'Deny', NotResource: 'photos' },
      true,
      [{ pattern: 'photos', ok: true, resolved: 'photos' }],
    ],
  ])('%s', (_name, raw, ok, patterns) => {
    const trace = look({ Action: '*', ...raw }, { context });
    expect(trace.resource).toEqual({ element: 'NotResource' in raw ? 'NotResource' : 'Resource', ok, patterns });
    expect(trace.matched).toBe(ok);
  });

  it.each<['Allow' | 'Deny', boolean]>([
    ['Allow', false],
    ['Deny', true],
  ])('has %s with a Resource in a trust policy count as %s', (Effect, ok) => {
    const trust = { Action: '*', Principal: '*', Effect } as const;
    expect(look({ ...trust, Resource: '*' }, { type: 'trust' }).resource).toEqual({ element: 'Resource', ok, patterns: [] });
    expect(look(trust, { type: 'trust' }).resource).toEqual({ element: 'Resource', ok: true, patterns: [] });
  });
});

describe('traceStatement, of principals', () => {
  it.each<[string, unknown, Principal | undefined, (string | undefined)[]]>([
    ['everyone', '*', undefined, ['wildcard']],
    ['an account and another', { AWS: [OTHER, OWN] }, user, [undefined, 'account']],
    ['the root ARN of the account', { AWS: `arn:aws:iam::${OWN}:root` }, user, ['account']],
    ['the root ARN of another partition', { AWS: `arn:aws-cn:iam::${OWN}:root` }, user, [undefined]],
    ['a user by name and by id', { AWS: [user.arn, user.userId] }, user, ['user', 'user']],
    ['a role, its id and its session', { AWS: [role.roleArn, role.roleId, role.arn] }, role, ['role', 'role', 'session']],
    [
      'a federated session and whose it is',
      { AWS: [federated.arn, user.arn, user.userId] },
      federated,
      ['session', 'federatedParent', 'federatedParent'],
    ],
    ['a user, of a role', { AWS: user.arn }, role, [undefined]],
    ['a user, of a federated session of another', { AWS: `arn:aws:iam::${OWN}:user/eve` }, federated, [undefined]],
    ['a user, of root', { AWS: [user.arn, OWN] }, root, [undefined, 'account']],
    ['a user, of whom nobody knows', { AWS: [user.arn, OWN] }, undefined, [undefined, undefined]],
    ['a user, of a stranger', { AWS: [user.arn, OWN] }, anonymous, [undefined, undefined]],
    ['services', { Service: ['x.amazonaws.com', service.service] }, service, [undefined, 'service']],
    ['a service, of a user', { Service: service.service }, user, [undefined]],
    ['providers', { Federated: ['www.amazon.com', webIdentity.provider] }, webIdentity, [undefined, 'federated']],
    ['a provider, of a user', { Federated: webIdentity.provider }, user, [undefined]],
  ])('%s', (_name, Principal, caller, kinds) => {
    const { principal, grants, matched } = look({ ...everything, Principal }, asked(caller));
    expect(principal?.entries.map(({ kind }) => kind)).toEqual(kinds);
    expect(principal?.entries.map(({ ok }) => ok)).toEqual(kinds.map((kind) => kind !== undefined));
    expect(grants).toEqual(kinds.filter((kind) => kind !== undefined));
    expect([principal?.ok, matched]).toEqual([grants.length > 0, grants.length > 0]);
  });

  it.each<[string, Partial<RawStatement>, Asked, boolean, string[]]>([
    ['NotPrincipal spares who is listed', { NotPrincipal: { AWS: user.arn } }, asked(user), false, []],
    ['NotPrincipal reaches all others', { NotPrincipal: { AWS: user.arn } }, asked(role), true, ['wildcard']],
    [
      'a Deny with NotPrincipal spares who is listed',
      { Effect: 'Deny', NotPrincipal: { AWS: user.arn } },
      asked(user),
      false,
      [],
    ],
    [
      'but for a boundary',
      { Effect: 'Deny', NotPrincipal: { AWS: user.arn } },
      { ...asked(user), bounded: true },
      true,
      ['wildcard'],
    ],
    ['which an Allow does not look at', { NotPrincipal: { AWS: user.arn } }, { ...asked(user), bounded: true }, false, []],
    ['an Allow with a name that can not be read', { Principal: { AWS: ['x', user.arn] } }, asked(user), false, []],
    ['a Deny with one', { Effect: 'Deny', Principal: { AWS: 'x' } }, asked(user), true, ['wildcard']],
    ['an Allow without a Principal', {}, asked(user), false, []],
    ['a Deny without a Principal', { Effect: 'Deny' }, asked(user), true, ['wildcard']],
    [
      'a trust policy with NotPrincipal',
      { Resource: undefined, NotPrincipal: { AWS: OTHER } },
      { type: 'trust', principal: user },
      false,
      [],
    ],
    [
      'a trust policy with Principal',
      { Resource: undefined, Principal: { AWS: OWN } },
      { type: 'trust', principal: user },
      true,
      ['account'],
    ],
    ['a resource control policy for one account', { Principal: { AWS: OWN } }, { type: 'rcp', principal: user }, false, []],
    ['a resource control policy for all but one', { NotPrincipal: { AWS: OTHER } }, { type: 'rcp', principal: user }, false, []],
    [
      'a resource control policy for all but all',
      { Effect: 'Deny', NotPrincipal: '*' },
      { type: 'rcp', principal: user },
      true,
      ['wildcard'],
    ],
    ['a resource control policy for everyone', { Principal: '*' }, { type: 'rcp', principal: user }, true, ['wildcard']],
  ])('%s', (_name, raw, question, ok, grants) => {
    const trace = look({ ...everything, ...raw }, question);
    expect([trace.matched, trace.grants]).toEqual([ok, grants]);
    expect(trace.principal?.ok ?? ok).toBe(ok);
    expect(trace.principal?.element).toBe('NotPrincipal' in raw ? 'NotPrincipal' : 'Principal' in raw ? 'Principal' : undefined);
  });

  it('shows what can not be read as an entry that nobody matches', () => {
    const { principal } = look({ ...everything, Principal: { AWS: ['x', user.arn] } }, asked(user));
    expect(principal).toEqual({
      element: 'Principal',
      ok: false,
      entries: [
        { entry: user.arn, kind: 'user', ok: true },
        { entry: 'the AWS principal "x"', ok: false },
      ],
    });
  });

  it('looks at none where statements speak to whoever has the policy', () => {
    const trace = look(everything, { principal: user });
    expect([trace.matched, trace.grants, 'principal' in trace]).toEqual([true, [], false]);
  });
});

describe('traceStatement, of conditions', () => {
  const context = { 'aws:username': 'bob', k: 'v', list: ['a', 'b'], n: '5' };
  it.each<[string, object, object]>([
    [
      'the values of both sides',
      { StringEquals: { K: ['v', '${aws:username}'] } },
      {
        op: 'StringEquals',
        key: 'K',
        policyValues: ['v', '${aws:username}'],
        resolvedValues: ['v', 'bob'],
        contextValues: ['v'],
        result: true,
      },
    ],
    [
      'a variable without a value',
      { StringLike: { k: '${none}' } },
      { op: 'StringLike', key: 'k', policyValues: ['${none}'], resolvedValues: [null], contextValues: ['v'], result: false },
    ],
    [
      'an operator that takes no variables',
      { NumericEquals: { n: ['${aws:username}', 5] } },
      {
        op: 'NumericEquals',
        key: 'n',
        policyValues: ['${aws:username}', '5'],
        resolvedValues: ['${aws:username}', '5'],
        contextValues: ['5'],
        result: true,
      },
    ],
    [
      'ARN operators that take them',
      { ArnLike: { k: '${aws:username}' } },
      {
        op: 'ArnLike',
        key: 'k',
        policyValues: ['${aws:username}'],
        resolvedValues: ['bob'],
        contextValues: ['v'],
        result: false,
      },
    ],
    [
      'no such key',
      { StringEquals: { none: 'v' } },
      {
        op: 'StringEquals',
        key: 'none',
        policyValues: ['v'],
        resolvedValues: ['v'],
        contextValues: 'absent',
        result: false,
        note: 'the request has no such key',
      },
    ],
    [
      'no such key, of a Not operator',
      { StringNotEquals: { none: 'v' } },
      { result: true, note: 'the request has no such key, so it differs from every value' },
    ],
    [
      'no such key, of IfExists',
      { StringNotEqualsIfExists: { none: 'v' } },
      { op: 'StringNotEqualsIfExists', result: true, note: 'the request has no such key, and IfExists lets that pass' },
    ],
    [
      'no such key, of ForAllValues',
      { 'ForAllValues:StringEquals': { none: 'v' } },
      { op: 'ForAllValues:StringEquals', result: true, note: 'the request has no such key, so all of its values match' },
    ],
    [
      'no such key, of ForAnyValue with Not',
      { 'ForAnyValue:StringNotEquals': { none: 'v' } },
      { result: false, note: 'the request has no such key' },
    ],
    [
      'several values and no set operator',
      { StringEquals: { list: 'a' } },
      { contextValues: ['a', 'b'], result: false, note: 'this key has several values: it needs ForAllValues or ForAnyValue' },
    ],
    ['several values and one', { 'ForAnyValue:StringEquals': { list: 'a' } }, { contextValues: ['a', 'b'], result: true }],
    ['Null, which asks for just that', { Null: { none: 'true' } }, { op: 'Null', contextValues: 'absent', result: true }],
    ['no values', { StringEquals: { k: [] } }, { resolvedValues: [], result: false, note: 'the policy lists no values' }],
    [
      'an operator that is not known',
      { StringMatches: { k: '${aws:username}' } },
      { op: 'StringMatches', resolvedValues: ['${aws:username}'], result: false, note: 'this operator is not known here' },
    ],
  ])('%s', (_name, Condition, expected) => {
    const trace = look({ ...everything, Condition }, { context });
    const [condition] = trace.conditions;
    expect(condition).toMatchObject(expected);
    expect(JSON.parse(JSON.stringify(trace))).toStrictEqual(trace);
    expect([trace.matched, condition?.note]).toEqual([condition?.result, 'note' in expected ? expected.note : undefined]);
  });

  it('has an operator that is not known count as met in a Deny', () => {
    const Condition = { StringMatches: { k: 'v' } };
    expect(look({ ...everything, Effect: 'Deny', Condition }).conditions).toMatchObject([{ result: true }]);
  });

  it('lists the conditions of every block, and matches when all of them hold', () => {
    const Condition = { StringEquals: { k: 'v', n: '6' }, Bool: { none: 'true' } };
    const trace = look({ ...everything, Condition }, { context });
    expect(trace.conditions.map(({ key, result }) => [key, result])).toEqual([
      ['k', true],
      ['n', false],
      ['none', false],
    ]);
    expect(trace.matched).toBe(false);
  });
});
