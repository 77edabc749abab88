import { ServiceError } from '../domain/errors.ts';
import type { Scalar } from './shape.ts';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const EPOCH = /^-?\d{1,12}(?:\.\d{1,9})?$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads one value of the wire.
 * Numbers are signed 32-bit whole numbers (`+900` and `0900` are 900); timestamps are ISO 8601 or seconds since 1970.
 *
 * @throws ServiceError `MalformedInput`, without a message except for an empty number, as AWS has it.
 */
export function readScalar(kind: Scalar['kind'], raw: string): string | number | boolean | Date | Uint8Array {
  switch (kind) {
    case 'string':
      return raw;
    case 'number':
      return readNumber(raw);
    case 'boolean':
      if (raw !== 'true' && raw !== 'false') throw malformed();
      return raw === 'true';
    case 'timestamp':
      return readTimestamp(raw);
    case 'blob':
      if (raw.length % 4 !== 0 || !BASE64.test(raw)) throw malformed();
      return Uint8Array.from(atob(raw), (unit) => unit.charCodeAt(0));
  }
}

function readNumber(raw: string): number {
  if (raw === '') throw malformed('missing value for decimal type');
  if (!/^[+-]?\d+$/.test(raw)) throw malformed();
  const value = Number(raw);
  if (value < -2_147_483_648 || value > 2_147_483_647) throw malformed();
  return value + 0; // no negative zero
}

function readTimestamp(raw: string): Date {
  const time = ISO.test(raw) ? Date.parse(raw) : EPOCH.test(raw) ? Number(raw) * 1000 : Number.NaN;
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) throw malformed();
  return date;
}

const malformed = (message = ''): ServiceError => new ServiceError('MalformedInput', message);
