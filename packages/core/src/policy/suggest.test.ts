import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import { describeTrace } from './describe.ts';
import { explainDecision } from './explain.ts';
import type { PolicyType } from './policy-type.ts';
import type { PolicyRequest } from './request.ts';
import { applyChange } from './suggest-apply.ts';
import type { RawStatement } from './test-documents.ts';
import { anyRequest, CALLERS, compileLayers, OTHER, OWN, policyOf, rawLayers } from './test-world.ts';
import type { Change } from './trace.ts';

const request = (context: Record<string, string | string[]> = {}, more: Partial<PolicyRequest> = {}): PolicyRequest => ({
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::photos/cat.jpg',
  resourceAccount: OWN,
  context: contextFrom(context),
  principal: CALLERS.user,
  ...more,
});
const one = (type: PolicyType, statement: Partial<RawStatement>): NamedPolicy =>
  policyOf(type, [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }]);
const all = one('identity', {});
const other = { Action: 'sqs:*' };
const when = (Condition: object): NamedPolicy => one('identity', { Condition });
const exact = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/cat.jpg' };
const first = (type: string): string => `tatement number 1 (line 1) of inline policy ${type} (from it)`;

const changesOf = (asked: PolicyRequest, layers: Partial<PolicyLayers>): readonly Change[] => {
  const full = { identity: [], ...layers };
  const trace = explainDecision(asked, full);
  expect(trace.decision).toEqual(authorize(asked, full));
  return trace.changes;
};
const texts = (asked: PolicyRequest, layers: Partial<PolicyLayers>): readonly string[] =>
  changesOf(asked, layers).map(({ text }) => text);

describe('suggestChanges, in words', () => {
  it.each<[string, PolicyRequest, Partial<PolicyLayers>, string[]]>([
    ['nothing for an allow', request(), { identity: [all] }, []],
    ['a statement, where there is none', request(), {}, ["The caller's policies would need this statement."]],
    [
      'the one condition that is in the way',
      request({ 'aws:SourceIp': '203.0.113.9' }),
      { identity: [when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })] },
      [
        `S${first('identity')} would allow it, but for a condition: the request would need aws:SourceIp in 10.0.0.0/8; it has 203.0.113.9.`,
      ],
    ],
    [
      'a statement, where several conditions are in the way, and what it leaves out',
      request(),
      {
        identity: [
          when({ StringEquals: { 'aws:PrincipalTag/a': 'x' }, Bool: { 'aws:SecureTransport': 'true' }, Null: { k: 'false' } }),
        ],
      },
      [
        `S${first('identity')} would allow it but for its conditions on aws:PrincipalTag/a and aws:SecureTransport and k; the caller's policies would need this statement to allow it without them.`,
      ],
    ],
    [
      'a resource more, where that is as narrow',
      request(),
      { identity: [one('identity', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/dog.jpg' })] },
      [
        `S${first('identity')} allows this action, but not on this resource: "arn:aws:s3:::photos/cat.jpg" could be added to its Resource, or this statement to the caller's policies.`,
      ],
    ],
    [
      'an action more, where that is as narrow',
      request(),
      { identity: [one('identity', { Action: 's3:PutObject', Resource: 'arn:aws:s3:::photos/cat.jpg' })] },
      [
        `S${first('identity')} allows other actions on this resource, but not this one: "s3:GetObject" could be added to its Action, or this statement to the caller's policies.`,
      ],
    ],
    [
      'only a statement, where a resource more would let more actions reach it',
      request(),
      { identity: [one('identity', { Resource: 'arn:aws:s3:::other/*' })] },
      [`S${first('identity')} allows this action, but not on this resource; the caller's policies would need this statement.`],
    ],
    [
      'a Deny without conditions',
      request(),
      { identity: [all, one('identity', { Effect: 'Deny' })] },
      [`S${first('identity')} denies it: that statement must be narrowed or removed.`],
    ],
    [
      'a Deny that another value would spare',
      request(),
      {
        identity: [
          all,
          one('identity', { Effect: 'Deny', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }),
        ],
      },
      [
        `S${first('identity')} denies it, and would not if a condition failed: the request would need aws:MultiFactorAuthPresent to be true; it has none.`,
      ],
    ],
    [
      'every Deny, and then every layer that is silent',
      request(),
      {
        identity: [one('identity', { Effect: 'Deny' })],
        boundary: one('boundary', other),
        scp: [[one('scp', {})], [one('scp', { Effect: 'Deny' })]],
      },
      [
        `S${first('scp')} denies it: that statement must be narrowed or removed.`,
        `S${first('identity')} denies it: that statement must be narrowed or removed.`,
        'The service control policies at level 2 of 2 would need this statement.',
        "The caller's policies would need this statement.",
        'The permissions boundary would need this statement.',
      ],
    ],
    [
      'the partition, past which nobody gets',
      request({}, { resource: 'arn:aws-cn:s3:::photos/cat.jpg' }),
      { identity: [all] },
      ['No policy can allow this: the resource is in another partition than the caller.'],
    ],
    [
      'a boundary that is missing',
      request(),
      { identity: [all], boundary: 'missing' },
      [
        'The permissions boundary must be set to a policy that exists, or be removed: as long as its policy is missing, no policy can allow this.',
      ],
    ],
    [
      'a federated session without policies',
      request({}, { principal: CALLERS.federated }),
      { identity: [all] },
      ['A new session must be asked for, with session policies that allow this: a federated session without any can do nothing.'],
    ],
    [
      'a resource of another account without a policy',
      request({}, { resourceAccount: OTHER }),
      { identity: [all] },
      [
        'The resource would need a policy of its own that lets this caller in; no policy of the caller can do that, and the resource has none.',
      ],
    ],
  ])('name %s', (_name, asked, layers, expected) => {
    expect(texts(asked, layers)).toEqual(expected);
  });
});

describe('suggestChanges, statements to add', () => {
  it.each<[string, PolicyRequest, Partial<PolicyLayers>, object[]]>([
    ['to the caller', request(), {}, [exact]],
    [
      'to the resource of another account, and to the caller',
      request({}, { resourceAccount: OTHER }),
      { resource: [] },
      [{ ...exact, Principal: { AWS: CALLERS.user.arn } }, exact],
    ],
    [
      'for a role and not for its session',
      request({}, { principal: CALLERS.role, needsResourceGrant: true }),
      { resource: [] },
      [{ ...exact, Principal: { AWS: CALLERS.role.roleArn } }],
    ],
    [
      'to a trust policy, without a resource',
      request({}, { principal: CALLERS.webIdentity, action: 'sts:AssumeRoleWithWebIdentity' }),
      { trust: policyOf('trust', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: OWN } }]) },
      [{ Effect: 'Allow', Principal: { Federated: 'accounts.google.com' }, Action: 'sts:AssumeRoleWithWebIdentity' }],
    ],
    [
      'to an endpoint, with the caller in a condition',
      request({ 'aws:PrincipalArn': CALLERS.user.arn }),
      { identity: [all], endpoint: one('endpoint', { ...other, Principal: '*' }) },
      [{ ...exact, Principal: '*', Condition: { ArnEquals: { 'aws:PrincipalArn': CALLERS.user.arn } } }],
    ],
    [
      'with wildcards that stand for themselves',
      request({}, { resource: 'arn:aws:s3:::b/*' }),
      {},
      [{ ...exact, Resource: 'arn:aws:s3:::b/${*}' }],
    ],
    ['none, for an action that has wildcards', request({}, { action: 's3:*' }), {}, []],
  ])('%s', (_name, asked, layers, expected) => {
    expect(changesOf(asked, layers).map(({ add }) => add)).toEqual(expected);
  });

  it('stand in the text, indented', () => {
    expect(describeTrace(explainDecision(request(), { identity: [] }))).toContain(`
What would allow it:
- The caller's policies would need this statement.
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::photos/cat.jpg"
    }
`);
  });

  it('show what strangers wrote as codes', () => {
    const text = describeTrace(explainDecision(request({}, { resource: 'arn:aws:s3:::b/\u001b[2J\u202e\n' }), { identity: [] }));
    expect(text).toContain('What would allow it:');
    expect(Array.from(text).filter((sign) => /\p{C}/u.test(sign) && sign !== '\n')).toEqual([]);
  });
});

