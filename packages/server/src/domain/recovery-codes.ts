// SOURCE: Crockford's base 32, in lower case: no i, l, o or u, which are misread or make words.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LETTERS = 10;

/** How many recovery codes an owner has when they are new. */
export const RECOVERY_CODES = 10;

/**
 * Writes a recovery code of 50 bits, as it is shown: `7k3nq-0dv9x`.
 * @param random 10 secure bytes. @throws RangeError when there are fewer
 */
export function recoveryCodeText(random: Uint8Array): string {
  if (random.length < LETTERS) throw new RangeError(`need ${LETTERS} random bytes, got ${random.length}`);
  const letters = Array.from(random.subarray(0, LETTERS), (byte) => ALPHABET.charAt(byte & 31)).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/**
 * Reads a recovery code as a person types it: in either case, with or without hyphen and spaces, `O` for 0, `I` and `L` for 1.
 * @returns it as `recoveryCodeText` writes it, which is what is hashed; undefined when it cannot be one.
 */
export function readRecoveryCode(typed: string): string | undefined {
  if (typed.length > 64) return undefined;
  const letters = typed.replaceAll(/[\s-]/g, '').toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
  if (letters.length !== LETTERS || Array.from(letters).some((letter) => !ALPHABET.includes(letter))) return undefined;
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
