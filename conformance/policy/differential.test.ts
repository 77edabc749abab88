import { describe, expect, it } from 'vitest';
import { type Run, compareEngines } from '../../packages/core/oracle/compare.ts';

const today = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
/** Other questions every day; a run that failed is asked again by its seed. The count may be `Infinity`. */
const SEED = Number(process.env['COUNTERSIGN_FUZZ_SEED'] ?? today * 1_000_000);
const COUNT = Number(process.env['COUNTERSIGN_FUZZ_COUNT'] ?? 100_000);
const CHUNK = 5_000;
/** As many differences as one wants to read. */
const LIMIT = 5;

describe('the engine and the oracle', () => {
  it(`decide ${COUNT} questions alike, from seed ${SEED} on`, { timeout: 0 }, async () => {
    expect([Number.isSafeInteger(SEED), COUNT > 0], 'seed and count are numbers').toEqual([true, true]);
    process.stdout.write(`COUNTERSIGN_FUZZ_SEED=${SEED} COUNTERSIGN_FUZZ_COUNT=${COUNT}\n`);
    const spread: Record<string, number> = {};
    const differences: Run['differences'][number][] = [];
    let seen = 0;
    let asked = 0;
    while (seen < COUNT && differences.length < LIMIT) {
      const count = Math.min(CHUNK, COUNT - seen);
      const run = compareEngines({ seed: SEED + seen, count, limit: LIMIT - differences.length });
      for (const [answer, times] of Object.entries(run.spread)) spread[answer] = (spread[answer] ?? 0) + times;
      for (const difference of run.differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
      differences.push(...run.differences);
      asked += run.asked;
      seen += count;
      // Lets the test runner hear that this worker is alive.
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const [answer, times] of Object.entries(spread).toSorted((a, b) => b[1] - a[1])) {
      process.stdout.write(`${String(times).padStart(9)}  ${answer}\n`);
    }
    expect(differences).toEqual([]);
    expect(asked).toBeGreaterThan(seen * 0.9);
  });
});
