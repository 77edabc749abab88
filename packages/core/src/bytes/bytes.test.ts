import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as bytes from './index.ts';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

// SOURCE: RFC 4648, section 10.
const RFC_4648: [string, string, string, string][] = [
  ['', '', '', ''],
  ['f', '66', 'MY', 'Zg=='],
  ['fo', '666f', 'MZXQ', 'Zm8='],
  ['foo', '666f6f', 'MZXW6', 'Zm9v'],
  ['foob', '666f6f62', 'MZXW6YQ', 'Zm9vYg=='],
  ['fooba', '666f6f6261', 'MZXW6YTB', 'Zm9vYmE='],
  ['foobar', '666f6f626172', 'MZXW6YTBOI', 'Zm9vYmFy'],
];

const CODECS = {
  hex: [bytes.encodeHex, bytes.decodeHex],
  base32: [bytes.encodeBase32, bytes.decodeBase32],
  base64: [bytes.encodeBase64, bytes.decodeBase64],
  base64url: [bytes.encodeBase64Url, bytes.decodeBase64Url],
} as const;

describe('the codecs', () => {
  it.each(RFC_4648)('spell %j as RFC 4648 does', (text, hex, base32, base64) => {
    expect(bytes.encodeHex(ascii(text))).toBe(hex);
    expect(bytes.encodeBase32(ascii(text))).toBe(base32);
    expect(bytes.encodeBase64(ascii(text))).toBe(base64);
    expect(bytes.encodeBase64Url(ascii(text))).toBe(base64.replaceAll('=', ''));
  });

  it.each(Object.entries(CODECS))('read back what they wrote: %s', (_, [encode, decode]) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (data) => {
        expect(decode(encode(data))).toEqual(data);
      }),
    );
  });

  it.each(Object.entries(CODECS))('know one spelling of a value: %s', (name, [encode, decode]) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('AZaz09+/-_= \n')), maxLength: 12 }), (text) => {
        const data = decode(text);
        const spelling = name === 'hex' ? text.toLowerCase() : text;
        expect(data ? encode(data) : spelling).toBe(spelling);
      }),
    );
  });

  it.each<[keyof typeof CODECS, string]>([
    ['hex', 'abc'],
    ['hex', 'zz'],
    ['hex', 'ab\n'],
    ['base32', 'MZ'],
    ['base32', 'my'],
    ['base32', 'M'],
    ['base64', 'Zg'],
    ['base64', 'Zh=='],
    ['base64', 'Zm9v\n'],
    ['base64url', 'Zg=='],
    ['base64url', 'Z'],
    ['base64url', 'a+b/'],
  ])('refuse as %s: %j', (name, text) => expect(CODECS[name][1](text)).toBeUndefined());

  it('write base64 of more than one piece', () => {
    const data = new Uint8Array(20_000).map((_, i) => i);
    expect(bytes.encodeBase64(data)).toBe(Buffer.from(data).toString('base64'));
  });
});

describe('UTF-8', () => {
  it.each([[[0xff]], [[0xc0, 0xaf]], [[0xed, 0xa0, 0x80]], [[0xe9]]])('refuses the bytes %j', (data) => {
    expect(bytes.decodeUtf8(Uint8Array.from(data))).toBeUndefined();
  });

  it('gives every text back, a leading byte order mark included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(bytes.decodeUtf8(bytes.encodeUtf8(text))).toBe(text);
      }),
    );
    expect(bytes.decodeUtf8(bytes.encodeUtf8('\uFEFFx'))).toBe('\uFEFFx');
  });
});

describe('equal', () => {
  it('holds for the same bytes only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (data, at, change) => {
        const other = data.slice();
        expect(bytes.equal(data, other)).toBe(true);
        const i = at % other.length;
        other[i] = (other[i] ?? 0) ^ change;
        expect(bytes.equal(data, other)).toBe(false);
        expect(bytes.equal(data, data.subarray(1))).toBe(false);
        expect(bytes.equalText(bytes.encodeHex(data), bytes.encodeHex(data))).toBe(true);
        expect(bytes.equalText(bytes.encodeHex(data), bytes.encodeHex(other))).toBe(false);
        expect(bytes.equalText(bytes.encodeHex(data), '')).toBe(false);
      }),
    );
  });
});
