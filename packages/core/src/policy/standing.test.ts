import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import type { Principal } from './principal.ts';
import { hasIdentity, isLimitedByScp, isOtherPartition, isOwnResource, isServiceLinked } from './standing.ts';
import { type Caller, CALLERS, OTHER, OWN } from './test-world.ts';

const { user, root, service, anonymous } = CALLERS;
const asked = (resource: string, resourceAccount?: string, principal: Principal | undefined = user) => ({
  action: 's3:GetObject',
  resource,
  resourceAccount,
  context: contextFrom({}),
  principal,
});

const those = (holds: (principal: Principal | undefined) => boolean): readonly string[] =>
  (Object.keys(CALLERS) as Caller[]).filter((name) => holds(CALLERS[name]));

describe('what stands for which caller', () => {
  it('identity policies: users, roles and federated sessions', () => {
    expect(those(hasIdentity)).toEqual(['user', 'role', 'serviceLinked', 'federated']);
    expect(hasIdentity(undefined)).toBe(true);
  });
  it('service control policies: whoever has an account, but for service-linked roles', () => {
    expect(those(isLimitedByScp)).toEqual(['user', 'role', 'federated', 'root']);
    expect(isLimitedByScp(undefined)).toBe(true);
  });
  it('being linked to a service: roles that are', () => {
    expect(those(isServiceLinked)).toEqual(['serviceLinked']);
    expect(isServiceLinked(undefined)).toBe(false);
  });
});

describe('isOwnResource', () => {
  it.each<[string, string, string | undefined, boolean]>([
    ['what the request says', 'arn:aws:s3:::b', OWN, true],
    ['what the request says of another', 'arn:aws:s3:::b', OTHER, false],
    ['what the request says against the ARN', `arn:aws:sqs:r:${OTHER}:q`, OWN, true],
    ['no account at all', 'arn:aws:s3:::b', '', true],
    ["AWS's own", 'arn:aws:s3:::b', 'aws', true],
    ['an ARN of the account', `arn:aws:sqs:r:${OWN}:q`, undefined, true],
    ['an ARN of another', `arn:aws:sqs:r:${OTHER}:q`, undefined, false],
    ['an ARN whose account only starts alike', `arn:aws:sqs:r:${OWN}1:q`, undefined, false],
    ['an ARN without an account', 'arn:aws:s3:::b', undefined, true],
    ["an ARN of AWS's own", 'arn:aws:iam::aws:policy/x', undefined, true],
    ['an ARN that ends before its account', 'arn:aws:sqs:r', undefined, true],
    ['an ARN that ends with it', `arn:aws:sqs:r:${OTHER}`, undefined, true],
    ['everything', '*', undefined, true],
    ['what is no ARN', `a:b:c:d:${OTHER}:e`, undefined, true],
  ])('goes by %s', (_name, resource, account, own) => expect(isOwnResource(asked(resource, account))).toBe(own));

  it('is so for whoever has no account', () => {
    for (const one of [service, anonymous]) expect(isOwnResource(asked('arn:aws:s3:::b', OTHER, one))).toBe(true);
    expect(isOwnResource({ ...asked('arn:aws:s3:::b', OTHER), principal: undefined })).toBe(true);
  });
});

describe('isOtherPartition', () => {
  it.each<[string, Principal, string, boolean]>([
    ['the same', user, 'arn:aws:s3:::b', false],
    ['another', user, 'arn:aws-cn:s3:::b', true],
    ['a shorter one', { kind: 'root', account: OWN, partition: 'aws-cn' }, 'arn:aws:s3:::b', true],
    ['its own, elsewhere', { kind: 'root', account: OWN, partition: 'aws-cn' }, 'arn:aws-cn:s3:::b', false],
    ['root, which is of aws', root, 'arn:aws:s3:::b', false],
    ['what is no ARN', user, '*', false],
    ['an ARN without an end', user, 'arn:aws-cn', false],
    ['a service, which is of every partition', service, 'arn:aws-cn:s3:::b', false],
  ])('of %s', (_name, principal, resource, other) => {
    expect(isOtherPartition(asked(resource, undefined, principal))).toBe(other);
  });
});
