import { describe, expect, it } from 'vitest';
import { createTryLimit } from './try-limit.ts';

const MINUTE = 60_000;
const begins = (limit: ReturnType<typeof createTryLimit>, key: string, now: number, times: number) =>
  Array.from({ length: times }, () => limit.begin(key, now)).filter(Boolean).length;

describe('a limit of tries', () => {
  it('lets five be made in a minute, and counts each before it is made', () => {
    const limit = createTryLimit();
    expect(begins(limit, 'bob', 0, 100)).toBe(5);
    expect(limit.begin('bob', MINUTE - 1)).toBe(false);
    expect(begins(limit, 'bob', MINUTE, 100)).toBe(5);
  });

  it('forgets them after the right one', () => {
    const limit = createTryLimit();
    expect(begins(limit, 'bob', 0, 5)).toBe(5);
    limit.succeeded('bob');
    expect(begins(limit, 'bob', 0, 100)).toBe(5);
  });

  it('counts each by itself', () => {
    const limit = createTryLimit();
    expect(begins(limit, 'bob', 0, 9)).toBe(5);
    expect(begins(limit, 'eve', 0, 9)).toBe(5);
  });

  it('remembers a bounded number, those of this minute first', () => {
    const limit = createTryLimit(1);
    for (let i = 0; i < 49_999; i++) limit.begin(`old ${i}`, 0);
    expect(limit.begin('bob', MINUTE)).toBe(true);
    expect(limit.begin('new', MINUTE)).toBe(true);
    expect(limit.begin('bob', MINUTE)).toBe(false);
  });
});
