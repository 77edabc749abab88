import * as fc from 'fast-check';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { nodeHasher } from '../hasher/node.ts';
import { deriveSigningKey, SigningKey } from './signing-key.ts';
import { SigningKeyCache, type KeyScope } from './signing-key-cache.ts';

const scopeOf = (n: number): KeyScope => ({
  accessKeyId: `AKIA${n % 7}`.padEnd(20, 'A'),
  scope: `2026112${n % 3}/us-east-1/iam/aws4_request`,
});
const of = (n: number): KeyScope => ({ accessKeyId: `AKIA${n}`, scope: 's' });
const keyOf = (n: number): SigningKey => new SigningKey(new Uint8Array(32).fill(n));
const told = (key: SigningKey | undefined): string | undefined => key?.sign('text', nodeHasher);

describe('SigningKeyCache', () => {
  // The cache may lose a key, and must never give a wrong one: held against a Map that forgets nothing but what was forgotten.
  it('gives back what was put, or nothing, and never more than its capacity', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom('put', 'get', 'get', 'forget'), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 255 })),
      { maxLength: 200, size: 'max' },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), steps, (capacity, steps) => {
        const cache = new SigningKeyCache(capacity);
        const put = new Map<string, number>();
        for (const [step, n, value] of steps) {
          const at = scopeOf(n);
          const name = at.accessKeyId + at.scope;
          if (step === 'put') {
            cache.put(at, keyOf(value));
            put.set(name, value);
          } else if (step === 'forget') {
            cache.forget(at.accessKeyId);
            for (const key of put.keys()) if (key.startsWith(at.accessKeyId)) put.delete(key);
          }
          const expected = put.get(name);
          const right = expected === undefined ? undefined : told(keyOf(expected));
          expect(step === 'put' ? [right] : [right, undefined]).toContain(told(cache.get(at)));
          expect(cache.size).toBeLessThanOrEqual(Math.min(capacity, put.size));
        }
      }),
    );
  });

  it('keeps everything while there is room', () => {
    const cache = new SigningKeyCache(21);
    for (let n = 0; n < 21; n++) cache.put(scopeOf(n), keyOf(n));
    for (let n = 0; n < 21; n++) expect(told(cache.get(scopeOf(n)))).toBe(told(keyOf(n)));
    expect(cache.size).toBe(21);
  });

  it('makes room by dropping what was not asked for lately', () => {
    const cache = new SigningKeyCache(3);
    for (const n of [1, 2, 3]) cache.put(of(n), keyOf(n));
    cache.put(of(4), keyOf(4)); // the first round of the hand clears every mark and takes the first
    expect(cache.get(of(1))).toBeUndefined();
    expect(told(cache.get(of(2)))).toBe(told(keyOf(2)));
    cache.put(of(5), keyOf(5));
    expect(cache.get(of(3))).toBeUndefined();
    expect(told(cache.get(of(2)))).toBe(told(keyOf(2)));
  });

  it('gives keys that stay what they are when their place is given away', () => {
    const cache = new SigningKeyCache(1);
    cache.put(scopeOf(1), keyOf(1));
    const held = cache.get(scopeOf(1));
    cache.put(scopeOf(2), keyOf(2));
    cache.forget(scopeOf(2).accessKeyId);
    expect(told(held)).toBe(told(keyOf(1)));
  });

  it('forgets every day, region and service of an access key, and nothing of another', () => {
    const cache = new SigningKeyCache(10);
    for (const scope of ['a', 'b', 'c']) cache.put({ accessKeyId: 'one', scope }, keyOf(1));
    cache.put({ accessKeyId: 'two', scope: 'a' }, keyOf(2));
    cache.forget('one');
    cache.forget('nobody');
    for (const scope of ['a', 'b', 'c']) expect(cache.get({ accessKeyId: 'one', scope })).toBeUndefined();
    expect(told(cache.get({ accessKeyId: 'two', scope: 'a' }))).toBe(told(keyOf(2)));
    expect(cache.size).toBe(1);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 24 + 1])('has no capacity of %d', (capacity) => {
    expect(() => new SigningKeyCache(capacity)).toThrow(RangeError);
  });
});

describe('a signing key', () => {
  // SOURCE: AWS General Reference, "Examples of how to derive a signing key": 20150830, us-east-1, iam.
  it("is derived as in AWS's example", () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
    const bytes = new Uint8Array(32);
    deriveSigningKey(secret, '20150830', 'us-east-1', 'iam', nodeHasher).copyTo(bytes, 0);
    expect(Buffer.from(bytes).toString('hex')).toBe('c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9');
  });

  it('can be neither printed nor serialized', () => {
    const key = keyOf(0xab);
    for (const text of [inspect(key, { depth: 9, showHidden: true }), JSON.stringify({ key })]) {
      expect(text).not.toMatch(/171|ab|AB/);
    }
  });

  it('has 32 bytes of its own', () => {
    const bytes = new Uint8Array(32).fill(1);
    const key = new SigningKey(bytes);
    bytes.fill(2);
    expect(told(key)).toBe(told(keyOf(1)));
    expect(() => new SigningKey(new Uint8Array(31))).toThrow(RangeError);
  });
});
