import { describe, expect, it } from 'vitest';
import { nodeHasher } from '../hasher/node.ts';
import { SigV4Error } from './errors.ts';
import type { HttpMessage } from './http-message.ts';
import { readAuthorization, type Expectation } from './read-authorization.ts';

const ID = 'AKIDEXAMPLEKEY12';
const NOW = Date.UTC(2026, 10, 24, 12);
const AT = '20261124T120000Z';
const SCOPE = '20261124/us-east-1/iam/aws4_request';
const SIGNATURE = 'a'.repeat(64);
const body = Buffer.from('Action=GetUser&Version=2010-05-08');
const expectation: Expectation = { now: NOW, service: 'iam' };

const GOOD = `AWS4-HMAC-SHA256 Credential=${ID}/${SCOPE}, SignedHeaders=host;x-amz-date, Signature=${SIGNATURE}`;
const HOST: readonly string[] = ['Host', 'iam.example.com'];
const DATE: readonly string[] = ['X-Amz-Date', AT];

const message = (rawHeaders: readonly string[], target = '/', method = 'POST'): HttpMessage => ({
  method,
  target,
  rawHeaders,
  body,
});
const withAuthorization = (authorization: string): HttpMessage => message([...HOST, ...DATE, 'Authorization', authorization]);

/** The refusal as `Code: message`, or `read` when there is none. */
function outcome(of: HttpMessage, expected: Expectation = expectation): string {
  try {
    readAuthorization(of, expected, nodeHasher);
    return 'read';
  } catch (error) {
    if (error instanceof SigV4Error) return `${error.code}: ${error.message}`;
    throw error;
  }
}

const signed = (name: string, value: string) =>
  message([...HOST, ...DATE, name, value, 'Authorization', GOOD.replace('x-amz-date', `x-amz-date;${name}`)]);

// The table of attack A1: not one of these may be read as a claim.
const hash = (header: string) => Buffer.from(nodeHasher.sha256(header), 'hex').toString('base64');
const missing = (header: string, ...names: string[]) =>
  `IncompleteSignature: ${names.map((name) => `Authorization header requires '${name}' parameter. `).join('')}(Hashed with SHA-256 and encoded with Base64) Authorization=${hash(header)}`;
const notKeyValue = (header: string) =>
  `IncompleteSignature: Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hash(header)}'.`;
const unsupported = (algorithm: string) => `IncompleteSignature: Unsupported AWS 'algorithm': '${algorithm}'.`;
const fiveParts = (got: string) =>
  `IncompleteSignature: Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${got}'`;
const invalid = 'InvalidClientTokenId: The security token included in the request is invalid.';
const digits = "IncompleteSignature: 'Signature' must be 64 hexadecimal digits.";
const repeated = (name: string) => `IncompleteSignature: Authorization header must not repeat '${name}'.`;
const hostUnsigned = "SignatureDoesNotMatch: 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
const unsorted = "IncompleteSignature: 'SignedHeaders' must be sorted, without gaps or repetitions.";
const region = 'Credential should be scoped to a valid region. ';
const service = "Credential should be scoped to correct service: 'iam'. ";
const terminator = (got: string) => `Credential should be scoped with a valid terminator: 'aws4_request', not '${got}'. `;
const date = (got: string) =>
  `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${got}' != '20261124', from '${AT}'. `;
const signature = `Signature=${SIGNATURE}`;
const scoped = (scope: string) => GOOD.replace(SCOPE, scope);
const keyed = (id: string) => GOOD.replace(ID, id);

