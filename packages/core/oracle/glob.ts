import type { Piece } from './variables.ts';

/** Whether the whole text matches: `*` is any run of characters, `?` one code point, every other character itself. */
export function globMatches(pieces: readonly Piece[], text: string): boolean {
  return matchesFrom(pieces, Array.from(text), 0, 0, new Map());
}

function matchesFrom(
  pieces: readonly Piece[],
  chars: readonly string[],
  p: number,
  c: number,
  known: Map<number, boolean>,
): boolean {
  const at = p * (chars.length + 1) + c;
  const before = known.get(at);
  if (before !== undefined) return before;
  const piece = pieces[p];
  const char = chars[c];
  let result: boolean;
  if (piece === undefined) result = char === undefined;
  else if (piece.kind === 'anyRun') {
    result = matchesFrom(pieces, chars, p + 1, c, known) || (char !== undefined && matchesFrom(pieces, chars, p, c + 1, known));
  } else if (char === undefined) result = false;
  else result = (piece.kind === 'anyOne' || piece.char === char) && matchesFrom(pieces, chars, p + 1, c + 1, known);
  known.set(at, result);
  return result;
}
