import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPasswords } from './passwords.ts';

const passwords = createPasswords(createSecretKey(randomBytes(32)), randomBytes);
const hashed = await passwords.hash('123456789012', 'AIDA1', 'correct horse');

describe('a password', () => {
  it('is hashed with the cost that OWASP asks for', () => {
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it.each([
    ['the same', '123456789012', 'AIDA1', hashed, 'correct horse', true],
    ['another', '123456789012', 'AIDA1', hashed, 'correct horsf', false],
    ['an empty one', '123456789012', 'AIDA1', hashed, '', false],
    ['the same, in a row of another user', '123456789012', 'AIDA2', hashed, 'correct horse', false],
    ['the same, in a row of another account', '123456789013', 'AIDA1', hashed, 'correct horse', false],
    ['any, of a principal without one', '123456789012', 'AIDA1', null, 'correct horse', false],
    ['any, of nobody', '123456789012', 'AIDA1', undefined, 'correct horse', false],
  ])('%s is answered rightly', async (_, account, principal, stored, given, right) => {
    await expect(passwords.verify(account, principal, stored, given)).resolves.toBe(right);
  });

  it('has a salt of its own each time', async () => {
    await expect(passwords.hash('123456789012', 'AIDA1', 'correct horse')).resolves.not.toBe(hashed);
  });

  it('is worth nothing without the pepper', async () => {
    const others = createPasswords(createSecretKey(randomBytes(32)), randomBytes);
    await expect(others.verify('123456789012', 'AIDA1', hashed, 'correct horse')).resolves.toBe(false);
  });

  it.each(['', 'plain', hashed.replace('m=19456', 'm=4194304'), hashed.replace('argon2id', 'argon2i'), `${hashed}x`])(
    'is not checked against %j',
    async (stored) => {
      await expect(passwords.verify('123456789012', 'AIDA1', stored, 'correct horse')).rejects.toThrow(
        expect.objectContaining({ code: 'SealBroken' }),
      );
    },
  );

  it('waits in a bounded queue', async () => {
    const all = await Promise.allSettled(Array.from({ length: 70 }, () => passwords.verify('1', '2', null, 'x')));
    const refused = all.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(6);
    expect(refused[0]?.reason).toEqual(expect.objectContaining({ code: 'Throttling' }));
  });
});
