import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCache } from './cache.ts';

const value = (n: number): { readonly n: number } => ({ n });

describe('a cache', () => {
  it('gives back what was put in, and nothing after it was taken out', () => {
    const cache = createCache<{ readonly n: number }>(10);
    const one = value(1);
    cache.set('a', one);
    cache.set('b', value(2));
    expect(cache.get('a')).toBe(one);
    expect(cache.get('c')).toBeUndefined();
    cache.delete('a');
    expect(cache.get('a')).toBeUndefined();
    cache.clear();
    expect([cache.get('b'), cache.size]).toEqual([undefined, 0]);
  });

  it('keeps what is used, however much else comes and goes', () => {
    const cache = createCache<{ readonly n: number }>(10);
    cache.set('used', value(0));
    for (let n = 1; n < 100; n++) {
      cache.set(`other ${n}`, value(n));
      if (n % 4 === 0) cache.get('used');
    }
    expect(cache.get('used')).toEqual(value(0));
    expect(cache.get('other 1')).toBeUndefined();
  });

  it('is never bigger than its limit, and never wrong', () => {
    const step = fc.record({ do: fc.constantFrom('get', 'set', 'delete'), key: fc.integer({ min: 0, max: 12 }) });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.array(step, { maxLength: 200 }), (limit, steps) => {
        const cache = createCache<{ readonly n: number }>(limit);
        const truth = new Map<string, number>();
        for (const [n, step] of steps.entries()) {
          const key = String(step.key);
          if (step.do === 'delete') {
            cache.delete(key);
            truth.delete(key);
          } else if (step.do === 'set') {
            cache.set(key, value(n));
            truth.set(key, n);
          }
          const found = cache.get(key)?.n;
          expect(cache.size).toBeLessThanOrEqual(limit);
          expect([undefined, truth.get(key)]).toContain(found);
          // What was just set is there.
          expect(step.do !== 'set' || found === n).toBe(true);
        }
      }),
    );
  });
});
