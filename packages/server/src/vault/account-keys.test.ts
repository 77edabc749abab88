import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AccountKeyRow } from './account-key.ts';
import { createAccountKeys } from './account-keys.ts';

const row = (accountId: string, version: number): AccountKeyRow => ({
  accountId,
  version,
  rootVersion: 1,
  wrapped: '',
  createdAt: 0,
});

describe('account keys', () => {
  it('are opened once while they are in use, and only so many stay open', () => {
    const opened: string[] = [];
    const keys = createAccountKeys((one) => {
      opened.push(one.accountId);
      return createSecretKey(randomBytes(32));
    }, 2);
    keys.learnAll([row('a', 1), row('b', 1), row('c', 1)]);
    for (const account of ['a', 'b', 'a', 'c', 'a', 'b']) keys.open(account, 1);
    expect(opened).toEqual(['a', 'b', 'c', 'b']);
  });

  it('seal with the newest version and open with any', () => {
    const keys = createAccountKeys(() => createSecretKey(randomBytes(32)));
    keys.learn('a', [row('a', 2), row('a', 1)]);
    expect(keys.newest('a')).toBe(2);
    expect(keys.open('a', 1)).toBeDefined();
    expect(() => keys.open('a', 3)).toThrow(expect.objectContaining({ code: 'KeyMissing' }));
  });

  it('forget the opened key when a row is learned anew', () => {
    const keys = createAccountKeys(() => createSecretKey(randomBytes(32)));
    keys.learn('a', [row('a', 1)]);
    const before = keys.open('a', 1);
    keys.learn('a', [row('a', 1)]);
    expect(keys.open('a', 1)).not.toBe(before);
  });
});
