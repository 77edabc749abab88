import { describe, expect, it } from 'vitest';
import { PolicyError } from './errors.ts';
import { validateIdentityPolicy } from './validate.ts';

const verdict = (text: string): string => {
  try {
    validateIdentityPolicy(text);
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return 'accepted';
};

const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policy = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const withResource = (Resource: unknown): string => policy({ ...good, Resource });
const withAction = (Action: unknown): string => policy({ ...good, Action });
const withCondition = (Condition: unknown): string => policy({ ...good, Condition });

const SYNTAX = 'Syntax errors in policy.';
const LEGACY = 'The policy failed legacy parsing';
const VENDOR = 'Resource vendor must be fully qualified and cannot contain regexes.';
const IAM_PATH =
  'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.';

describe('validateIdentityPolicy', () => {
  it.each<[string, string, string]>([
    ['text that is no JSON', '{', 'Syntax errors in policy.'],
    ['an empty text', '', 'Syntax errors in policy.'],
    ['an unknown operator', withCondition({ StringMatches: { k: 'v' } }), SYNTAX],
    ['an operator in another case [case 22]', withCondition({ stringEquals: { k: 'v' } }), SYNTAX],
    ['NullIfExists', withCondition({ NullIfExists: { k: 'true' } }), SYNTAX],
    ['a set operator in another case', withCondition({ 'forAnyValue:StringEquals': { k: 'v' } }), SYNTAX],
    ['an emoji [case 23]', withResource('arn:aws:s3:::😀'), SYNTAX],
    ['no Version', JSON.stringify({ Statement: good }), 'Policy document must be version 2012-10-17 or greater.'],
    [
      'Version 2008-10-17',
      JSON.stringify({ Version: '2008-10-17', Statement: good }),
      'Policy document must be version 2012-10-17 or greater.',
    ],
    ['an Effect in another case', policy({ ...good, Effect: 'ALLOW' }), LEGACY],
    ['a date that is none', withCondition({ DateLessThan: { 'aws:CurrentTime': 'Jan 1 2020' } }), LEGACY],
    ['a month 13', withCondition({ DateLessThan: { 'aws:CurrentTime': '2020-13-01T00:00:00Z' } }), LEGACY],
    ['an hour 24', withCondition({ DateLessThan: { 'aws:CurrentTime': '2020-01-01T24:00:00Z' } }), LEGACY],
    ['a second 60 [case 20]', withCondition({ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:60Z' } }), LEGACY],
    ['ten digits of a second', withCondition({ DateLessThan: { k: '2020-01-01T00:00:00.1234567890Z' } }), LEGACY],
    ['an epoch beyond 2^63', withCondition({ DateEquals: { k: '9223372036854775808' } }), LEGACY],
    ['a negative epoch', withCondition({ 'ForAnyValue:DateEqualsIfExists': { k: ['0', '-1000x'] } }), LEGACY],
    ['an ARN that is cut short', withResource('arn:aws:sqs::q'), LEGACY],
    ['an ARN without service', withResource('arn:aws::us-east-1:123456789012:x'), LEGACY],
    ['a Principal', policy({ ...good, Principal: '*' }), 'Policy document should not specify a principal.'],
    ['a NotPrincipal', policy({ ...good, NotPrincipal: { AWS: '*' } }), 'Policy document should not specify a principal.'],
    [
      'a Sid twice',
      policy({ ...good, Sid: 'A' }, { ...good, Sid: 'A' }),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    [
      'a Sid with a space',
      policy({ ...good, Sid: 'A b' }),
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
    ['no Action', policy({ Effect: 'Allow', Resource: '*' }), 'Policy statement must contain actions.'],
    ['an empty Action list [case 32]', withAction([]), 'Policy statement must contain actions.'],
    [
      'an empty NotAction list',
      policy({ Effect: 'Deny', NotAction: [], Resource: '*' }),
      'Policy statement must contain actions.',
    ],
    ['no Resource', policy({ Effect: 'Allow', Action: '*' }), 'Policy statement must contain resources.'],
    ['an empty Resource list', withResource([]), 'Policy statement must contain resources.'],
    ['a resource that is no ARN', withResource('bucket'), 'Resource bucket must be in ARN format or "*".'],
    ['an empty resource', withResource(''), 'Resource  must be in ARN format or "*".'],
    ['an ARN that starts otherwise', withResource('arm:aws:s3:::b'), 'Resource arm:aws:s3:::b must be in ARN format or "*".'],
    [
      'a partition that is none',
      withResource('arn:azure:s3:::b'),
      'Partition "azure" is not valid for resource "arn:azure:s3:::b".',
    ],
    ['a partition and a colon', withResource('arn:x:'), 'Partition "x" is not valid for resource "arn:x:*:*:*:*".'],
    ['a partition alone', withResource('arn:x'), 'Partition "x" is not valid for resource "arn:x:*:*:*:*".'],
    [
      'a partition with a wildcard',
      withResource('arn:aws*:s3:::b'),
      'Partition "aws*" is not valid for resource "arn:aws*:s3:::b".',
    ],
    ['an ARN without more', withResource('arn:aws'), VENDOR],
    ['a service with a wildcard', withResource('arn:aws:s*:::b'), VENDOR],
    ['a service that is a wildcard', withResource('arn:aws:*:*:*:*'), VENDOR],
    [
      'an IAM ARN with a region',
      withResource('arn:aws:iam:us-east-1:123456789012:user/x'),
      'IAM resource arn:aws:iam:us-east-1:123456789012:user/x cannot contain region information.',
    ],
    [
      'a bucket ARN with a region',
      withResource('arn:aws:s3:*:*:kotless.try/*'),
      'Resource arn:aws:s3:*:*:kotless.try/* can not contain region information.',
    ],
    ['an IAM path that is none', withResource('arn:aws:iam::123456789012:users/x'), IAM_PATH],
    ['an IAM path with a wildcard in its type', withResource('arn:aws:iam::123456789012:u*'), IAM_PATH],
    [
      'the first of two bad resources in the alphabet',
      withResource(['arn:aws:s3:::b', 'y', 'x', 'z']),
      'Resource x must be in ARN format or "*".',
    ],
    ['a partition and nothing else', withResource('arn:x:'), 'Partition "x" is not valid for resource "arn:x:*:*:*:*".'],
    ['a partition without service', withResource('arn:x::'), 'Partition "x" is not valid for resource "arn:x:::*:*".'],
    ['a partition and a service', withResource('arn:x:s3'), 'Partition "x" is not valid for resource "arn:x:s3:*:*:*".'],
    [
      'a partition in a whole ARN',
      withResource('arn:x:s3:r:1:a:b'),
      'Partition "x" is not valid for resource "arn:x:s3:r:1:a:b".',
    ],
    [
      'an action without vendor',
      withAction('GetObject'),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    ['an empty action', withAction(''), 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'],
    ['an action with two colons', withAction('s3:Get:Object'), 'Actions/Condition can contain only one colon.'],
    ['a vendor with a wildcard', withAction('s*:Get'), 'Vendor s* is not valid'],
    ['a vendor with a space', withAction(['s3:Get', 'a a:*']), 'Vendor a a is not valid'],
    [
      'a NotAction without vendor',
      policy({ Effect: 'Deny', NotAction: 'x', Resource: '*' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
  ])('refuses %s', (_what, text, message) => {
    expect(verdict(text)).toBe(message);
  });

  it.each<[string, string]>([
    ['the smallest policy', policy(good)],
    ['every action on everything', withAction('*')],
    ['*:*', withAction('*:*')],
    ['a resource by wildcard partition', withResource('arn:*:s3:::b')],
    ['an access point with a region', withResource('arn:aws:s3:us-west-2:123456789012:accesspoint/p/object/*')],
    ['every IAM resource of an account', withResource('arn:aws:iam::123456789012:*')],
    ['a resource with a variable', withResource('arn:aws:iam::*:user/${aws:username}')],
    ['two statements without Sid', policy(good, good)],
    ['two empty Sids', policy({ ...good, Sid: '' }, { ...good, Sid: '' })],
    ['an Id', JSON.stringify({ Version: '2012-10-17', Id: 'any text', Statement: good })],
    ['an empty Condition', withCondition({})],
    ['an empty operator block', withCondition({ StringEquals: {} })],
    ['an unknown operator without keys', withCondition({ StringMatches: {} })],
    ['the root user as a resource', withResource('arn:aws:iam::123456789012:root')],
    ['numbers and booleans as values', withCondition({ NumericEquals: { k: 1 }, Bool: { k: true } })],
    ['an epoch date', withCondition({ DateLessThan: { k: '1700000000' } })],
    ['a date alone', withCondition({ DateLessThan: { k: '2020-01-31' } })],
    ['a date with lower-case letters', withCondition({ DateLessThan: { k: '2020-01-31t10:00:00z' } })],
    ['a date with a zone', withCondition({ DateLessThan: { k: '2020-01-31T10:00:00+05:30' } })],
    ['all operator forms', withCondition({ 'ForAllValues:StringNotLikeIfExists': { k: [] }, Null: { k: 'true' } })],
  ])('takes %s', (_what, text) => {
    expect(verdict(text)).toBe('accepted');
  });

  it('names the first fault in the order of IAM, whatever comes first in the text', () => {
    const faults: [string, object][] = [
      ['Statement IDs (SID) in a single policy must be unique.', { Sid: 'A' }],
      ['Policy statement must contain actions.', { Action: [] }],
      ['Resource x must be in ARN format or "*".', { Resource: 'x' }],
      ['Vendor s* is not valid', { Action: 's*:Get' }],
    ];
    faults.forEach(([message], first) => {
      const statements = faults
        .slice(first)
        .toReversed()
        .map(([, fault]) => ({ ...good, ...fault }));
      expect(verdict(policy({ ...good, Sid: first === 0 ? 'A' : 'B' }, ...statements))).toBe(message);
    });
    expect(verdict(JSON.stringify({ Version: '2008-10-17', Statement: { ...good, Effect: 'allow' } }))).toContain(
      'version 2012-10-17',
    );
    expect(verdict(policy({ ...good, Effect: 'allow', Extra: 1 }))).toBe(SYNTAX);
  });
});
