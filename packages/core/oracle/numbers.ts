const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** A decimal number, exactly: `sign` × 0.`digits` × 10^`magnitude`; digits begin and end with no zero. */
interface Decimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly magnitude: bigint;
}

/** Compares two decimal numbers, however long: negative, 0 or positive. `undefined` when one of them is no number. */
export function compareNumbers(a: string, b: string): number | undefined {
  const left = decimalOf(a);
  const right = decimalOf(b);
  if (!left || !right) return undefined;
  if (left.sign !== right.sign) return left.sign - right.sign;
  return left.sign * compareSizes(left, right);
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.magnitude !== b.magnitude) return a.magnitude < b.magnitude ? -1 : 1;
  const length = Math.max(a.digits.length, b.digits.length);
  const left = a.digits.padEnd(length, '0');
  const right = b.digits.padEnd(length, '0');
  return left === right ? 0 : left < right ? -1 : 1;
}

function decimalOf(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, minus, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return { sign: 0, digits, magnitude: 0n };
  const leadingZeros = /^0*/.exec(all)?.[0].length ?? 0;
  const magnitude = BigInt(exponent.replace('+', '')) + BigInt(whole.length - leadingZeros);
  return { sign: minus === '-' ? -1 : 1, digits, magnitude };
}
