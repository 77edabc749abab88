/**
 * Whether two texts differ at most in case: character by character, by Unicode's simple case folding, in no language. A regular
 * expression with the flags `iu` compares single characters in just this way (ECMA-262, Canonicalize).
 */
export function sameButCase(a: string, b: string): boolean {
  const left = Array.from(a);
  const right = Array.from(b);
  return left.length === right.length && left.every((char, i) => sameCharButCase(char, right[i] ?? ''));
}

function sameCharButCase(a: string, b: string): boolean {
  if (a === b) return true;
  const hex = (a.codePointAt(0) ?? 0).toString(16);
  return new RegExp(`^\\u{${hex}}$`, 'iu').test(b);
}
