import { beforeAll, describe, expect, it } from 'vitest';
import { type Run, compareEngines } from './compare.ts';
import { evaluate } from './evaluate.ts';
import { questionOf } from './generate.ts';
import { shrink } from './shrink.ts';

/** Every answer there is: a layer that decides nothing in a run has not been compared. */
const ANSWERS: readonly string[] = [
  ...['rcp', 'scp', 'endpoint', 'resource', 'trust', 'identity', 'boundary', 'session'].flatMap((layer) => [
    `explicitDeny by ${layer}`,
    `implicitDeny by ${layer}`,
  ]),
  ...['resource', 'trust', 'identity', 'root'].map((layer) => `allow by ${layer}`),
  'implicitDeny by partition',
];

describe('the engine and the oracle', () => {
  let run: Run;
  beforeAll(() => {
    run = compareEngines({ seed: 1, count: 3_000 });
  });

  it('decide every question alike, and the explanation tells the same decision', () => {
    expect(run.differences.map((difference) => JSON.stringify(difference))).toEqual([]);
  });

  it('are asked questions of which few are unreadable', () => {
    expect(run.asked + run.refusedByParser).toBe(3_000);
    expect(run.asked).toBeGreaterThan(2_700);
  });

  it('meet every outcome in every layer, each more than a handful of times', () => {
    expect(Object.keys(run.spread).toSorted()).toEqual(ANSWERS.toSorted());
    expect(Object.entries(run.spread).filter(([, times]) => times < 10)).toEqual([]);
  });
});

describe('the questions', () => {
  it('are the same for the same seed, and others for the next', () => {
    expect(questionOf(7)).toEqual(questionOf(7));
    expect(questionOf(8)).not.toEqual(questionOf(7));
  });

  it('shrink to what their answer hangs on', () => {
    const big = Array.from({ length: 200 }, (_, i) => questionOf(i)).find(
      (question) => evaluate(question).layer === 'identity' && evaluate(question).outcome === 'explicitDeny',
    );
    if (!big) throw new Error('no such question among the first 200');
    const denied = shrink(big, (question) => evaluate(question).outcome === 'explicitDeny');
    expect(evaluate(denied).outcome).toBe('explicitDeny');
    expect(JSON.stringify(denied).length).toBeLessThan(JSON.stringify(big).length);
    expect(denied).not.toHaveProperty('scp');
  });
});
