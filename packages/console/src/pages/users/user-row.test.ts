import { describe, expect, it } from 'vitest';
import { keyLastUsed, lastActivity, oldestActiveKey, rowOfSummary, rowOfUser } from './user-row.ts';

const user = {
  UserName: 'alice',
  UserId: 'AIDA',
  Arn: 'arn',
  Path: '/',
  CreateDate: 1,
  HasPassword: true,
  GroupNames: [],
  MfaTypes: [],
};
const key = (Status: 'Active' | 'Inactive', CreateDate: number, LastUsedDate?: number) => ({
  AccessKeyId: 'AKIA',
  Status,
  CreateDate,
  ...(LastUsedDate === undefined ? {} : { LastUsedDate }),
});

describe('the row of a user', () => {
  const busy = rowOfSummary({
    ...user,
    PasswordLastUsed: 50,
    AccessKeys: [key('Inactive', 5, 90), key('Active', 20), key('Active', 10, 70)],
  });

  it('is active when it last signed in or used a key, active or not', () => expect(lastActivity(busy)).toBe(90));
  it('knows its last used key apart from its password', () => expect(keyLastUsed(busy)).toBe(90));
  it('is as old in keys as its oldest active one', () => expect(oldestActiveKey(busy)).toBe(10));

  it('knows nothing of keys where there are none', () => {
    const idle = rowOfSummary({ ...user, AccessKeys: [] });
    expect([lastActivity(idle), keyLastUsed(idle), oldestActiveKey(idle)]).toEqual([undefined, undefined, undefined]);
  });

  it("still knows the last sign-in from AWS's own list", () => {
    const plain = rowOfUser({ UserName: 'alice', UserId: 'AIDA', Arn: 'arn', Path: '/', CreateDate: 1, PasswordLastUsed: 50 });
    expect(plain.more).toBeUndefined();
    expect(lastActivity(plain)).toBe(50);
  });
});
