import { describe, expect, it } from 'vitest';
import { accountOf, partitionOf, type Principal } from './principal.ts';
import { CALLERS } from './test-world.ts';

const user = (arn: string): Principal => ({ kind: 'user', account: '111111111111', arn, userId: 'AIDABOBBOBBOBBOBBOB1' });

describe('partitionOf', () => {
  it.each<[string, Principal, string | undefined]>([
    ['a user', user('arn:aws:iam::111111111111:user/bob'), 'aws'],
    ['a user in China', user('arn:aws-cn:iam::111111111111:user/bob'), 'aws-cn'],
    ['a session of a role', CALLERS.role, 'aws'],
    ['a federated session', CALLERS.federated, 'aws'],
    ['an ARN that ends too early', user('arn:aws'), undefined],
    ['what is no ARN', user('bob'), undefined],
    ['root', { kind: 'root', account: '111111111111' }, 'aws'],
    ['root elsewhere', { kind: 'root', account: '111111111111', partition: 'aws-us-gov' }, 'aws-us-gov'],
    ['a service', { kind: 'service', service: 'ec2.amazonaws.com' }, undefined],
  ])('of %s', (_name, principal, partition) => expect(partitionOf(principal)).toBe(partition));
});

describe('accountOf', () => {
  it('is unknown for strangers', () => expect(accountOf({ kind: 'anonymous' })).toBeUndefined());
  it('is what a user says', () => expect(accountOf(user('bob'))).toBe('111111111111'));
});
