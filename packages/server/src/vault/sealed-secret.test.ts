import { createSecretKey, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthPrefixed } from './length-prefixed.ts';
import { openBytes } from './seal-bytes.ts';
import { openSecret, type SecretPlace, sealSecret } from './sealed-secret.ts';
import { readSealed, writeSealed } from './sealed-text.ts';

const key = createSecretKey(randomBytes(32));
const keyOf = () => key;
const place: SecretPlace = {
  deploymentId: 'd-1',
  accountId: '123456789012',
  kind: 'user-key',
  principalId: 'AIDAJQABLZS4A3QDU576Q',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
};
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const sealed = sealSecret(key, 1, place, SECRET, randomBytes);
const broken = expect.objectContaining({ code: 'SealBroken' });

describe('a sealed secret', () => {
  it('has the documented form and opens again', () => {
    expect(sealed).toMatch(/^csk1\.1\.[\w-]{91}$/);
    expect(sealed).toHaveLength(98);
    expect(openSecret(keyOf, place, sealed)).toBe(SECRET);
  });

  it.each<[string, Partial<SecretPlace>]>([
    ['deployment', { deploymentId: 'd-2' }],
    ['account', { accountId: '123456789013' }],
    ['kind', { kind: 'root-key' }],
    ['principal', { principalId: 'AIDAJQABLZS4A3QDU576R' }],
    ['key id', { accessKeyId: 'AKIAIOSFODNN7EXAMPLF' }],
    ['cut between two words', { principalId: 'AIDAJQABLZS4A3QDU576QA', accessKeyId: 'KIAIOSFODNN7EXAMPLE' }],
  ])('does not open for another %s', (_, other) => {
    expect(() => openSecret(keyOf, { ...place, ...other }, sealed)).toThrow(broken);
  });

  it('does not open with another key, nor under another version of the same key', () => {
    expect(() => openSecret(() => createSecretKey(randomBytes(32)), place, sealed)).toThrow(broken);
    expect(() => openSecret(keyOf, place, sealed.replace('csk1.1.', 'csk1.2.'))).toThrow(broken);
  });

  it.each([
    '',
    'csk1',
    'csk1.1.',
    'csk1.1.AAAA',
    'csk1.0.AAAA',
    'csk1.01.AAAA',
    `${sealed}=`,
    `${sealed} `,
    ` ${sealed}`,
    sealed.replace('csk1', 'adk1'),
    sealed.toUpperCase(),
  ])('is not %j', (text) => expect(() => openSecret(keyOf, place, text)).toThrow(broken));

  it('does not open with a shortened tag', () => {
    const { sealed: bytes } = readSealed('csk1', sealed);
    for (const length of [4, 8, 12, 13, 14, 15]) {
      const short = writeSealed('csk1', 1, bytes.subarray(0, bytes.length - 16 + length));
      expect(() => openSecret(keyOf, place, short)).toThrow(broken);
    }
  });

  it('does not open once any bit has changed', () => {
    const { sealed: bytes } = readSealed('csk1', sealed);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openSecret(keyOf, place, writeSealed('csk1', 1, changed))).toThrow(broken);
    }
  });

  it('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (secret) => {
        expect(openSecret(keyOf, place, sealSecret(key, 7, place, secret, randomBytes))).toBe(Buffer.from(secret).toString());
      }),
    );
  });

  it('never says the secret when it does not open', () => {
    expect(() => openSecret(keyOf, { ...place, accountId: '1' }, sealed)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(SECRET) }),
    );
  });
});

describe('openBytes', () => {
  it.each([0, 1, 11, 12, 27])('refuses %i bytes', (length) =>
    expect(openBytes(key, Buffer.alloc(0), randomBytes(length))).toBeUndefined(),
  );
});

describe('lengthPrefixed', () => {
  it('gives different bytes for different lists', () => {
    const list = fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(lengthPrefixed(a).equals(lengthPrefixed(b))).toBe(same);
      }),
    );
  });
});
