import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import { PolicyError } from './errors.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyType } from './policy-type.ts';
import { validatePolicy, type ValidationOptions } from './validate-policy.ts';

/** `accepted`, or the message and, where there is one, the detail. */
const verdict = (text: string, type: PolicyType, options?: ValidationOptions): [string, string?] => {
  try {
    validatePolicy(text, type, options);
  } catch (error) {
    if (error instanceof PolicyError) return error.detail === undefined ? [error.message] : [error.message, error.detail];
    throw error;
  }
  return ['accepted'];
};
const policy = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const unknownParts = (text: string, type: PolicyType): readonly string[] =>
  compilePolicy(parsePolicy(text), type).statements.flatMap(({ unknown }) => unknown);

const A = '111111111111';
const SYNTAX = 'Syntax errors in policy.';
const LEGACY = 'The policy failed legacy parsing';
const identity = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const resource = { ...identity, Principal: { AWS: A } };
const control = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };

const shape = (one: object): string => Object.keys(one).toSorted().join();

describe('validatePolicy', () => {
  it.each<[PolicyType, object]>([
    ['identity', identity],
    ['boundary', identity],
    ['session', identity],
    ['scp', identity],
    ['resource', resource],
    ['endpoint', resource],
    ['trust', { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: A } }],
    ['rcp', control],
  ])('takes a policy of type %s, and none that is meant for another', (type, statement) => {
    expect(verdict(policy(statement), type)).toEqual(['accepted']);
    expect(unknownParts(policy(statement), type)).toEqual([]);
    const others = [identity, resource, control].filter((one) => shape(one) !== shape(statement));
    for (const other of others) expect(verdict(policy(other), type)).not.toEqual(['accepted']);
  });
});

describe('validatePolicy of an identity policy or a boundary', () => {
  it.each<PolicyType>(['identity', 'boundary'])('says of %s what IAM says, and not what STS does', (type) => {
    expect(verdict('{', type)[0]).toBe(SYNTAX);
  });
});

describe('validatePolicy of a session policy', () => {
  it.each<[string, string, string]>([
    ['text that is no JSON', '{', 'The policy is not in the valid JSON format.'],
    ['no Version', JSON.stringify({ Statement: identity }), 'Policy document must be version 2012-10-17 or greater.'],
    ['a Principal', policy(resource), 'Policy document should not specify a principal.'],
    ['a resource that is no ARN', policy({ ...identity, Resource: 'b' }), 'Resource b must be in ARN format or "*".'],
    ['an unknown element', policy({ ...identity, Extra: 1 }), SYNTAX],
  ])('refuses %s', (_what, text, message) => expect(verdict(text, 'session')[0]).toBe(message));
});

