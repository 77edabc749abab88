const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What the four letters in front of an identifier say. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export type IdPrefix = 'AIDA' | 'AGPA' | 'AKIA' | 'ANPA' | 'ANVA' | 'AROA' | 'AIPA' | 'ASCA' | 'APKA' | 'ASIA' | 'ACCA';

/**
 * Makes an identifier that carries its account: one generation bit, the account number in 40 bits, then chance.
 *
 * @param random at least 6 secure bytes.
 * @returns 20 characters for keys (`AKIA`, `ASIA`, `APKA`), 21 for everything else, as AWS does.
 * @throws RangeError when the account id is not 12 digits or there are too few random bytes.
 */
export function uniqueId(prefix: IdPrefix, accountId: string, random: Uint8Array): string {
  if (!/^\d{12}$/.test(accountId)) throw new RangeError(`an account id has 12 digits, got ${JSON.stringify(accountId)}`);
  if (random.length < 6) throw new RangeError(`need 6 random bytes, got ${random.length}`);
  const length = prefix === 'AKIA' || prefix === 'ASIA' || prefix === 'APKA' ? 16 : 17;
  const chanceBits = length * 5 - 41;
  let chance = 0;
  for (let i = 0; i < 6; i++) chance = chance * 256 + (random[i] ?? 0);
  chance %= 2 ** chanceBits;
  // The generation bit, then the account: 41 bits, of which the last shares its letter with the first four of chance.
  const head = 2 ** 40 + Number(accountId);
  const rest = (head % 2) * 2 ** chanceBits + chance;
  return prefix + letters(Math.floor(head / 2), 8) + letters(rest, length - 8);
}

/** Writes a number below 2^53 in base 32. */
function letters(value: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) {
    text = ALPHABET.charAt(value % 32) + text;
    value = Math.floor(value / 32);
  }
  return text;
}

/**
 * Reads the account out of an identifier, without any look-up.
 * @returns 12 digits, or undefined when the text carries no account (other length, alphabet or the old generation).
 */
export function accountOf(id: string): string | undefined {
  if (!/^[A-Z0-9]{4}[A-Z2-7]{16,17}$/.test(id)) return undefined;
  let bits = 0n;
  for (const letter of id.slice(4)) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(letter));
  const width = BigInt((id.length - 4) * 5);
  if (bits >> (width - 1n) !== 1n) return undefined;
  const account = (bits >> (width - 41n)) & ((1n << 40n) - 1n);
  const text = account.toString().padStart(12, '0');
  return text.length === 12 ? text : undefined;
}
