import { formatDateTime, parseDateTime } from './date-time.ts';
import { quoted, SigV4Error } from './errors.ts';

/** The moment a message was signed, and how long that counts. All in seconds. */
export interface Validity {
  readonly dateTime: string;
  readonly now: number;
  /** How long after `dateTime` the signature is good. */
  readonly lifetime: number;
  /** How far the client's clock may run ahead. */
  readonly skew: number;
}

/**
 * Holds the date of a message against the clock. Both ends are included: 15:00 is in time, 15:01 is not.
 * @throws SigV4Error `IncompleteSignature` for a date of another form, `SignatureDoesNotMatch` for one that is too old or too new.
 */
export function checkTime({ dateTime, now, lifetime, skew }: Validity): void {
  const signed = parseDateTime(dateTime);
  if (signed === undefined) {
    throw new SigV4Error(
      'IncompleteSignature',
      `Date must be in ISO-8601 'basic format'. Got ${quoted(dateTime)}. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  // Asked this way round, a number that is none is too old.
  if (!(signed >= now - lifetime)) {
    const [limit, clock] = [formatDateTime(now - lifetime), formatDateTime(now)];
    throw outOfTime(`Signature expired: ${dateTime} is now earlier than ${limit} (${clock} - ${inWords(lifetime)})`);
  }
  if (signed > now + skew) {
    const [limit, clock] = [formatDateTime(now + skew), formatDateTime(now)];
    throw outOfTime(`Signature not yet current: ${dateTime} is still later than ${limit} (${clock} + ${inWords(skew)})`);
  }
}

const outOfTime = (text: string): SigV4Error => new SigV4Error('SignatureDoesNotMatch', text);
const inWords = (seconds: number): string => (seconds % 60 === 0 ? `${seconds / 60} min.` : `${seconds} sec.`);
