import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from './binary-operators.ts';

describe('decodeBase64', () => {
  it.each<[string, string | undefined]>([
    ['', ''],
    ['QQ==', 'A'],
    ['QR==', 'A'],
    ['QQ', 'A'],
    ['QUI=', 'AB'],
    ['QUJD', 'ABC'],
    ['Q', undefined],
    ['QQ=', undefined],
    ['QQ===', undefined],
    ['Q=Q=', undefined],
    ['QU_D', undefined],
    ['QQ ==', undefined],
    ['=', undefined],
  ])('%j is %j [1.11 case 26]', (text, bytes) => {
    expect(decodeBase64(text)).toBe(bytes);
  });

  it('gives back what btoa took', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = String.fromCharCode(...bytes);
        expect(decodeBase64(btoa(text))).toBe(text);
      }),
    );
  });
});
