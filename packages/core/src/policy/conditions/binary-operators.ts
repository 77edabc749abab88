import type { OperatorTable } from './operator.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The bytes of a base64 text, one character each; `undefined` when it is none. Padding may be left out, and bits that no
 * byte uses may have any value: two spellings of the same bytes are equal.
 */
export function decodeBase64(text: string): string | undefined {
  let end = text.length;
  while (end > 0 && text.length - end < 2 && text[end - 1] === '=') end--;
  if (end % 4 === 1 || (end < text.length && text.length % 4 !== 0)) return undefined;
  let bytes = '';
  let bits = 0;
  let buffer = 0;
  for (let i = 0; i < end; i++) {
    const value = ALPHABET.indexOf(text.charAt(i));
    if (value < 0) return undefined;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += String.fromCharCode((buffer >> bits) & 0xff);
    }
  }
  return bytes;
}

/** `BinaryEquals`: both sides are base64; their bytes are compared. */
export const binaryOperators: OperatorTable = {
  BinaryEquals: (values) => {
    const wanted = new Set(values.map(decodeBase64).filter((bytes) => bytes !== undefined));
    return (value) => {
      const bytes = decodeBase64(value);
      return bytes !== undefined && wanted.has(bytes);
    };
  },
};
