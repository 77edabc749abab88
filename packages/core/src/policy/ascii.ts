/**
 * Lower-cases A to Z and nothing else. `toLowerCase` alone would turn the Kelvin sign into `k` and let a forged action match.
 */
export function asciiLowerCase(text: string): string {
  let upper = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return lowerOneByOne(text);
    if (code >= 0x41 && code <= 0x5a) upper = true;
  }
  return upper ? text.toLowerCase() : text;
}

function lowerOneByOne(text: string): string {
  let lower = '';
  for (const character of text) lower += character <= '\u007f' ? character.toLowerCase() : character;
  return lower;
}
