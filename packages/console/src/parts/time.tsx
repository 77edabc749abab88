import type { JSX } from 'react';
import { useContext } from 'react';
import { LanguageContext, useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';
import { formatAge, formatSecond, formatSpan, formatTime } from '../text/dates.ts';

interface Props {
  /** Seconds since 1970, as the API says times; `otherwise` is shown without one. */
  readonly at: number | undefined;
  readonly otherwise?: string;
  /** `age`: "3 days ago"; `span`: "3 days"; `second`: short, to the second. All have the whole time as their title. */
  readonly as?: 'time' | 'age' | 'span' | 'second';
}

/** A moment, in the person's language and time zone. */
export function Time({ at, otherwise, as = 'time' }: Props): JSX.Element {
  const language = useContext(LanguageContext);
  const text = useText(commonText);
  if (at === undefined) return <>{otherwise ?? '–'}</>;
  const full = formatTime(at, language);
  const said = {
    time: () => full,
    age: () => formatAge(at, text),
    span: () => formatSpan(Math.max(0, Date.now() / 1000 - at), text),
    second: () => formatSecond(at, language),
  };
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={full}>
      {said[as]()}
    </time>
  );
}
