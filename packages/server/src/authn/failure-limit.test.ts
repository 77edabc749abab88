import { describe, expect, it } from 'vitest';
import { createFailureLimit } from './failure-limit.ts';

describe('failed authentications', () => {
  it('of one address make that address wait, and no other, until the window is over', () => {
    const limit = createFailureLimit(3);
    for (let i = 0; i < 3; i++) {
      expect(limit.exceeded('203.0.113.1', 5000)).toBe(false);
      limit.failed('203.0.113.1', 5000);
    }
    expect(limit.exceeded('203.0.113.1', 9999)).toBe(true);
    expect(limit.exceeded('203.0.113.2', 9999)).toBe(false);
    expect(limit.exceeded('203.0.113.1', 10_000)).toBe(false);
  });

  it('from ever new addresses take no ever growing memory', () => {
    const limit = createFailureLimit(1);
    limit.failed('first', 0);
    for (let i = 0; i < 50_000; i++) limit.failed(`address ${i}`, 0);
    expect(limit.exceeded('first', 0)).toBe(false);
  });
});
