import type { Scalar } from './shape.ts';

/**
 * Writes one value as the text it has on the wire, before any XML escaping.
 * Times are whole seconds, as AWS writes them; blobs are base64; policy documents are percent-encoded.
 *
 * @throws RangeError for a value of another type than the shape's: a bug of the operation, never the caller's.
 */
export function writeScalar(shape: Scalar, value: unknown): string {
  switch (shape.kind) {
    case 'string':
      if (typeof value !== 'string') throw wrong(shape, value);
      return shape.percentEncoded ? percentEncode(value) : value;
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(shape, value);
      return String(value);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong(shape, value);
      return value ? 'true' : 'false';
    case 'timestamp':
      if (!(value instanceof Date)) throw wrong(shape, value);
      return wholeSeconds(value);
    case 'blob':
      if (!(value instanceof Uint8Array)) throw wrong(shape, value);
      return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, at) => String(at).padStart(2, '0'));

const two = (value: number): string => TWO_DIGITS[value] ?? '';

/** `2024-01-01T00:00:00Z`. By hand, since `toISOString` was two thirds of a ListUsers (0.8 µs a time against 0.2 µs). */
function wholeSeconds(date: Date): string {
  const year = date.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) throw new RangeError(`an answer has a time in the year ${year}`);
  const day = `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return `${day}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}Z`;
}

/** RFC 3986: only unreserved characters stay, so `*` is `%2A`. */
function percentEncode(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  return encodeURIComponent(wellFormed).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

// The value itself stays out of the text: it may be secret.
const wrong = (shape: Scalar, value: unknown): RangeError =>
  new RangeError(`an answer has a ${value === null ? 'null' : typeof value} where a ${shape.kind} belongs`);
