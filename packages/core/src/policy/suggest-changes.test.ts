import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import { explainDecision } from './explain.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyType } from './policy-type.ts';
import type { PolicyRequest } from './request.ts';
import { applyChange } from './suggest-apply.ts';
import type { RawStatement } from './test-documents.ts';
import { CALLERS, OTHER, OWN, policyOf } from './test-world.ts';
import type { Change } from './trace.ts';

const CAT = 'arn:aws:s3:::photos/cat.jpg';
const request = (context: Record<string, string | string[]> = {}, more: Partial<PolicyRequest> = {}): PolicyRequest => ({
  action: 's3:GetObject',
  resource: CAT,
  resourceAccount: OWN,
  context: contextFrom(context),
  principal: CALLERS.user,
  ...more,
});
const statement = (more: Partial<RawStatement> = {}): RawStatement => ({
  Effect: 'Allow',
  Action: 's3:*',
  Resource: '*',
  ...more,
});
const one = (type: PolicyType, ...more: Partial<RawStatement>[]): NamedPolicy => policyOf(type, more.map(statement));
const identity = (...more: Partial<RawStatement>[]): Partial<PolicyLayers> => ({ identity: [one('identity', ...more)] });
const when = (...keys: string[]): Partial<RawStatement> => ({
  Condition: { StringEquals: Object.fromEntries(keys.map((key) => [key, 'v'])) },
});
const denyWhen = (...keys: string[]): Partial<RawStatement> => ({ Effect: 'Deny', ...when(...keys) });
const old = (type: PolicyType, more: Partial<RawStatement>): NamedPolicy => ({
  source: { kind: 'inline', name: type, attachedTo: 'it' },
  policy: compilePolicy(parsePolicy(JSON.stringify({ Version: '2008-10-17', Statement: [statement(more)] })), type),
});

/** The changes that are suggested; made together, they allow the request, unless they say that nobody can. */
const changesOf = (asked: PolicyRequest, layers: Partial<PolicyLayers>): readonly Change[] => {
  const full = { identity: [], ...layers };
  const { changes } = explainDecision(asked, full);
  const isBeyond = changes.some(({ add, condition, statement }) => !add && !condition && !statement);
  if (changes.length > 0 && !isBeyond) {
    const after = changes.reduce(applyChange, { request: asked, layers: full });
    expect(authorize(after.request, after.layers).outcome).toBe('allow');
  }
  return changes;
};
/** Each change as `kind layer level: text`; a statement is called by its layer and number. */
const told = (asked: PolicyRequest, layers: Partial<PolicyLayers>): readonly string[] =>
  changesOf(asked, layers).map(({ kind, layer, level, text }) => {
    const words = text.replaceAll(/[Ss]tatement number (\d+) \(line 1\) of inline policy (\w+) \(from it\)/g, '$2 $1');
    return `${kind} ${layer}${level === undefined ? '' : ` ${level}`}: ${words}`;
  });

