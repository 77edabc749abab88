import { ANY_ONE, ANY_RUN, type GlobTokens } from '../policy/glob-tokens.ts';

/** Is there a text that both patterns match? The work is the product of their lengths. */
export function globsMeet(a: GlobTokens, b: GlobTokens): boolean {
  // `row[j]`: what is left of `a` from `i` on meets what is left of `b` from `j` on; filled from the ends.
  let row: boolean[] = [];
  for (let i = a.length; i >= 0; i--) {
    const current: boolean[] = [];
    for (let j = b.length; j >= 0; j--) {
      const left = a[i];
      const right = b[j];
      if (left === undefined && right === undefined) current[j] = true;
      else if (left === ANY_RUN) current[j] = row[j] === true || (right !== undefined && current[j + 1] === true);
      else if (right === ANY_RUN) current[j] = current[j + 1] === true || (left !== undefined && row[j] === true);
      else if (left === undefined || right === undefined) current[j] = false;
      else current[j] = (left === right || left === ANY_ONE || right === ANY_ONE) && row[j + 1] === true;
    }
    row = current;
  }
  return row[0] === true;
}
