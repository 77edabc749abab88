/**
 * Reads `20150830T123600Z`, ISO 8601's basic format, without allocating (`Date.UTC` and a pattern took a quarter of a verification).
 * @returns seconds since 1970, or undefined when the text is no such moment.
 */
export function parseDateTime(text: string): number | undefined {
  if (text.length !== 16 || text.charCodeAt(8) !== T || text.charCodeAt(15) !== Z) return undefined;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 4);
  const day = two(text, 6);
  const hour = two(text, 9);
  const minute = two(text, 11);
  const second = two(text, 13);
  // A pair that is no number is NaN, and NaN fails every comparison.
  if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  if (!(hour < 24 && minute < 60 && second < 60)) return undefined;
  return ((daysBefore(year, month) + day) * 24 + hour) * 3600 + minute * 60 + second;
}

/** Writes seconds since 1970 as `20150830T123600Z`. */
export function formatDateTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

const T = 84;
const Z = 90;

function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 to the day before the month's first, counting years from March so that the leap day comes last. */
function daysBefore(year: number, month: number): number {
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) - 719_469;
}