describe('suggestChanges, of conditions', () => {
  it.each<[string, PolicyRequest, Partial<PolicyLayers>, string[]]>([
    [
      'the nearest statement first',
      request(),
      identity({ Resource: 'arn:aws:s3:::other', ...when('a') }, when('b')),
      ['condition identity: identity 2 would allow it, but for a condition: the request would need b to be v; it has none.'],
    ],
    [
      'the next one, where the nearest has two in its way',
      request(),
      identity(when('a', 'b'), when('c', 'd'), { ...when('e'), Effect: 'Allow' }),
      ['condition identity: identity 3 would allow it, but for a condition: the request would need e to be v; it has none.'],
    ],
    [
      'one for each layer',
      request(),
      { ...identity(when('a')), boundary: one('boundary', when('b')) },
      [
        'condition identity: identity 1 would allow it, but for a condition: the request would need a to be v; it has none.',
        'condition boundary: boundary 1 would allow it, but for a condition: the request would need b to be v; it has none.',
      ],
    ],
    [
      'no more than three values',
      request(),
      { ...identity(when('a')), boundary: one('boundary', when('b')), scp: [[one('scp', when('c'))], [one('scp', when('d'))]] },
      [
        'condition scp 0: scp 1 would allow it, but for a condition: the request would need c to be v; it has none.',
        'condition scp 1: scp 1 would allow it, but for a condition: the request would need d to be v; it has none.',
        'condition identity: identity 1 would allow it, but for a condition: the request would need a to be v; it has none.',
        'statement boundary: boundary 1 would allow it but for its conditions on b; the permissions boundary would need this statement to allow it without them.',
      ],
    ],
    [
      'no key twice',
      request(),
      { ...identity({ Condition: { StringEquals: { A: 'x' } } }), boundary: one('boundary', when('a')) },
      [
        'condition identity: identity 1 would allow it, but for a condition: the request would need A to be x; it has none.',
        'statement boundary: boundary 1 would allow it but for its conditions on a; the permissions boundary would need this statement to allow it without them.',
      ],
    ],
    [
      'none of a statement with a part that is not known',
      request(),
      identity({ Condition: { StringEquals: { a: 'v' }, X: { b: 'v' } } }),
      ["statement identity: The caller's policies would need this statement."],
    ],
    [
      'none beyond the sixth',
      request(),
      identity({
        Condition: {
          StringNotEquals: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((k) => [k, 'x'])),
          StringEquals: { g: 'v' },
        },
      }),
      [
        "statement identity: identity 1 would allow it but for its conditions on g; the caller's policies would need this statement to allow it without them.",
      ],
    ],
    [
      'none that a Deny would meet',
      request(),
      identity(when('a'), denyWhen('a')),
      [
        "statement identity: identity 1 would allow it but for its conditions on a; the caller's policies would need this statement to allow it without them.",
      ],
    ],
    [
      'each level of an organization',
      request(),
      { ...identity({}), scp: [[one('scp', when('a'))], [one('scp', when('b'))]] },
      [
        'condition scp 0: scp 1 would allow it, but for a condition: the request would need a to be v; it has none.',
        'condition scp 1: scp 1 would allow it, but for a condition: the request would need b to be v; it has none.',
      ],
    ],
  ])('name %s', (_name, asked, layers, expected) => expect(told(asked, layers)).toEqual(expected));
});

describe('suggestChanges, of denials', () => {
  it.each<[string, PolicyRequest, Partial<PolicyLayers>, string[]]>([
    [
      'the value that spares from one',
      request({ a: 'v' }),
      identity({}, denyWhen('a')),
      [
        'deny identity: identity 2 denies it, and would not if a condition failed: the request would need a other than v; it has v.',
      ],
    ],
    [
      'one value for each',
      request({ a: 'v', b: 'v' }),
      identity({}, denyWhen('a'), denyWhen('b')),
      [
        'deny identity: identity 2 denies it, and would not if a condition failed: the request would need a other than v; it has v.',
        'deny identity: identity 3 denies it, and would not if a condition failed: the request would need b other than v; it has v.',
      ],
    ],
    [
      'the value first, and then the statement that no value turns',
      request({ a: 'v' }),
      identity({}, { Effect: 'Deny' }, denyWhen('a')),
      [
        'deny identity: identity 3 denies it, and would not if a condition failed: the request would need a other than v; it has v.',
        'deny identity: identity 2 denies it: that statement must be narrowed or removed.',
      ],
    ],
    [
      'none of the request where the fourth could be spared',
      request({ a: 'v' }),
      identity({}, { Effect: 'Deny' }, { Effect: 'Deny' }, { Effect: 'Deny' }, denyWhen('a')),
      [
        'deny identity: identity 2 denies it: that statement must be narrowed or removed.',
        'deny identity: identity 3 denies it: that statement must be narrowed or removed.',
        'deny identity: identity 4 denies it: that statement must be narrowed or removed.',
        'deny identity: identity 5 denies it, and no other value of the request that was tried keeps it from that: that statement must be narrowed or removed.',
      ],
    ],
    [
      'a condition that nothing would turn',
      request({}),
      identity({}, { Effect: 'Deny', Condition: { 'ForAllValues:Null': { a: 'true' } } }),
      [
        'deny identity: identity 2 denies it, and no other value of the request that was tried keeps it from that: that statement must be narrowed or removed.',
      ],
    ],
    [
      'a policy that stands at two levels, twice',
      request(),
      twice(),
      [
        'deny scp 0: scp 2 denies it: that statement must be narrowed or removed.',
        'deny scp 1: scp 2 denies it: that statement must be narrowed or removed.',
      ],
    ],
    [
      'each of several layers',
      request(),
      {
        ...identity({}, { Effect: 'Deny' }),
        session: [one('session', { Effect: 'Deny' })],
        boundary: one('boundary', {}, { Effect: 'Deny' }),
      },
      [
        'deny identity: identity 2 denies it: that statement must be narrowed or removed.',
        'deny boundary: boundary 2 denies it: that statement must be narrowed or removed.',
        'deny session: session 1 denies it: that statement must be narrowed or removed.',
        'statement session: The session policies would need this statement.',
      ],
    ],
  ])('name %s', (_name, asked, layers, expected) => expect(told(asked, layers)).toEqual(expected));
});

