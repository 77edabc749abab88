import { InvalidArgumentError } from 'commander';

const FORM = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Reads the value of a flag as a time: `2026-11-24` (its beginning in UTC), `2026-11-24T10:00Z`. @returns ISO 8601 in UTC */
export function instant(text: string): string {
  const time = FORM.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new InvalidArgumentError('It must be a day or a time such as 2026-11-24 or 2026-11-24T10:00:00Z.');
}
