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

const url = (change: (query: string) => string = (query) => query, rawHeaders: readonly string[] = HOST): HttpMessage => {
  const credential = `${ID}%2F${SCOPE.replaceAll('/', '%2F')}`;
  const query = `Action=GetUser&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${credential}&X-Amz-Date=${AT}&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=${SIGNATURE}`;
  return { method: 'GET', target: `/?${change(query)}`, rawHeaders, body: Buffer.alloc(0) };
};

const both = (header: string) =>
  url(
    (query) => `${query.replace('SignedHeaders=host', 'SignedHeaders=host%3Bx-amz-security-token')}&X-Amz-Security-Token=one`,
    [...HOST, 'X-Amz-Security-Token', header],
  );

const without = (name: string) => url((query) => query.replace(new RegExp(`X-Amz-${name}=[^&]*&?`), ''));

describe('a presigned URL', () => {
  it('is read', () => {
    expect(readAuthorization(url(), expectation, nodeHasher)).toMatchObject({
      via: 'query',
      accessKeyId: ID,
      signature: SIGNATURE,
    });
    expect(readAuthorization(url(), expectation, nodeHasher).canonicalQuery).not.toContain('X-Amz-Signature');
  });

  it.each(['1', '60', '604800', '0060'])('may count for %s seconds', (expires) => {
    expect(outcome(url((query) => query.replace('Expires=60', `Expires=${expires}`)))).toBe('read');
  });

  it.each([
    '0',
    '-1',
    '604801',
    '1000000000',
    '99999999999999999999',
    '10abc',
    '1.5',
    '1e3',
    '0x10',
    '',
    '%20',
    '+60',
    ' 60',
    '٣',
  ])('may not count for %j seconds', (expires) => {
    const octets = Buffer.from(expires).toString('latin1');
    expect(outcome(url((query) => query.replace('Expires=60', `Expires=${octets}`)))).toMatch(
      /^AuthorizationQueryParametersError: X-Amz-Expires must be /,
    );
  });

  it('must say how long it counts', () => {
    expect(outcome(without('Expires'))).toBe('AuthorizationQueryParametersError: X-Amz-Expires is required');
  });

  it.each(['Credential', 'Signature', 'SignedHeaders', 'Date'])('must have X-Amz-%s', (name) => {
    expect(outcome(without(name))).toBe(
      `IncompleteSignature: AWS query-string parameters must include 'X-Amz-${name}'. Re-examine the query-string parameters.`,
    );
  });

  it('lists all that is missing at once', () => {
    expect(outcome(message(HOST, '/?X-Amz-Algorithm=AWS4-HMAC-SHA256', 'GET'))).toBe(
      "IncompleteSignature: AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
    );
  });

  it('ends when it says, and one second later it has', () => {
    expect(outcome(url(), { ...expectation, now: NOW + 60_999 })).toBe('read');
    expect(outcome(url(), { ...expectation, now: NOW + 61_000 })).toBe(
      'SignatureDoesNotMatch: Signature expired: 20261124T120000Z is now earlier than 20261124T120001Z (20261124T120101Z - 1 min.)',
    );
    expect(outcome(url(), { ...expectation, now: NOW - 900_000 })).toBe('read');
    expect(outcome(url(), { ...expectation, now: NOW - 901_000 })).toContain('Signature not yet current');
  });

  it('counts as long as a header where the service says so, as STS does', () => {
    const sts: Expectation = { ...expectation, presignedLifetime: 'skew' };
    expect(outcome(url(), { ...sts, now: NOW + 900_000 })).toBe('read');
    expect(outcome(url(), { ...sts, now: NOW + 901_000 })).toContain('Signature expired');
  });

  it.each(['x-amz-signature', 'X-AMZ-DATE', 'x-Amz-Credential', 'x-amz-security-token', 'X%2Damz-Date'])(
    'may not hold the parameter %s, which differs by case',
    (name) => {
      expect(outcome(url((query) => `${query}&${name}=x`))).toMatch(
        /^IncompleteSignature: AWS query-string parameters must not /,
      );
      expect(outcome(message(HOST, `/?${name}=x`))).toMatch(/^IncompleteSignature: AWS query-string parameters must not spell /);
    },
  );

  it.each([
    'X-Amz-Date',
    'X-Amz-Signature',
    'X-Amz-Algorithm',
    'X-Amz-Expires',
    '%58-Amz-Date',
    'X-Amz-Foo=1&x-amz-foo',
    'X-Amz-Foo&X-Amz-Foo',
  ])('may not repeat a parameter: %s', (name) => {
    expect(outcome(url((query) => `${query}&${name}=x`))).toMatch(/must not repeat/);
    expect(outcome(url((query) => `${name}=x&${query}`))).toMatch(/must not repeat/);
  });

  it('may not come together with an Authorization header', () => {
    const twice = 'SignatureDoesNotMatch: ';
    expect(outcome(url(undefined, [...HOST, 'Authorization', GOOD]))).toBe(twice);
    expect(outcome(url(undefined, [...HOST, 'Authorization', 'Basic x']))).toBe(twice);
    for (const name of ['Algorithm', 'Credential', 'Signature', 'Security-Token', 'Expires', 'Date', 'SignedHeaders']) {
      expect(outcome(message([...HOST, ...DATE, 'Authorization', GOOD], `/?X-Amz-${name}=x`))).toBe(twice);
    }
    expect(outcome(message([...HOST, ...DATE, 'Authorization', GOOD], `/?AWSAccessKeyId=${ID}&Signature=x`))).toBe(twice);
  });

  it('is refused by name when it is signed by Version 2 or 4a', () => {
    expect(outcome(message(HOST, `/?AWSAccessKeyId=${ID}&Expires=1&Signature=x`))).toBe(
      'IncompleteSignature: Signature Version 2 is not supported. Use AWS4-HMAC-SHA256.',
    );
    expect(outcome(url((query) => query.replace('HMAC-SHA256', 'ECDSA-P256-SHA256')))).toBe(unsupportedEcdsa);
  });
  const unsupportedEcdsa = "IncompleteSignature: Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.";

  it('may not leave an x-amz-* header of the request unsigned', () => {
    expect(outcome(url(undefined, [...HOST, 'X-Amz-Security-Token', 'x']))).toContain("must be a 'SignedHeader'");
  });

  it('may not name one token in the query and another in a header', () => {
    expect(outcome(both('one'))).toBe('read');
    expect(outcome(both('two'))).toBe(
      'IncompleteSignature: X-Amz-Security-Token must not differ between the headers and the query-string.',
    );
  });
});
