import type { AuditEvent, UserIdentity } from './event.ts';
import { cut, plainCopy } from './plain-copy.ts';

/** The longest record, in characters: everything beyond is left out of parameters and answers, as CloudTrail does. */
const LONGEST_RECORD = 100_000;
/** The longest event name, in characters. */
export const LONGEST_NAME = 128;
const OMITTED = { omitted: true };

// What JSON leaves as it is, but terminals, editors and viewers act upon: C1 controls, line separators, text direction.
const UNSAFE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

const sourceOf = (service: string): string =>
  service === 'iam' || service === 'sts' ? `${service}.amazonaws.com` : 'countersign';

const bounded = (identity: UserIdentity): UserIdentity =>
  identity.type === 'Unknown' && identity.accessKeyId !== undefined
    ? { ...identity, accessKeyId: cut(identity.accessKeyId, 128) }
    : identity;

/** The event's time as the record has it, and as the `time` column must have it: whole seconds, in milliseconds. */
export function recordTime(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}

// Many records tell of the same second; writing a time costs 0.8 µs.
let lastTime = Number.NaN;
let lastShown = '';
const shownTime = (time: number): string => {
  if (time !== lastTime) {
    lastShown = `${new Date(time).toISOString().slice(0, 19)}Z`;
    lastTime = time;
  }
  return lastShown;
};

/**
 * Writes the record of an event: one line of JSON in CloudTrail's form.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function recordText(event: AuditEvent, eventId: string): string {
  const text = render(event, eventId, plainCopy(event.requestParameters) ?? null, plainCopy(event.responseElements) ?? null);
  if (text.length <= LONGEST_RECORD) return text;
  return render({ ...event, additionalEventData: OMITTED }, eventId, OMITTED, event.responseElements ? OMITTED : null);
}

function render(event: AuditEvent, eventId: string, requestParameters: unknown, responseElements: unknown): string {
  const { error, tls } = event;
  const text = JSON.stringify({
    eventVersion: '1.11',
    userIdentity: bounded(event.identity),
    eventTime: shownTime(recordTime(event.time)),
    eventSource: sourceOf(event.service),
    eventName: cut(event.eventName, LONGEST_NAME),
    awsRegion: cut(event.region, 64),
    sourceIPAddress: cut(event.origin.sourceIp, 64),
    // SOURCE: CloudTrail record contents: 1 KB for the user agent and for the error message.
    userAgent: cut(event.origin.userAgent, 1024),
    errorCode: error?.code,
    errorMessage: error && cut(error.message, 1024),
    requestParameters,
    responseElements,
    additionalEventData: plainCopy(event.additionalEventData),
    requestID: event.requestId,
    eventID: eventId,
    readOnly: event.readOnly,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: event.recipientAccountId,
    eventCategory: 'Management',
    tlsDetails: tls && { tlsVersion: tls.version, cipherSuite: tls.cipherSuite, clientProvidedHostHeader: cut(tls.host, 255) },
  });
  return text.replace(UNSAFE, escaped);
}
