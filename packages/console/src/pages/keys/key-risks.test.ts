import { describe, expect, it } from 'vitest';
import { risksOf, type Risk } from './key-risks.ts';

const DAY = 86_400;
const NOW = 1000 * DAY;
const daysAgo = (days: number): number => NOW - days * DAY;
const key = (more: object) => ({
  AccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  OwnerType: 'User' as const,
  UserName: 'alice',
  Status: 'Active' as const,
  CreateDate: daysAgo(1),
  ...more,
});

describe('the risks of a key', () => {
  it.each<[string, object, readonly Risk[]]>([
    ['new and never used', {}, []],
    ['90 days old', { CreateDate: daysAgo(90), LastUsedDate: daysAgo(1) }, []],
    ['91 days old and in use', { CreateDate: daysAgo(91), LastUsedDate: daysAgo(1) }, ['old']],
    ['old and never used', { CreateDate: daysAgo(91) }, ['old', 'unused']],
    ['old and long unused', { CreateDate: daysAgo(300), LastUsedDate: daysAgo(91) }, ['old', 'unused']],
    ['of the root user', { OwnerType: 'Root', UserName: undefined }, ['root']],
    ['old but inactive', { CreateDate: daysAgo(300), Status: 'Inactive' }, []],
  ])('that is %s', (_, facts, risks) => expect(risksOf(key(facts), NOW * 1000)).toEqual(risks));
});
