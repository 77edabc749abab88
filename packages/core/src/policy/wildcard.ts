/** `*`: any run of characters, also none. */
export const ANY_RUN = -1;
/** `?`: one character. */
export const ANY_ONE = -2;

/** A pattern as code points and the two wildcards above; runs of `*` are already one. */
export type GlobTokens = readonly number[];

/** A pattern, taken apart once. */
export interface Glob {
  /** The whole pattern, when it has no wildcard. */
  readonly literal: string | undefined;
  /** The text before the first wildcard. */
  readonly prefix: string;
  /** True for `prefix*`, the commonest pattern. */
  readonly prefixOnly: boolean;
  /** What follows the prefix. */
  readonly rest: GlobTokens;
}

/** Turns pattern text into tokens at the end of `into`. With `wildcards` false every character stands for itself. */
export function appendTokens(into: number[], text: string, wildcards: boolean): void {
  for (const character of text) {
    if (wildcards && character === '*') {
      if (into.at(-1) !== ANY_RUN) into.push(ANY_RUN);
    } else if (wildcards && character === '?') into.push(ANY_ONE);
    else into.push(character.codePointAt(0) ?? 0);
  }
}

/** Takes a pattern apart for `matchGlob`. */
export function compileGlob(tokens: GlobTokens): Glob {
  const wild = tokens.findIndex((token) => token < 0);
  let prefix = '';
  for (const token of wild < 0 ? tokens : tokens.slice(0, wild)) prefix += String.fromCodePoint(token);
  const rest = wild < 0 ? [] : tokens.slice(wild);
  return { literal: wild < 0 ? prefix : undefined, prefix, prefixOnly: rest.length === 1 && rest[0] === ANY_RUN, rest };
}

/** Reads `*` and `?` in `pattern` as wildcards. */
export function globOf(pattern: string): Glob {
  const tokens: number[] = [];
  appendTokens(tokens, pattern, true);
  return compileGlob(tokens);
}

/** Does the part of `text` from `from` up to `to` match, from its first to its last character? Case matters. */
export function matchGlob(glob: Glob, text: string, from: number, to: number): boolean {
  if (glob.literal !== undefined) return to - from === glob.literal.length && text.startsWith(glob.literal, from);
  const after = from + glob.prefix.length;
  if (after > to || !text.startsWith(glob.prefix, from)) return false;
  return glob.prefixOnly || matchTokens(glob.rest, text, after, to);
}

/**
 * Two pointers and one back-track point: on a mismatch only the latest `*` takes one more character. The work is at most
 * the length of the text times the longest run between two `*`, for any pattern; there is no exponential case.
 */
export function matchTokens(tokens: GlobTokens, text: string, from: number, to: number): boolean {
  let at = from;
  let token = 0;
  let retryToken = -1;
  let retryAt = from;
  while (at < to) {
    const wanted = tokens[token];
    if (wanted === ANY_RUN) {
      token++;
      if (token === tokens.length) return true;
      retryToken = token;
      retryAt = at;
      continue;
    }
    const found = text.codePointAt(at) ?? 0;
    if (wanted === found || wanted === ANY_ONE) {
      token++;
      at += found > 0xffff ? 2 : 1;
      continue;
    }
    if (retryToken < 0) return false;
    token = retryToken;
    retryAt += (text.codePointAt(retryAt) ?? 0) > 0xffff ? 2 : 1;
    at = retryAt;
  }
  while (tokens[token] === ANY_RUN) token++;
  return token === tokens.length;
}
