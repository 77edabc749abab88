import type { JSX } from 'react';
import { useContext } from 'react';
import { LanguageContext, useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';
import { formatAge, formatSecond, formatTime } from '../text/dates.ts';

interface Props {
  /** Seconds since 1970, as the API says times; `otherwise` is shown without one. */
  readonly at: number | undefined;
  readonly otherwise?: string;
  /** `age`: "3 days ago"; `second`: short, to the second. Both have the whole time as their title. */
  readonly as?: 'time' | 'age' | 'second';
}

/** A moment, in the person's language and time zone. */
export function Time({ at, otherwise, as = 'time' }: Props): JSX.Element {
  const language = useContext(LanguageContext);
  const text = useText(commonText);
  if (at === undefined) return <>{otherwise ?? '–'}</>;
  const full = formatTime(at, language);
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={full}>
      {as === 'age' ? formatAge(at, text) : as === 'second' ? formatSecond(at, language) : full}
    </time>
  );
}