const table: [header: string, refusal: string][] = [
  ['', unsupported('')],
  ['Basic dXNlcjpwYXNz', unsupported('Basic')],
  ['Bearer token', unsupported('Bearer')],
  ['AWS AKIDEXAMPLEKEY12:c2lnbmF0dXJl', unsupported('AWS')],
  [GOOD.toLowerCase(), unsupported('aws4-hmac-sha256')],
  [GOOD.replace('SHA256', 'SHA1'), unsupported('AWS4-HMAC-SHA1')],
  [GOOD.replace('HMAC-SHA256', 'ECDSA-P256-SHA256'), unsupported('AWS4-ECDSA-P256-SHA256')],
  [GOOD.replace(' ', '\t'), unsupported(`AWS4-HMAC-SHA256?Credential=${ID}/${SCOPE},`)],
  [` ${GOOD}`, unsupported('')],
  ['AWS4-HMAC-SHA256', missing('AWS4-HMAC-SHA256', 'Credential', 'Signature', 'SignedHeaders')],
  ['AWS4-HMAC-SHA256 ', missing('AWS4-HMAC-SHA256 ', 'Credential', 'Signature', 'SignedHeaders')],
  ['AWS4-HMAC-SHA256 x', notKeyValue('AWS4-HMAC-SHA256 x')],
  [`${GOOD},`, notKeyValue(`${GOOD},`)],
  [`${GOOD}, `, notKeyValue(`${GOOD}, `)],
  [GOOD.replace(', ', ',, '), notKeyValue(GOOD.replace(', ', ',, '))],
  [GOOD.replaceAll(',', ''), missing(GOOD.replaceAll(',', ''), 'Signature', 'SignedHeaders')],
  [GOOD.replace(`Credential=${ID}/${SCOPE}, `, ''), missing(GOOD.replace(`Credential=${ID}/${SCOPE}, `, ''), 'Credential')],
  [GOOD.replace(`, ${signature}`, ''), missing(GOOD.replace(`, ${signature}`, ''), 'Signature')],
  [GOOD.replace(SIGNATURE, ''), missing(GOOD.replace(SIGNATURE, ''), 'Signature')],
  [GOOD.replace('host;x-amz-date', ''), missing(GOOD.replace('host;x-amz-date', ''), 'SignedHeaders')],
  [GOOD.replace('Signature=', 'signature='), missing(GOOD.replace('Signature=', 'signature='), 'Signature')],
  [GOOD.replace(SIGNATURE, SIGNATURE.slice(1)), digits],
  [GOOD.replace(SIGNATURE, `${SIGNATURE}a`), digits],
  [GOOD.replace(SIGNATURE, `0x${SIGNATURE}`), digits],
  [GOOD.replace(SIGNATURE, `"${SIGNATURE}"`), digits],
  [`${GOOD}, ${signature}`, repeated('Signature')],
  [`${GOOD}, Credential=${ID}/${SCOPE}`, repeated('Credential')],
  [`${GOOD}, SignedHeaders=host`, repeated('SignedHeaders')],
  [GOOD.replace('host;x-amz-date', 'x-amz-date'), hostUnsigned],
  [GOOD.replace('host;x-amz-date', 'Host;X-Amz-Date'), hostUnsigned],
  [
    GOOD.replace('host;x-amz-date', 'host'),
    "SignatureDoesNotMatch: 'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [GOOD.replace('host;x-amz-date', 'x-amz-date;host'), unsorted],
  [GOOD.replace('host;x-amz-date', 'host;host;x-amz-date'), unsorted],
  [GOOD.replace('host;x-amz-date', 'host;;x-amz-date'), unsorted],
  [GOOD.replace('host;x-amz-date', ';host;x-amz-date'), unsorted],
  [GOOD.replace('host;x-amz-date', 'host;x-amz-date;'), unsorted],
  [GOOD.replace('host;x-amz-date', 'host; x-amz-date'), unsorted],
  [GOOD.replace('host;x-amz-date', 'X-A;host;x-amz-date'), "IncompleteSignature: 'SignedHeaders' must be in lower case."],
  [
    GOOD.replace('host;x-amz-date', 'host;x-amz-date;x-other'),
    "IncompleteSignature: 'SignedHeaders' names 'x-other', which the request does not carry.",
  ],
  [scoped('20261124/us-east-1/iam'), fiveParts(`${ID}/20261124/us-east-1/iam`)],
  [scoped(`${SCOPE}/x`), fiveParts(`${ID}/${SCOPE}/x`)],
  [GOOD.replace(`${ID}/${SCOPE}`, ID), fiveParts(ID)],
  [GOOD.replace(`${ID}/${SCOPE}`, '////'), `SignatureDoesNotMatch: ${region}${service}${terminator('')}${date('')}`],
  [scoped('20261124//iam/aws4_request'), `SignatureDoesNotMatch: ${region}`],
  [scoped('20261124/us east/iam/aws4_request'), `SignatureDoesNotMatch: ${region}`],
  [scoped('20261124/us-east-1/sts/aws4_request'), `SignatureDoesNotMatch: ${service}`],
  [scoped('20261124/us-east-1/IAM/aws4_request'), `SignatureDoesNotMatch: ${service}`],
  [scoped('20261124/us-east-1/iam/aws5_request'), `SignatureDoesNotMatch: ${terminator('aws5_request')}`],
  [scoped('20261123/us-east-1/iam/aws4_request'), `SignatureDoesNotMatch: ${date('20261123')}`],
  [scoped('2026112/us-east-1/iam/aws4_request'), `SignatureDoesNotMatch: ${date('2026112')}`],
  [scoped('1/ /2/3'), `SignatureDoesNotMatch: ${region}${service}${terminator('3')}${date('1')}`],
  [keyed('A'.repeat(15)), invalid],
  [keyed('A'.repeat(129)), invalid],
  [keyed(''), invalid],
  [keyed('AKIDEXAMPLE%2FKEY'), invalid],
  [keyed("AKIDEXAMPLEKEY' OR 1=1 --"), invalid],
  [keyed('..\\..\\AKIDEXAMPLEKEY'), invalid],
  [keyed('AKIDEXAMPLEKEY\u00c9\u00c9'), invalid],
  [keyed('AKIDEXAMPLEKEY12\0'), invalid],
];

describe('readAuthorization', () => {
  it('reads a good header', () => {
    expect(readAuthorization(withAuthorization(GOOD), expectation, nodeHasher)).toMatchObject({
      via: 'header',
      accessKeyId: ID,
      date: '20261124',
      dateTime: AT,
      region: 'us-east-1',
      service: 'iam',
      scope: SCOPE,
      signedHeaders: 'host;x-amz-date',
      signature: SIGNATURE,
      sessionToken: undefined,
      payload: 'body',
    });
  });

  it.each([
    GOOD.replaceAll(', ', ','),
    GOOD.replaceAll(', ', ',   '),
    GOOD.replace(/Credential=(\S+), (.*)$/, '$2, Credential=$1').replaceAll(/,,/g, ','),
    GOOD.replace('Credential', 'Extra=1, Credential'),
    GOOD.replace('us-east-1', 'eu-west-1'),
    GOOD.replace('us-east-1', 'garage_2'),
  ])('reads %s', (authorization) => expect(outcome(withAuthorization(authorization))).toBe('read'));

  it('says nothing is there when nothing is', () => {
    const nothing = 'MissingAuthenticationToken: Request is missing Authentication Token';
    expect(outcome(message(HOST))).toBe(nothing);
    expect(outcome(message(HOST, '/?Action=GetUser'))).toBe(nothing);
    expect(outcome(message(HOST, '/?X-Amz-Algorithm=AWS5-FOO'.replace('AWS5-', '')))).toBe(nothing);
    expect(outcome(message([...HOST, ...DATE], `/?X-Amz-Credential=${ID}%2F${SCOPE.replaceAll('/', '%2F')}`))).toBe(nothing);
  });

  it.each(table)('refuses %j', (header, refusal) => expect(outcome(withAuthorization(header))).toBe(refusal));

  it('takes access key ids of 16 to 128 word characters', () => {
    for (const id of ['A'.repeat(16), 'z_9'.repeat(10), 'A'.repeat(128)])
      expect(outcome(withAuthorization(keyed(id)))).toBe('read');
  });

  it('lists a missing date together with the missing parts', () => {
    const header = 'AWS4-HMAC-SHA256 SignedHeaders=host';
    expect(outcome(message([...HOST, 'Authorization', header]))).toBe(
      `IncompleteSignature: Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) Authorization=${hash(header)}`,
    );
  });

  it('never shows the header it refuses', () => {
    for (const [header] of table) expect(outcome(withAuthorization(header))).not.toContain(SIGNATURE.slice(0, 63).repeat(2));
    expect(outcome(withAuthorization(`AWS4-HMAC-SHA256 my secret ${SIGNATURE}`))).not.toContain('secret');
  });

  it.each(['Authorization', 'Host', 'X-Amz-Date', 'X-Amz-Security-Token', 'Content-Type', 'X-Amz-Content-Sha256', 'Date'])(
    'refuses two %s headers, whatever their case and order',
    (name) => {
      const all = [...HOST, ...DATE, 'Authorization', GOOD, 'Content-Type', 'text/plain', 'Date', AT];
      const value = all[all.indexOf(name) + 1] ?? 'x';
      const refusal = `IncompleteSignature: Header '${name.toLowerCase()}' must not be repeated.`;
      const once = all.includes(name) ? all : [...all, name, value];
      for (const spelling of [name, name.toLowerCase(), name.toUpperCase()]) {
        expect(outcome(message([...once, spelling, value]))).toBe(refusal);
        expect(outcome(message([spelling, value, ...once]))).toBe(refusal);
      }
    },
  );

  it.each(['X-Amz-Security-Token', 'x-amz-foo', 'X-AMZ-TARGET', 'X-Amz-Content-Sha256'])(
    'refuses %s when it is not signed',
    (name) => {
      expect(outcome(message([...HOST, ...DATE, 'Authorization', GOOD, name, 'x']))).toBe(
        `SignatureDoesNotMatch: '${name}' must be a 'SignedHeader' in the AWS Authorization.`,
      );
    },
  );

  it('leaves unsigned headers of other names alone', () => {
    const others = ['User-Agent', 'x', 'X-Amzn-Trace-Id', 'Root=1', 'Accept', '*/*', 'Accept', 'text/xml'];
    expect(outcome(message([...others, ...HOST, ...DATE, 'Authorization', GOOD]))).toBe('read');
  });

  it('refuses a signed header that is not UTF-8, and an empty token', () => {
    expect(outcome(signed('x-note', 'caf\xc3\xa9'))).toBe('read');
    expect(outcome(signed('x-note', 'caf\xe9'))).toBe("IncompleteSignature: Signed header 'x-note' is not valid UTF-8.");
    expect(outcome(signed('x-amz-security-token', ''))).toBe(invalid);
  });
});

const dated = (text: string, name = 'X-Amz-Date') => {
  const signed = name === 'Date' ? 'date;host' : 'host;x-amz-date';
  const header = GOOD.replace('host;x-amz-date', signed).replace('20261124/', `${/^[^,]{8}/.exec(text)?.[0] ?? '20261124'}/`);
  return message([...HOST, name, text, 'Authorization', header]);
};

describe('the date of a message', () => {
  it.each([
    ['20261124T114500Z', 'read'],
    [
      '20261124T114459Z',
      'SignatureDoesNotMatch: Signature expired: 20261124T114459Z is now earlier than 20261124T114500Z (20261124T120000Z - 15 min.)',
    ],
    ['20261124T121500Z', 'read'],
    [
      '20261124T121501Z',
      'SignatureDoesNotMatch: Signature not yet current: 20261124T121501Z is still later than 20261124T121500Z (20261124T120000Z + 15 min.)',
    ],
  ])('may be 15 minutes off and no second more: %s', (text, expected) => {
    expect(outcome(dated(text))).toBe(expected);
    expect(outcome(dated(text), { ...expectation, now: NOW + 999 })).toBe(expected);
    expect(outcome(dated(text, 'Date'))).toBe(expected);
  });

  it('may be as far off as the service says', () => {
    const strict = { ...expectation, skewSeconds: 90 };
    expect(outcome(dated('20261124T115830Z'), strict)).toBe('read');
    expect(outcome(dated('20261124T115829Z'), strict)).toContain('(20261124T120000Z - 90 sec.)');
  });

  it('counts the day in UTC at midnight', () => {
    const midnight = { ...expectation, now: Date.UTC(2026, 10, 25, 0, 5) };
    expect(outcome(dated('20261124T235959Z'), midnight)).toBe('read');
    expect(outcome(dated('20261125T000000Z'), midnight)).toBe('read');
  });

  it('is X-Amz-Date before Date', () => {
    const both = message([...HOST, ...DATE, 'Date', 'Tue, 24 Nov 2020 12:00:00 GMT', 'Authorization', GOOD]);
    expect(outcome(both)).toBe('read');
  });

  it.each([
    '',
    '2026-11-24T12:00:00Z',
    'Tue, 24 Nov 2026 12:00:00 GMT',
    '20261124T120000',
    '20261124T1200000',
    '20261124 120000Z',
    '20261324T120000Z',
    '20260229T120000Z',
    '20261100T120000Z',
    '20261124T240000Z',
    '20261124T126000Z',
    '20261124T120060Z',
    '2026112 T120000Z',
    '20261124T12000+Z',
    '20261124t120000z',
    '+0261124T120000Z',
    '19691231T235959Z',
  ])('is not %j', (text) => {
    expect(outcome(dated(text))).toBe(
      `IncompleteSignature: Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  });
});

describe('the regions of a scope', () => {
  it('are held to the list when there is one', () => {
    const regions = ['eu-west-1', 'us-east-1'];
    expect(outcome(withAuthorization(GOOD), { ...expectation, regions })).toBe('read');
    expect(outcome(withAuthorization(GOOD), { ...expectation, regions: ['eu-west-1'] })).toBe(
      'SignatureDoesNotMatch: Credential should be scoped to a valid region. ',
    );
    expect(outcome(withAuthorization(GOOD), { ...expectation, regions: [], service: 'sts' })).toBe(
      "SignatureDoesNotMatch: Credential should be scoped to a valid region. Credential should be scoped to correct service: 'sts'. ",
    );
  });
});

const signedAt = (target: string) => message([...HOST, ...DATE, 'Authorization', GOOD], target);

describe('a request target', () => {
  it.each(['/?a=%', '/?a=%1', '/?%zz=1', '/?a=%u1234', '/?a=%%41', '/?a=% 41'])(
    'with a broken escape is refused: %s',
    (target) => {
      expect(outcome(signedAt(target))).toMatch(
        /^MalformedQueryString: (Illegal hex characters in|Incomplete trailing) escape % /,
      );
      expect(outcome(message(HOST, target))).toMatch(/^MalformedQueryString/);
    },
  );

  it.each(['http://iam.example.com/', '', '*', 'a', '?a=b'])('that is no path is refused: %j', (target) => {
    expect(outcome(signedAt(target))).toBe("InvalidURI: Couldn't parse the specified URI.");
  });

  it('of S3 with a broken escape is refused', () => {
    expect(outcome(signedAt('/a%zz'), { ...expectation, path: 's3' })).toBe("InvalidURI: Couldn't parse the specified URI.");
  });

  it('comes with a method that is one word', () => {
    expect(outcome(message([...HOST, ...DATE, 'Authorization', GOOD], '/', 'GET\n/admin'))).toMatch(/^InvalidURI/);
  });
});
