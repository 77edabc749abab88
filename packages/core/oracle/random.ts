/** A source of chance that gives the same for the same seed, on every machine. */
export interface Random {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  /** True in `share` of the cases. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** `min` to `max` picks, repetition allowed. */
  some<T>(from: readonly T[], min: number, max: number): T[];
}

/** Chance from a seed. Not for secrets: `mulberry32`, 32 bits of state. */
export function randomFrom(seed: number): Random {
  // Neighbouring seeds must not give neighbouring streams.
  let state = Math.imul(seed ^ (seed >>> 16), 0x9e3779b1) ^ Math.floor(seed / 2 ** 32);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new RangeError('nothing to pick from');
    return from.at(below(from.length)) as T;
  };
  return {
    below,
    pick,
    chance: (share) => next() < share,
    some: (from, min, max) => Array.from({ length: min + below(max - min + 1) }, () => pick(from)),
  };
}