/** One policy at both levels of an organization. */
function twice(): Partial<PolicyLayers> {
  const policy = one('scp', {}, { Effect: 'Deny' });
  return { ...identity({}), scp: [[policy], [policy]] };
}

describe('suggestChanges, of one pattern more', () => {
  const get = { Action: 's3:GetObject' };
  const dog = { Resource: 'arn:aws:s3:::photos/dog.jpg' };
  const put = { Action: 's3:PutObject', Resource: CAT };
  const foreign = request({}, { resourceAccount: OTHER });
  const from = (more: Partial<RawStatement>): Partial<PolicyLayers> => ({ ...identity({}), resource: [one('resource', more)] });
  it.each<[string, PolicyRequest, Partial<PolicyLayers>, string[]]>([
    [
      'a resource, to an action in another case',
      request(),
      identity({ Action: 'S3:getobject', ...dog }),
      [
        'resource identity: identity 1 allows this action, but not on this resource: "arn:aws:s3:::photos/cat.jpg" could be added to its Resource, or this statement to the caller\'s policies.',
      ],
    ],
    [
      'none, to an action that takes in more',
      request(),
      identity({ Action: 's3:Get*', ...dog }),
      [
        "statement identity: identity 1 allows this action, but not on this resource; the caller's policies would need this statement.",
      ],
    ],
    [
      'none, to two actions',
      request(),
      identity({ Action: ['s3:GetObject', 's3:PutObject'], ...dog }),
      [
        "statement identity: identity 1 allows this action, but not on this resource; the caller's policies would need this statement.",
      ],
    ],
    [
      'none, to NotAction',
      request(),
      identity({ Action: undefined, NotAction: 's3:GetObject', Resource: CAT }),
      [
        "statement identity: identity 1 allows other actions on this resource, but not this one; the caller's policies would need this statement.",
      ],
    ],
    [
      'none, to NotResource',
      request(),
      identity({ ...get, Resource: undefined, NotResource: CAT }),
      [
        "statement identity: identity 1 allows this action, but not on this resource; the caller's policies would need this statement.",
      ],
    ],
    [
      'an action, to the same resource',
      request(),
      identity(put),
      [
        'action identity: identity 1 allows other actions on this resource, but not this one: "s3:GetObject" could be added to its Action, or this statement to the caller\'s policies.',
      ],
    ],
    [
      'none, to a resource that takes in more',
      request(),
      identity({ ...put, Resource: 'arn:aws:s3:::photos/*' }),
      [
        "statement identity: identity 1 allows other actions on this resource, but not this one; the caller's policies would need this statement.",
      ],
    ],
    [
      'none, where a condition fails as well',
      request(),
      identity({ ...put, ...when('a') }),
      ["statement identity: The caller's policies would need this statement."],
    ],
    [
      'a resource, for the one who is named',
      foreign,
      from({ ...get, ...dog, Principal: { AWS: CALLERS.user.arn } }),
      [
        'resource resource: resource 1 allows this action, but not on this resource: "arn:aws:s3:::photos/cat.jpg" could be added to its Resource, or this statement to the resource\'s own policy.',
      ],
    ],
    [
      'none, where others are named as well',
      foreign,
      from({ ...get, ...dog, Principal: { AWS: [CALLERS.user.arn, OTHER] } }),
      [
        "statement resource: resource 1 allows this action, but not on this resource; the resource's own policy would need this statement.",
      ],
    ],
    [
      'none, beside NotPrincipal',
      foreign,
      from({ ...get, ...dog, NotPrincipal: { AWS: OTHER } }),
      [
        "statement resource: resource 1 allows this action, but not on this resource; the resource's own policy would need this statement.",
      ],
    ],
    [
      'none, for somebody else',
      foreign,
      from({ ...get, ...dog, Principal: { AWS: OTHER } }),
      ["statement resource: The resource's own policy would need this statement."],
    ],
    [
      'an action, at a level of an organization',
      request(),
      { ...identity({}), rcp: [[one('rcp', { ...put, Principal: '*' })]] },
      [
        'action rcp 0: rcp 1 allows other actions on this resource, but not this one: "s3:GetObject" could be added to its Action, or this statement to the resource control policies at level 1 of 1.',
      ],
    ],
    [
      'a resource, in the boundary',
      request(),
      { ...identity({}), boundary: one('boundary', { ...get, ...dog }) },
      [
        'resource boundary: boundary 1 allows this action, but not on this resource: "arn:aws:s3:::photos/cat.jpg" could be added to its Resource, or this statement to the permissions boundary.',
      ],
    ],
    [
      'an action, at a level below one that is silent',
      request(),
      { ...identity({}), scp: [[one('scp', { Action: 'sqs:*' })], [one('scp', put)]] },
      [
        'statement scp 0: The service control policies at level 1 of 2 would need this statement.',
        'action scp 1: scp 1 allows other actions on this resource, but not this one: "s3:GetObject" could be added to its Action, or this statement to the service control policies at level 2 of 2.',
      ],
    ],
  ])('name %s', (_name, asked, layers, expected) => expect(told(asked, layers)).toEqual(expected));
});

