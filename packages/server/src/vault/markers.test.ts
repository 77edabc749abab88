import { createSecretKey, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkers, LONGEST_POSITION } from './markers.ts';

const key = createSecretKey(randomBytes(32));
const markers = createMarkers(key, 'd-1', randomBytes);
const invalid = expect.objectContaining({ code: 'ValidationError', message: 'Invalid Marker.' });

describe('a page marker', () => {
  it('opens in its scope to the position that was sealed, and is never too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string(), (text, scope) => {
        const position = Buffer.from(text).subarray(0, LONGEST_POSITION).toString('latin1').slice(0, 100);
        const marker = markers.seal(scope, position);
        expect(marker).toMatch(/^[\w-]{1,320}$/);
        expect(markers.open(scope, marker)).toBe(position);
      }),
    );
  });

  it('has 320 characters at the longest position, and refuses a longer one', () => {
    expect(markers.seal('s', 'x'.repeat(LONGEST_POSITION))).toHaveLength(320);
    expect(() => markers.seal('s', 'x'.repeat(LONGEST_POSITION + 1))).toThrow(RangeError);
  });

  it('does not open in another scope, deployment or with another key', () => {
    const marker = markers.seal('["ListUsers","123456789012"]', 'bob');
    expect(() => markers.open('["ListUsers","123456789013"]', marker)).toThrow(invalid);
    expect(() => createMarkers(key, 'd-2', randomBytes).open('["ListUsers","123456789012"]', marker)).toThrow(invalid);
    const others = createMarkers(createSecretKey(randomBytes(32)), 'd-1', randomBytes);
    expect(() => others.open('["ListUsers","123456789012"]', marker)).toThrow(invalid);
  });

  it.each(['', 'x', 'bob', '1', 'A'.repeat(38), 'A'.repeat(320), 'A'.repeat(321), 'é', ' ', '=='])('is not %j', (text) => {
    expect(() => markers.open('s', text)).toThrow(invalid);
  });

  it('has one spelling: no character can be changed, added or left out', () => {
    const marker = markers.seal('s', 'bob');
    for (let i = 0; i < marker.length; i++) {
      const other = marker[i] === 'A' ? 'B' : 'A';
      expect(() => markers.open('s', marker.slice(0, i) + other + marker.slice(i + 1))).toThrow(invalid);
      expect(() => markers.open('s', marker.slice(0, i) + marker.slice(i + 1))).toThrow(invalid);
      expect(() => markers.open('s', `${marker.slice(0, i)} ${marker.slice(i)}`)).toThrow(invalid);
    }
    expect(() => markers.open('s', `${marker}=`)).toThrow(invalid);
  });
});
