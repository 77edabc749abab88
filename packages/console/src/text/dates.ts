import type { CommonText } from './common.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** `November 24, 2026, 14:05 (UTC+01:00)`, in the person's own time zone. @param seconds since 1970, as the API says times. */
export function formatTime(seconds: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })
    .format(new Date(seconds * 1000))
    .replace(/GMT([+-]\d\d:\d\d)?$/, (_, offset: string | undefined) => `(UTC${offset ?? ''})`);
}

/** `Nov 24, 2026, 14:05:07`: short, and to the second. */
export function formatSecond(seconds: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }).format(
    new Date(seconds * 1000),
  );
}

/** How long something took, in its greatest whole unit: `3 days`. */
export function formatSpan(seconds: number, text: CommonText): string {
  if (seconds >= DAY) return text.days(Math.floor(seconds / DAY));
  if (seconds >= HOUR) return text.hours(Math.floor(seconds / HOUR));
  if (seconds >= MINUTE) return text.minutes(Math.floor(seconds / MINUTE));
  return text.lessThanMinute;
}

/** How long ago something was: `3 days ago`. @param now in milliseconds since 1970 */
export function formatAge(seconds: number, text: CommonText, now: number = Date.now()): string {
  return text.ago(formatSpan(Math.max(0, now / 1000 - seconds), text));
}
