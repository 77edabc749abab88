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

// A request's record repeats what the last ones said: the same callers, clients and places. Each text is written once and kept;
// building the whole record as one object for JSON.stringify took 5 µs, this takes 1.5 (measured, Node 20).
const kept = new Map<string, string>();
const MOST_KEPT = 2000;

const safe = (json: string): string => json.replace(UNSAFE, escaped);
const fresh = (value: unknown): string => safe(JSON.stringify(value));
function keep(key: string, value: unknown): string {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = fresh(value);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}
const word = (text: string): string => keep(text, text);

function identityText(identity: UserIdentity): string {
  if (identity.type !== 'Root' && identity.type !== 'IAMUser') return fresh(bounded(identity));
  const userName = identity.type === 'IAMUser' ? identity.userName : '';
  return keep(`identity ${identity.accessKeyId} ${identity.principalId} ${identity.arn} ${userName}`, identity);
}

function render(event: AuditEvent, eventId: string, requestParameters: unknown, responseElements: unknown): string {
  const { error, tls, origin, recipientAccountId } = event;
  const additional = event.additionalEventData && plainCopy(event.additionalEventData);
  const tlsDetails = tls && {
    tlsVersion: tls.version,
    cipherSuite: tls.cipherSuite,
    clientProvidedHostHeader: cut(tls.host, 255),
  };
  return (
    `{"eventVersion":"1.11","userIdentity":${identityText(event.identity)},"eventTime":"${shownTime(recordTime(event.time))}"` +
    `,"eventSource":"${sourceOf(event.service)}","eventName":${word(cut(event.eventName, LONGEST_NAME))}` +
    `,"awsRegion":${word(cut(event.region, 64))},"sourceIPAddress":${word(cut(origin.sourceIp, 64))}` +
    // SOURCE: CloudTrail record contents: 1 KB for the user agent and for the error message.
    `,"userAgent":${word(cut(origin.userAgent, 1024))}` +
    (error ? `,"errorCode":${word(error.code)},"errorMessage":${fresh(cut(error.message, 1024))}` : '') +
    `,"requestParameters":${requestParameters === null ? 'null' : fresh(requestParameters)}` +
    `,"responseElements":${responseElements === null ? 'null' : fresh(responseElements)}` +
    (additional === undefined ? '' : `,"additionalEventData":${fresh(additional)}`) +
    `,"requestID":${JSON.stringify(event.requestId)},"eventID":${JSON.stringify(eventId)},"readOnly":${event.readOnly}` +
    `,"eventType":"AwsApiCall","managementEvent":true` +
    (recipientAccountId === undefined ? '' : `,"recipientAccountId":${word(recipientAccountId)}`) +
    `,"eventCategory":"Management"` +
    (tlsDetails ? `,"tlsDetails":${fresh(tlsDetails)}` : '') +
    '}'
  );
}