/** Whether a change can be made, and does not only say that none can. */
const isRemedy = ({ add, condition, statement }: Change): boolean => Boolean(add ?? condition ?? statement);

const remedied = (asked: PolicyRequest, layers: PolicyLayers): 'allowed' | 'nothing' | 'beyond' | 'refused' => {
  const { changes, decision } = explainDecision(asked, layers);
  if (decision.outcome === 'allow' || changes.length === 0) return 'nothing';
  if (!changes.every(isRemedy)) return 'beyond';
  const after = changes.reduce(applyChange, { request: asked, layers });
  return authorize(after.request, after.layers).outcome === 'allow' ? 'allowed' : 'refused';
};

describe('suggestChanges, as laws', () => {
  it('lead to an allow when they are applied', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, (asked, raw) => {
        expect(remedied(asked, compileLayers(raw))).not.toBe('refused');
      }),
    );
  });

  it('are found for most refusals', () => {
    const samples = fc.sample(fc.tuple(anyRequest, rawLayers), { numRuns: 500, seed: 1 });
    const results = samples.map(([asked, raw]) => remedied(asked, compileLayers(raw)));
    expect(results.filter((result) => result === 'allowed').length).toBeGreaterThan(250);
  });

  it('leave the decision as it is, and say nothing of an allow', () => {
    fc.assert(
      fc.property(anyRequest, rawLayers, (asked, raw) => {
        const layers = compileLayers(raw);
        const { decision, changes } = explainDecision(asked, layers);
        expect(decision).toEqual(authorize(asked, layers));
        expect(decision.outcome === 'allow' ? changes : []).toEqual([]);
      }),
    );
  });
});
