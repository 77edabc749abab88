import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmacSha256, isHmacSha256, sha256 } from './node.ts';

const fill = (length: number, byte: number) => new Uint8Array(length).fill(byte);

describe('sha256', () => {
  // SOURCE: FIPS 180-4 examples.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j is as published', (text, digest) => expect(sha256(text)).toBe(digest));

  it('hashes texts as UTF-8', () => expect(sha256('é€')).toBe(createHash('sha256').update('é€').digest('hex')));
});

describe('hmacSha256', () => {
  // SOURCE: RFC 4231, test cases 1, 2, 6 and 7.
  it.each<[string, Uint8Array, string, string]>([
    ['1', fill(20, 0x0b), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
    [
      '2',
      Buffer.from('Jefe'),
      'what do ya want for nothing?',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      '6',
      fill(131, 0xaa),
      'Test Using Larger Than Block-Size Key - Hash Key First',
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
    [
      '7',
      fill(131, 0xaa),
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
      '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    ],
  ])('gives the answer of RFC 4231, case %s', (_, key, data, digest) => expect(hmacSha256(key, data)).toBe(digest));

  it('agrees with createHmac for keys and messages of every length, one after another', () => {
    const key = fc.uint8Array({ maxLength: 140 });
    const data = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(key, data, (key, data) => {
        expect(hmacSha256(key, data)).toBe(createHmac('sha256', key).update(data).digest('hex'));
      }),
    );
  });

  it.each(['x'.repeat(1365), 'x'.repeat(1366), '€'.repeat(1365), 'x'.repeat(100_000), fill(4096, 1), fill(4097, 1)])(
    'fits a message of any size (case %#)',
    (data) => expect(hmacSha256(fill(32, 7), data)).toBe(createHmac('sha256', fill(32, 7)).update(data).digest('hex')),
  );
});

describe('isHmacSha256', () => {
  const key = fill(32, 7);
  const digest = hmacSha256(key, 'text');

  it('knows its own digest', () => expect(isHmacSha256(key, 'text', digest)).toBe(true));

  it('refuses a digest that differs in any one place', () => {
    for (let i = 0; i < digest.length; i++) {
      const other = digest[i] === '0' ? '1' : '0';
      expect(isHmacSha256(key, 'text', digest.slice(0, i) + other + digest.slice(i + 1))).toBe(false);
    }
  });

  it.each([
    ['in capitals', digest.toUpperCase()],
    ['cut short', digest.slice(0, 63)],
    ['made longer', `${digest}0`],
    ['empty', ''],
    ['of letters outside ASCII', 'é'.repeat(64)],
    ['of as many bytes in fewer letters', 'é'.repeat(32)],
  ])('refuses one that is %s, right after the right one', (_name, wrong) => {
    expect(isHmacSha256(key, 'text', digest)).toBe(true);
    expect(isHmacSha256(key, 'text', wrong)).toBe(false);
  });
});
