/**
 * Folds case character by character, without locale, normalisation or growth: `ß` stays `ß`, and the Turkish dotted and
 * dotless i stay apart from `i`. SOURCE: Unicode CaseFolding.txt, statuses C and S.
 */
export function foldCase(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

// Of each pair only the capitals of several letters are the same, so that one-letter mappings don't bring them together.
// SOURCE: Unicode CaseFolding.txt 15.1, status S.
const PAIRS: Readonly<Record<string, string>> = { '\u1fd3': '\u0390', '\u1fe3': '\u03b0', '\ufb05': '\ufb06' };

function foldCharacter(character: string): string {
  const paired = PAIRS[character];
  if (paired !== undefined) return paired;
  if (character === '\u0130' || character === '\u0131') return character;
  const upper = character.toUpperCase();
  const base = isOne(upper) ? upper : character;
  const lower = base.toLowerCase();
  return isOne(lower) ? lower : base;
}

/** One code point? */
const isOne = (text: string): boolean => text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
