import { ANY_ONE, ANY_RUN, type GlobTokens } from '../policy/glob-tokens.ts';

/** Is there a text that both patterns match? The work is the product of their lengths. */
export function globsMeet(a: GlobTokens, b: GlobTokens): boolean {
  // `row[j]` is 1 when what is left of `a` from `i` on meets what is left of `b` from `j` on; filled from the ends.
  let row = new Uint8Array(b.length + 2);
  let next = new Uint8Array(b.length + 2);
  for (let i = a.length; i >= 0; i--) {
    [row, next] = [next, row];
    const left = a[i];
    for (let j = b.length; j >= 0; j--) {
      const right = b[j];
      if (left === undefined) row[j] = right === undefined || (right === ANY_RUN && row[j + 1] === 1) ? 1 : 0;
      else if (right === undefined) row[j] = left === ANY_RUN ? (next[j] ?? 0) : 0;
      else if (left === ANY_RUN || right === ANY_RUN) {
        // Either run may be over, or go on with what stands on the other side.
        row[j] = next[j] === 1 || row[j + 1] === 1 ? 1 : 0;
      } else row[j] = left === right || left === ANY_ONE || right === ANY_ONE ? (next[j + 1] ?? 0) : 0;
    }
  }
  return row[0] === 1;
}
