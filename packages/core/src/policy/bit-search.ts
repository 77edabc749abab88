import { ANY_ONE, type GlobTokens } from './glob-tokens.ts';

/**
 * A long run of characters and `?`, for a search that keeps one bit for each place in the run. A stored policy is written by
 * somebody: a search that began anew at each character would let a policy of 6,144 characters hold up everybody's requests.
 *
 * SOURCE: the Shift-And method, Baeza-Yates and Gonnet, "A new approach to text searching", CACM 35 (1992).
 */
export interface BitSearch {
  readonly length: number;
  /** For each character of the run, the places where it or a `?` stands. */
  readonly masks: ReadonlyMap<number, Int32Array>;
  /** The places of `?`: all that any other character fits. */
  readonly other: Int32Array;
}

/** Prepares a run of at least one token. */
export function compileBitSearch(tokens: GlobTokens): BitSearch {
  const other = new Int32Array(Math.ceil(tokens.length / 32));
  tokens.forEach((token, place) => token === ANY_ONE && set(other, place));
  const masks = new Map<number, Int32Array>();
  tokens.forEach((token, place) => {
    if (token === ANY_ONE) return;
    const mask = masks.get(token) ?? Int32Array.from(other);
    set(mask, place);
    masks.set(token, mask);
  });
  return { length: tokens.length, masks, other };
}

const set = (mask: Int32Array, place: number): void => {
  mask[place >>> 5] = (mask[place >>> 5] ?? 0) | (1 << (place & 31));
};

/** Where the first place that the run fits in ends, between `from` and `to`; -1 when there is none. */
export function findBits(
  { length, masks, other }: BitSearch,
  text: string,
  from: number,
  to: number,
  meter?: { steps: number },
): number {
  const state = new Int32Array(other.length);
  const last = 1 << ((length - 1) & 31);
  for (let at = from; at < to;) {
    const found = text.codePointAt(at) ?? 0;
    const mask = masks.get(found) ?? other;
    // Every place moves on by one, across word borders, and stays only if this character fits there.
    let carry = 1;
    for (let word = 0; word < state.length; word++) {
      const before = state[word] ?? 0;
      state[word] = ((before << 1) | carry) & (mask[word] ?? 0);
      carry = before >>> 31;
    }
    if (meter) meter.steps += state.length;
    at += found > 0xffff ? 2 : 1;
    if (((state[state.length - 1] ?? 0) & last) !== 0) return at;
  }
  return -1;
}
