import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { goodSteps, pairSteps, stepAt } from './totp-steps.ts';

it('a step lasts 30 seconds', () => {
  expect([0, 29_999, 30_000, 1_111_111_109_000].map(stepAt)).toEqual([0, 0, 1, 37_037_036]);
});

it.each([
  [0, null, [99, 100, 101]],
  [0, 99, [100, 101]],
  [0, 101, []],
  [1, null, [99, 100, 101, 102]],
  [-20, null, [79, 80, 81, 99, 100, 101]],
  [-20, 100, [101]],
])('with a clock %i steps ahead and step %s used, %j are good', (drift, lastStep, steps) => {
  expect(goodSteps({ drift, lastStep }, 100 * 30_000)).toEqual(steps);
});

it('looks for a pair nearest first, within the hour', () => {
  const steps = pairSteps({ lastStep: null }, 1000 * 30_000);
  expect(steps.slice(0, 5)).toEqual([999, 1000, 998, 1001, 997]);
  expect([Math.min(...steps), Math.max(...steps)]).toEqual([879, 1119]);
  expect(new Set(steps).size).toBe(241);
});

it('never offers a step that was used, nor one before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -120, max: 120 }), fc.nat(1000), (last, drift, now) => {
      const device = { drift, lastStep: last };
      for (const step of [...goodSteps(device, now * 30_000), ...pairSteps(device, now * 30_000)]) {
        expect(step).toBeGreaterThan(last);
      }
    }),
  );
});
