const BILLION = 1_000_000_000n;
const LATEST_EPOCH = 2n ** 63n - 1n;

/**
 * The instant in nanoseconds since 1970, or `undefined` for what is no date. With a `-` or a `t` in it the text is an ISO 8601 date
 * (UTC where it names no zone), else whole seconds since 1970: "2024" is the 2024th second. As IAM does, fields are judged by their
 * range and not by their width; no day beyond its month.
 */
export function instantOf(text: string): bigint | undefined {
  if (!/[-tT]/.test(text)) {
    if (!/^[0-9]+$/.test(text) || text.length > 19) return undefined;
    const seconds = BigInt(text);
    return seconds > LATEST_EPOCH ? undefined : seconds * BILLION;
  }
  const [date = '', time, ...more] = text.split(/[tT]/);
  const days = daysOf(date);
  const nanos = time === undefined || time === '' ? 0n : nanosOf(time);
  return days === undefined || nanos === undefined || more.length > 0 ? undefined : days * 86_400n * BILLION + nanos;
}

/** Days since 1970 of `year`, `year-month` or `year-month-day`; the year may be negative. */
function daysOf(date: string): bigint | undefined {
  const negative = date.startsWith('-');
  const [year, month, day, ...more] = (negative ? date.slice(1) : date)
    .split('-')
    .map((field, i) => fieldOf(field, i === 0 ? 9 : 2));
  if (year === undefined || more.length > 0) return undefined;
  const [hasMonth, hasDay] = [date.slice(1).includes('-'), date.slice(1).split('-').length > 2];
  if ((hasMonth && month === undefined) || (hasDay && day === undefined)) return undefined;
  const y = negative ? -year : year;
  const [m, d] = [month ?? 1, day ?? 1];
  if (y < -292_275_054 || y > 292_278_993 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return undefined;
  return BigInt(daysSince1970(y, m, d));
}

/** Nanoseconds since midnight in UTC of `hour`, `hour:minute`, `hour:minute:second` or one with a fraction, and a zone. */
function nanosOf(time: string): bigint | undefined {
  const zoneAt = time.search(/[zZ+-]/);
  const clock = zoneAt < 0 ? time : time.slice(0, zoneAt);
  const offset = zoneAt < 0 ? 0 : minutesOf(time.slice(zoneAt));
  if (offset === undefined) return undefined;
  // The zone alone is midnight there.
  if (clock === '') return zoneAt < 0 ? undefined : BigInt(-offset) * 60n * BILLION;
  const [whole = '', fraction, ...more] = clock.split('.');
  const fields = whole.split(':');
  const [hour, minute = 0, second = 0] = fields.map((field) => fieldOf(field, 2) ?? Number.NaN);
  if (more.length > 0 || fields.length > 3 || hour === undefined) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
  if (fraction !== undefined && (fields.length !== 3 || !/^[0-9]{1,9}$/.test(fraction))) return undefined;
  const seconds = BigInt(hour * 3600 + (minute - offset) * 60 + second);
  return seconds * BILLION + BigInt((fraction ?? '').padEnd(9, '0'));
}

/** Minutes east of UTC of `Z`, `+hh`, `+hhmm` or `+hh:mm`. */
function minutesOf(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const match = /^([+-])([0-9]{2})(?::?([0-9]{2}))?$/.exec(zone);
  if (!match) return undefined;
  const [, sign, hours, minutes = '0'] = match;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const fieldOf = (text: string, maxDigits: number): number | undefined =>
  /^[0-9]+$/.test(text) && text.length <= maxDigits ? Number(text) : undefined;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whole cycles of 400 years at once, then year by year and month by month. */
function daysSince1970(year: number, month: number, day: number): number {
  const cycles = Math.floor((year - 1970) / 400);
  let days = cycles * 146_097 + day - 1;
  for (let y = 1970 + cycles * 400; y < year; y++) days += isLeapYear(y) ? 366 : 365;
  for (let m = 1; m < month; m++) days += daysIn(year, m);
  return days;
}
