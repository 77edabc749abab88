/** A moment: whole seconds since 1970-01-01T00:00Z and nanoseconds on top, so that no fraction is lost. */
export interface Instant {
  readonly seconds: number;
  readonly nanos: number;
}

const EPOCH = /^\d{1,19}$/;
const ISO =
  /^(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[tT](?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?)?([zZ]|[+-]\d{2}(?::?\d{2})?)?)?)?$/;
const MAX_EPOCH = 9_223_372_036_854_775_807n;

/**
 * Reads a date as IAM does: what contains a `t` or a `-` is ISO 8601, everything else whole seconds since 1970, so `2024` is
 * a moment in 1970. No zone means UTC. `undefined` for what is neither, February 30 included.
 *
 * Epoch seconds beyond 2^53 (the year 285 million) are rounded.
 * @see https://www.w3.org/TR/NOTE-datetime
 */
export function parseInstant(text: string): Instant | undefined {
  if (!text.includes('-') && !text.includes('t') && !text.includes('T')) {
    if (!EPOCH.test(text) || BigInt(text) > MAX_EPOCH) return undefined;
    return { seconds: Number(text), nanos: 0 };
  }
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const [y, m, d, h, min, s] = [year, month, day, hour, minute, second].map(Number);
  if (y === undefined || m === undefined || d === undefined || h === undefined || min === undefined || s === undefined) {
    return undefined;
  }
  if (y < -292_275_054 || y > 292_278_993) return undefined;
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined;
  if (h > 23 || min > 59 || s > 59) return undefined;
  const offset = zoneSeconds(zone);
  if (offset === undefined) return undefined;
  return {
    seconds: daysSince1970(y, m, d) * 86_400 + h * 3600 + min * 60 + s - offset,
    nanos: Number(fraction.padEnd(9, '0')),
  };
}

export const compareInstants = (a: Instant, b: Instant): number => a.seconds - b.seconds || a.nanos - b.nanos;

function zoneSeconds(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
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
