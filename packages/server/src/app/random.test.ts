import { describe, expect, it } from 'vitest';
import { random } from './random.ts';

describe('random bytes', () => {
  it('are as many as asked for, and never the same, nor zero, across many refills', () => {
    const seen = new Set<string>();
    for (let draw = 0; draw < 3000; draw++) {
      const bytes = random(16);
      expect(bytes).toHaveLength(16);
      expect(bytes.some((byte) => byte !== 0)).toBe(true);
      seen.add(Buffer.from(bytes).toString('hex'));
    }
    expect(seen.size).toBe(3000);
  });

  it('given out before stay what they are', () => {
    const first = random(32);
    const copy = Uint8Array.from(first);
    for (let draw = 0; draw < 500; draw++) random(48);
    expect(first).toEqual(copy);
  });

  it('come in any number', () => {
    for (const length of [0, 1, 4095, 4096, 4097, 10_000]) expect(random(length)).toHaveLength(length);
  });
});
