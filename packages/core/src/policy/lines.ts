/** How wide a line may be before it is broken. */
const WIDTH = 100;

/**
 * Policies and requests are written by strangers: line breaks, terminal codes and characters that turn text around are shown
 * as codes.
 */
export function visible(line: string): string {
  return line.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Breaks a text at its spaces, so that no line is wider than 100 characters where that can be.
 * @param first what stands before the first line
 * @param rest what stands before the others; as many spaces as `first` is long when left out
 */
export function wrap(text: string, first = '', rest: string = ' '.repeat(first.length)): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of visible(text).split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** A text as a sentence: a capital, and a full stop. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** `1 statement`, `2 statements`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
