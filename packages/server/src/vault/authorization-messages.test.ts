import { createSecretKey, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAuthorizationMessages, LONGEST_MESSAGE } from './authorization-messages.ts';

const ACCOUNT = '123456789012';
const key = createSecretKey(Buffer.alloc(32, 1));
const messages = createAuthorizationMessages(key, 'deployment-a', randomBytes);
const now = new Date('2026-11-24T12:00:00Z');
const later = (days: number, milliseconds = 0): Date => new Date(now.getTime() + days * 24 * 3600 * 1000 + milliseconds);
const invalid = expect.objectContaining({ code: 'InvalidAuthorizationMessageException' }) as Error;

describe('authorization messages', () => {
  it('open to the very text that was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(messages.open(ACCOUNT, messages.seal(ACCOUNT, text, now), now)).toBe(text);
      }),
    );
  });

  it('show nothing of the text, and are never twice the same', () => {
    const text = 'arn:aws:iam::123456789012:user/bob';
    const [one, other] = [messages.seal(ACCOUNT, text, now), messages.seal(ACCOUNT, text, now)];
    expect(Buffer.from(one, 'base64url').includes('user/bob')).toBe(false);
    expect(one).not.toBe(other);
  });

  it('open for seven days', () => {
    const message = messages.seal(ACCOUNT, 'text', now);
    expect(messages.open(ACCOUNT, message, later(7, -1000))).toBe('text');
    expect(() => messages.open(ACCOUNT, message, later(7))).toThrow(invalid);
  });

  it('do not open for another account, in another deployment or with another key', () => {
    const message = messages.seal(ACCOUNT, 'text', now);
    expect(() => messages.open('999999999999', message, now)).toThrow(invalid);
    expect(() => createAuthorizationMessages(key, 'deployment-b', randomBytes).open(ACCOUNT, message, now)).toThrow(invalid);
    const stranger = createAuthorizationMessages(createSecretKey(Buffer.alloc(32, 2)), 'deployment-a', randomBytes);
    expect(() => stranger.open(ACCOUNT, message, now)).toThrow(invalid);
  });

  it('do not open when a single bit is changed, or a character is added', () => {
    const sealed = Buffer.from(messages.seal(ACCOUNT, 'text', now), 'base64url');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const forged = Buffer.from(sealed);
        forged.writeUInt8(forged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(() => messages.open(ACCOUNT, forged.toString('base64url'), now)).toThrow(invalid);
      }),
    );
    expect(() => messages.open(ACCOUNT, `${sealed.toString('base64url')} `, now)).toThrow(invalid);
  });

  it.each(['', 'x', 'nonsense', 'A'.repeat(10_241), '😀'])('do not open when they are %j', (message) => {
    expect(() => messages.open(ACCOUNT, message, now)).toThrow(invalid);
  });

  it('fit into the 10,240 characters that STS takes, and no longer text is sealed', () => {
    expect(messages.seal(ACCOUNT, 'x'.repeat(LONGEST_MESSAGE), now)).toHaveLength(10_240);
    expect(() => messages.seal(ACCOUNT, 'x'.repeat(LONGEST_MESSAGE + 1), now)).toThrow(RangeError);
  });
});
