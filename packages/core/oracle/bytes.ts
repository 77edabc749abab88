const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of a base64 text, as hexadecimal digits. `undefined` for what is not base64. */
export function bytesOf(text: string): string | undefined {
  const match = /^([A-Za-z0-9+/]*)(={0,2})$/.exec(text);
  if (!match) return undefined;
  const [, digits = '', padding = ''] = match;
  // Padding may be left out, but not be wrong. Bits of the last digit that belong to no byte may be anything.
  if (digits.length % 4 === 1 || (padding !== '' && (digits.length + padding.length) % 4 !== 0)) return undefined;
  let bits = '';
  for (const digit of digits) bits += ALPHABET.indexOf(digit).toString(2).padStart(6, '0');
  let hex = '';
  for (let at = 0; at + 8 <= bits.length; at += 8)
    hex += Number.parseInt(bits.slice(at, at + 8), 2)
      .toString(16)
      .padStart(2, '0');
  return hex;
}
