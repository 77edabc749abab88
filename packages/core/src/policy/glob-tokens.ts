/** `*`: any run of characters, also none. */
export const ANY_RUN = -1;
/** `?`: one character. */
export const ANY_ONE = -2;

/** A pattern as code points and the two wildcards above; runs of `*` are already one. */
export type GlobTokens = readonly number[];

/** Turns pattern text into tokens at the end of `into`. With `wildcards` false every character stands for itself. */
export function appendTokens(into: number[], text: string, wildcards: boolean): void {
  for (const character of text) {
    if (wildcards && character === '*') {
      if (into.at(-1) !== ANY_RUN) into.push(ANY_RUN);
    } else if (wildcards && character === '?') into.push(ANY_ONE);
    else into.push(character.codePointAt(0) ?? 0);
  }
}

/** The tokens of a pattern in which `*` and `?` are wildcards. */
export function globTokens(pattern: string): GlobTokens {
  const tokens: number[] = [];
  appendTokens(tokens, pattern, true);
  return tokens;
}
