/**
 * Folds case character by character, without locale, normalisation or growth: `ß` stays `ß`, and the Turkish dotted and
 * dotless i stay apart from `i`. SOURCE: Unicode CaseFolding.txt, statuses C and S.
 */
export function foldCase(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  if (character === '\u0130' || character === '\u0131') return character;
  const upper = character.toUpperCase();
  const base = isOne(upper) ? upper : character;
  const lower = base.toLowerCase();
  return isOne(lower) ? lower : base;
}

/** One code point? */
const isOne = (text: string): boolean => text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
