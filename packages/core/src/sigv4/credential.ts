import { INVALID_TOKEN, quoted, SigV4Error } from './errors.ts';

/** The five parts of a credential, and the scope as it is signed. */
export interface Credential {
  readonly accessKeyId: string;
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  /** Everything after the access key id: `20150830/us-east-1/iam/aws4_request`. */
  readonly scope: string;
}

/** Reads `AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request`. @throws SigV4Error `IncompleteSignature` unless it has five parts. */
export function parseCredential(text: string): Credential {
  const first = text.indexOf('/');
  // Callers of a day and a region share their scope, so the last one is remembered.
  const scope = text.slice(first + 1);
  if (first >= 0 && scope === last.scope) {
    const { date, region, service, terminator } = last;
    return { accessKeyId: text.slice(0, first), date, region, service, terminator, scope: last.scope };
  }
  const second = text.indexOf('/', first + 1);
  const third = text.indexOf('/', second + 1);
  const fourth = text.indexOf('/', third + 1);
  // Each is found only when the ones before were: a search that starts again from 0 gives a smaller position.
  if (first < 0 || second <= first || third <= second || fourth <= third || text.includes('/', fourth + 1)) {
    throw new SigV4Error(
      'IncompleteSignature',
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got ${quoted(text)}`,
    );
  }
  last = {
    accessKeyId: text.slice(0, first),
    date: text.slice(first + 1, second),
    region: text.slice(second + 1, third),
    service: text.slice(third + 1, fourth),
    terminator: text.slice(fourth + 1),
    scope,
  };
  return last;
}

let last: Credential = { accessKeyId: '', date: '', region: '', service: '', terminator: '', scope: '' };

/** What the scope of a credential must agree with. */
export interface ExpectedScope {
  readonly service: string;
  /** Left out: any region that has the form of one. Clients with an endpoint of their own sign for the region they are set to. */
  readonly regions?: readonly string[] | undefined;
}

/**
 * Holds a scope against the place it came to, and against the date of the message.
 * @throws SigV4Error `SignatureDoesNotMatch`, with AWS's sentence for each part that is wrong, one after the other.
 */
export function checkScope({ date, region, service, terminator }: Credential, expected: ExpectedScope, dateTime: string): void {
  const regionFits = expected.regions ? expected.regions.includes(region) : REGION.test(region);
  if (regionFits && service === expected.service && terminator === 'aws4_request' && isDayOf(date, dateTime)) return;
  let text = regionFits ? '' : 'Credential should be scoped to a valid region. ';
  if (service !== expected.service) text += `Credential should be scoped to correct service: '${expected.service}'. `;
  if (terminator !== 'aws4_request') {
    text += `Credential should be scoped with a valid terminator: 'aws4_request', not ${quoted(terminator)}. `;
  }
  if (!isDayOf(date, dateTime)) {
    text += `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${quoted(date)} != '${dateTime.slice(0, 8)}', from '${dateTime}'. `;
  }
  throw new SigV4Error('SignatureDoesNotMatch', text);
}

/** @throws SigV4Error `InvalidClientTokenId` unless it is 16 to 128 letters, digits or underscores. SOURCE: IAM API, accessKeyIdType. */
export function checkAccessKeyId(accessKeyId: string): void {
  if (!ACCESS_KEY_ID.test(accessKeyId)) throw new SigV4Error('InvalidClientTokenId', INVALID_TOKEN);
}

const isDayOf = (date: string, dateTime: string): boolean => date.length === 8 && dateTime.startsWith(date);

// Bounded and without alternatives, so linear; `\w` is ASCII alone.
const REGION = /^[\w-]{1,64}$/;
const ACCESS_KEY_ID = /^\w{16,128}$/;