describe('suggestChanges, of statements', () => {
  const star = request({}, { resource: 'arn:aws:s3:::photos/*' });
  it.each<[string, PolicyRequest, Partial<PolicyLayers>, string[]]>([
    [
      'none, where the only policy has no variables and the resource a wildcard',
      star,
      { ...identity({}), boundary: old('boundary', { Action: 'sqs:*' }) },
      [],
    ],
    [
      'one, where it has them',
      star,
      { ...identity({}), boundary: one('boundary', { Action: 'sqs:*' }) },
      ['statement boundary: The permissions boundary would need this statement.'],
    ],
    [
      'one, where another policy can be added',
      star,
      { identity: [old('identity', { Action: 'sqs:*' })] },
      ["statement identity: The caller's policies would need this statement."],
    ],
    [
      'one, for the conditions that fail, each key once',
      request(),
      identity({ Condition: { StringEquals: { a: 'v', b: 'v' }, StringLike: { a: 'v' }, Null: { c: 'true' } } }),
      [
        "statement identity: identity 1 would allow it but for its conditions on a and b; the caller's policies would need this statement to allow it without them.",
      ],
    ],
    [
      'one for each layer that is silent',
      request(),
      {
        boundary: one('boundary', { Action: 'sqs:*' }),
        session: [one('session', { Action: 'sqs:*' })],
        endpoint: one('endpoint', { Action: 'sqs:*', Principal: '*' }),
      },
      [
        'statement endpoint: The VPC endpoint policy would need this statement.',
        "statement identity: The caller's policies would need this statement.",
        'statement boundary: The permissions boundary would need this statement.',
        'statement session: The session policies would need this statement.',
      ],
    ],
    [
      'one for each level of an organization',
      request(),
      {
        ...identity({}),
        rcp: [[one('rcp', { Action: 'sqs:*', Principal: '*' })], [one('rcp', { Action: 'sqs:*', Principal: '*' })]],
      },
      [
        'statement rcp 0: The resource control policies at level 1 of 2 would need this statement.',
        'statement rcp 1: The resource control policies at level 2 of 2 would need this statement.',
      ],
    ],
    [
      'one for a role, to its trust policy',
      request({}, { principal: CALLERS.role, action: 'sts:AssumeRole' }),
      {
        ...identity({ Action: '*' }),
        trust: policyOf('trust', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: OTHER } }]),
      },
      ["statement trust: The role's trust policy would need this statement."],
    ],
    [
      'none, for whom nobody knows',
      request({}, { principal: undefined, needsResourceGrant: true }),
      { ...identity({}), resource: [] },
      ['statement resource: A policy of the resource must let the caller in, and the request does not say who that is.'],
    ],
    [
      'none, to a trust policy, for whom nobody knows',
      request({}, { principal: undefined, action: 'sts:AssumeRole' }),
      { ...identity({}), trust: policyOf('trust', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: OTHER } }]) },
      ['statement trust: A policy of the resource must let the caller in, and the request does not say who that is.'],
    ],
  ])('name %s', (_name, asked, layers, expected) => expect(told(asked, layers)).toEqual(expected));
});
