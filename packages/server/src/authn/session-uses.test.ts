import { describe, expect, it } from 'vitest';
import { createSessionUses } from './session-uses.ts';

const IDLE = 1000;
const use = (sessionHash: string, lastUsedAt: number) => ({ accountId: '123456789012', sessionHash, lastUsedAt });

describe('the uses of sessions', () => {
  it('are known at once, and wait to be written down', () => {
    const uses = createSessionUses(IDLE);
    uses.note(use('a', 5));
    uses.note(use('a', 9));
    uses.note(use('a', 7));
    expect(uses.last('a')).toBe(9);
    expect(uses.last('b')).toBeUndefined();
    expect(uses.pending()).toEqual([use('a', 9)]);
  });

  it('stay known when they are written down, and one that came meanwhile waits on', () => {
    const uses = createSessionUses(IDLE);
    uses.note(use('a', 5));
    uses.note(use('b', 5));
    const written = uses.pending();
    uses.note(use('b', 6));
    uses.written(written);
    expect(uses.pending()).toEqual([use('b', 6)]);
    expect(uses.last('a')).toBe(5);
  });

  it('are forgotten when they can decide nothing more, and only then', () => {
    const uses = createSessionUses(IDLE);
    for (let i = 0; i < 10_000; i++) uses.note(use(`s${i}`, 1));
    uses.note(use('unwritten', 1));
    uses.written(uses.pending().filter(({ sessionHash }) => sessionHash !== 'unwritten'));
    uses.note(use('fresh', 100_000));
    expect([uses.last('s0'), uses.last('unwritten'), uses.last('fresh')]).toEqual([undefined, 1, 100_000]);
  });
});
