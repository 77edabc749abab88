import { describe, expect, it } from 'vitest';
import { collectionArn, groupArn, parsePolicyArn, policyArn, rootArn, userArn } from './arns.ts';

const accountId = '123456789012';

describe('an ARN', () => {
  it('carries the path of its entity', () => {
    expect(userArn({ accountId, path: '/', name: 'bob' })).toBe('arn:aws:iam::123456789012:user/bob');
    expect(userArn({ accountId, path: '/a/b/', name: 'bob' })).toBe('arn:aws:iam::123456789012:user/a/b/bob');
    expect(groupArn({ accountId, path: '/', name: 'g' })).toBe('arn:aws:iam::123456789012:group/g');
    expect(policyArn({ accountId: 'aws', path: '/job-function/', name: 'Billing' })).toBe(
      'arn:aws:iam::aws:policy/job-function/Billing',
    );
    expect(rootArn(accountId)).toBe('arn:aws:iam::123456789012:root');
  });

  it.each([
    [undefined, 'arn:aws:iam::123456789012:user/'],
    ['/', 'arn:aws:iam::123456789012:user/'],
    ['/a/', 'arn:aws:iam::123456789012:user/a/'],
    ['/a/b', 'arn:aws:iam::123456789012:user/a/'],
    ['/bob', 'arn:aws:iam::123456789012:user/'],
  ])('of the list under %j is %s', (prefix, arn) => {
    expect(collectionArn('user', accountId, prefix)).toBe(arn);
  });
});

describe('the ARN of a managed policy', () => {
  it.each([
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', { accountId: 'aws', path: '/', name: 'ReadOnlyAccess' }],
    ['arn:aws:iam::123456789012:policy/a/b/p.x', { accountId, path: '/a/b/', name: 'p.x' }],
  ])('%s is read', (arn, located) => {
    expect(parsePolicyArn(arn)).toEqual(located);
    expect(policyArn(located)).toBe(arn);
  });

  it.each([
    '',
    'arn:aws:iam::aws:policy/',
    'arn:aws:iam::1:policy/p',
    'arn:aws:iam::123456789012:role/p',
    'arn:aws-cn:iam::123456789012:policy/p',
    'arn:aws:iam:us-east-1:123456789012:policy/p',
    'arn:aws:iam::123456789012:policy/a b',
    'arn:aws:iam::123456789012:policy/p\n',
  ])('%j is none', (arn) => {
    expect(parsePolicyArn(arn)).toBeUndefined();
  });
});
