/** A decimal number of any length: `sign` · 0.`digits` · 10^`order`. Zero has no digits. */
export interface Decimal {
  readonly sign: 1 | -1;
  /** Without leading or trailing zeros. */
  readonly digits: string;
  /** A bigint where a number would not hold it exactly: an exponent may be written at any length. */
  readonly order: number | bigint;
}

const DECIMAL = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** Reads a decimal number, strictly: no spaces, no hexadecimal, no Infinity. `undefined` when it is none. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction, bare, exponent = '0'] = match;
  const written = whole + (fraction ?? bare ?? '');
  let first = 0;
  while (written[first] === '0') first++;
  let last = written.length;
  while (last > first && written[last - 1] === '0') last--;
  const digits = written.slice(first, last);
  if (digits === '') return { sign: 1, digits, order: 0 };
  const shift = whole.length - first;
  const order = exponent.length <= 15 ? shift + Number(exponent) : BigInt(shift) + BigInt(exponent.replace('+', ''));
  return { sign: sign === '-' ? -1 : 1, digits, order };
}

/** Compares exactly, without going through floating point: negative, zero or positive as `a` is less, equal or greater. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const signA = a.digits === '' ? 0 : a.sign;
  const signB = b.digits === '' ? 0 : b.sign;
  if (signA !== signB) return signA - signB;
  if (signA === 0) return 0;
  // Numbers and bigints compare exactly with each other.
  if (a.order < b.order) return -signA;
  if (a.order > b.order) return signA;
  // With equal order, fractions without trailing zeros compare as texts do.
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -signA : signA;
}
