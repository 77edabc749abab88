import { DATE_WITHOUT_ZONE_IS_UTC } from '../semantics.ts';

/** A moment: whole seconds since 1970-01-01T00:00Z and nanoseconds on top, so that no fraction is lost. */
export interface Instant {
  /** A bigint where a number would not hold it exactly. */
  readonly seconds: number | bigint;
  readonly nanos: number;
}

const EPOCH = /^\d{1,19}$/;
const ISO =
  /^(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[tT](?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?)?([zZ]|[+-]\d{2}(?::?\d{2})?)?)?)?$/;
/** What stands for a zone that is not written. */
const UNZONED = DATE_WITHOUT_ZONE_IS_UTC ? 'Z' : '';
const MAX_EPOCH = 9_223_372_036_854_775_807n;

/**
 * Reads a date as IAM does: what contains a `t` or a `-` is ISO 8601, everything else whole seconds since 1970, so `2024` is
 * a moment in 1970. No zone means UTC. `undefined` for what is neither, February 30 included.
 * @see https://www.w3.org/TR/NOTE-datetime
 */
export function parseInstant(text: string): Instant | undefined {
  if (!text.includes('-') && !text.includes('t') && !text.includes('T')) {
    if (!EPOCH.test(text)) return undefined;
    if (text.length <= 15) return { seconds: Number(text), nanos: 0 };
    const seconds = BigInt(text);
    return seconds > MAX_EPOCH ? undefined : { seconds, nanos: 0 };
  }
  const plain = PLAIN_LENGTH === text.length ? parsePlain(text) : undefined;
  if (plain) return plain;
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = UNZONED] = match;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const [h, min, s] = [Number(hour), Number(minute), Number(second)];
  const offset = zoneSeconds(zone);
  const seconds = secondsSince1970(y, m, d, h, min, s);
  if (offset === undefined || seconds === undefined) return undefined;
  return { seconds: seconds - offset, nanos: Number(fraction.padEnd(9, '0')) };
}

const PLAIN_LENGTH = '2026-11-24T04:30:00Z'.length;

/** The form in which times of requests are written, without a RegExp. `undefined`: it is not quite that, look closer. */
function parsePlain(text: string): Instant | undefined {
  const written = text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':' && text[16] === ':';
  if (!written || text[19] !== 'Z') return undefined;
  const seconds = secondsSince1970(
    digits(text, 0, 4),
    digits(text, 5, 7),
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
  );
  return seconds === undefined ? undefined : { seconds, nanos: 0 };
}

/** The number that these characters write; NaN when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

/** `undefined` when there is no such day or time, or a number is NaN. */
function secondsSince1970(y: number, m: number, d: number, h: number, min: number, s: number): number | undefined {
  const isDate = y >= -292_275_054 && y <= 292_278_993 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
  if (!isDate || !(h <= 23 && min <= 59 && s <= 59)) return undefined;
  return daysSince1970(y, m, d) * 86_400 + h * 3600 + min * 60 + s;
}

/** Negative, zero or positive as `a` is before, at or after `b`. Numbers and bigints compare exactly with each other. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.seconds < b.seconds) return -1;
  return a.seconds > b.seconds ? 1 : a.nanos - b.nanos;
}

function zoneSeconds(zone: string): number | undefined {
  if (zone === '') return undefined;
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days in the proleptic Gregorian calendar; years start in March here, so that the leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