describe('validatePolicy of a resource policy', () => {
  const changed = (more: object): string => policy({ ...resource, ...more });
  it.each<[string, string, string]>([
    ['text that is no JSON', '{', 'This policy contains invalid Json'],
    ['an empty Statement', policy(), SYNTAX],
    ['an Effect in another case', changed({ Effect: 'allow' }), LEGACY],
    ['an unknown operator', changed({ Condition: { X: { k: 'v' } } }), SYNTAX],
    ['a date that is none', changed({ Condition: { DateEquals: { k: 'x' } } }), LEGACY],
    ['no Principal', policy(identity), 'Missing required field Principal'],
    ['a Principal of nothing', changed({ Principal: {} }), 'Missing required field Principal cannot be empty!'],
    ['a Principal of no names', changed({ Principal: { AWS: [] } }), 'Missing required field Principal cannot be empty!'],
    ['a principal without a kind', changed({ Principal: A }), 'Invalid principal in policy'],
    ['an unknown kind', changed({ Principal: { Robot: 'r2' } }), 'Invalid principal in policy'],
    ['a principal that is no text', changed({ Principal: { AWS: [null] } }), 'Invalid principal in policy'],
    ['a wildcard in a principal', changed({ Principal: { AWS: `arn:aws:iam::${A}:role/*` } }), 'Invalid principal in policy'],
    ['a provider', changed({ Principal: { Federated: 'accounts.google.com' } }), 'Invalid principal in policy'],
    ['no Action', changed({ Action: undefined }), 'Missing required field Action'],
    ['an empty Action', changed({ Action: [] }), 'Missing required field Action'],
    ['an action without a service', changed({ Action: 'GetObject' }), 'Policy has invalid action'],
    ['no Resource', changed({ Resource: undefined }), 'Missing required field Resource'],
    ['a resource that is no ARN', changed({ Resource: 'b/*' }), 'Policy has invalid resource'],
    [
      'a Sid twice',
      policy({ ...resource, Sid: 'a' }, { ...resource, Sid: 'a' }),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
  ])('refuses %s', (_what, text, message) => expect(verdict(text, 'resource')[0]).toBe(message));

  it.each<[string, string]>([
    ['everyone', changed({ Principal: '*' })],
    ['NotPrincipal', policy({ ...identity, Effect: 'Deny', NotPrincipal: { AWS: [A, `arn:aws:iam::${A}:user/bob`] } })],
    ['a canonical user', changed({ Principal: { CanonicalUser: '0f'.repeat(32) } })],
    ['a Sid with spaces, and characters IAM has not', changed({ Sid: 'für 😀' })],
    ['Version 2008-10-17', JSON.stringify({ Version: '2008-10-17', Statement: resource })],
    ['no Version', JSON.stringify({ Statement: resource })],
  ])('takes %s', (_what, text) => {
    expect(verdict(text, 'resource')).toEqual(['accepted']);
    expect(unknownParts(text, 'resource')).toEqual([]);
  });
});

describe('validatePolicy of an organization', () => {
  const SENTENCE = 'The provided policy document does not meet the requirements of the specified policy type.';
  const scp = (more: object): string => policy({ ...identity, ...more });
  const rcp = (more: object): string => policy({ ...control, ...more });
  const services = new Set(['s3', 'sts']);
  it.each<[string, PolicyType, string, string]>([
    ['text that is no JSON', 'scp', '{', 'expected a key in double quotes'],
    ['an Effect in another case', 'scp', scp({ Effect: 'allow' }), 'Effect is neither "Allow" nor "Deny"'],
    ['no Version', 'scp', JSON.stringify({ Statement: identity }), 'Version is not 2012-10-17'],
    [
      'a Sid with a space',
      'scp',
      scp({ Sid: 'A b' }),
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
    ['a Principal', 'scp', scp({ Principal: '*' }), 'a service control policy has no principals'],
    ['no Action', 'scp', scp({ Action: undefined }), 'Policy statement must contain actions.'],
    ['no Resource', 'scp', scp({ Resource: [] }), 'Policy statement must contain resources.'],
    [
      'an action without a service',
      'scp',
      scp({ Action: 'x' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    ['a resource that is no ARN', 'scp', scp({ Resource: 'x' }), 'Resource x must be in ARN format or "*".'],
    ['an unknown operator', 'scp', scp({ Condition: { X: { k: 'v' } } }), 'unknown condition operator "X"'],
    ['an Allow', 'rcp', rcp({ Effect: 'Allow' }), 'only RCPFullAWSAccess allows'],
    ['no Principal', 'rcp', policy({ ...identity, Effect: 'Deny' }), 'Principal is not "*"'],
    ['somebody', 'rcp', rcp({ Principal: { AWS: A } }), 'Principal is not "*"'],
    ['everyone by kind', 'rcp', rcp({ Principal: { AWS: '*' } }), 'Principal is not "*"'],
    ['NotPrincipal', 'rcp', rcp({ Principal: undefined, NotPrincipal: '*' }), 'Principal is not "*"'],
    ['NotAction', 'rcp', rcp({ Action: undefined, NotAction: 's3:*' }), 'a resource control policy has no NotAction'],
    ['every action', 'rcp', rcp({ Action: ['s3:*', '*'] }), 'the action "*" stands alone'],
    [
      'a service that does not take part',
      'rcp',
      rcp({ Action: ['S3:*', 'EC2:*'] }),
      'ec2 does not take part in resource control policies',
    ],
    ['an ARN that is cut short', 'rcp', rcp({ Resource: 'arn:aws:s3' }), 'the ARN "arn:aws:s3" is cut short'],
  ])('refuses %s in one sentence, and says why in the detail', (_what, type, text, detail) => {
    expect(verdict(text, type, { services })).toEqual([SENTENCE, detail]);
  });

  it.each<[string, PolicyType, string]>([
    [
      'the full language',
      'scp',
      scp({
        Action: undefined,
        NotAction: 'iam:*',
        Resource: undefined,
        NotResource: 'arn:aws:s3:::b',
        Condition: { Bool: { k: 'true' } },
      }),
    ],
    ['a wildcard within an action', 'scp', scp({ Action: 'iam:*User' })],
    ['NotResource', 'rcp', rcp({ Resource: undefined, NotResource: 'arn:aws:s3:::b/*' })],
    ['services in any case', 'rcp', rcp({ Action: ['STS:AssumeRole', 's3:Get*'] })],
  ])('takes %s', (_what, type, text) => {
    expect(verdict(text, type, { services })).toEqual(['accepted']);
    expect(unknownParts(text, type)).toEqual([]);
  });

  it('lets any service take part when none are listed', () => {
    expect(verdict(rcp({ Action: 'ec2:*' }), 'rcp')).toEqual(['accepted']);
  });
});
