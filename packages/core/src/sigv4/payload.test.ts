import { describe, expect, it } from 'vitest';
import { nodeHasher } from '../hasher/node.ts';
import { DOES_NOT_MATCH, SigV4Error } from './errors.ts';
import type { HttpMessage } from './http-message.ts';
import { readAuthorization, type Expectation } from './read-authorization.ts';
import { presign, sign } from './sign.ts';
import { verify } from './verify.ts';

const ID = 'AKIDEXAMPLEKEY12';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
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

const covered = (value: string) =>
  message([
    ...HOST,
    ...DATE,
    'X-Amz-Content-Sha256',
    value,
    'Authorization',
    GOOD.replace('x-amz-date', 'x-amz-content-sha256;x-amz-date'),
  ]);

describe('the covering of a body', () => {
  const refusal =
    "XAmzContentSHA256Mismatch: The value of 'x-amz-content-sha256' must be the SHA-256 of the body, in 64 lower-case hexadecimal digits.";

  it.each([
    '',
    'UNSIGNED-PAYLOAD',
    'unsigned-payload',
    'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD',
    'a'.repeat(63),
  ])('is not %j', (value) => expect(outcome(covered(value))).toBe(refusal));

  it('may be less where the service takes it', () => {
    const payloads = ['unsigned', 'streaming'] as const;
    const mode = (value: string) => readAuthorization(covered(value), { ...expectation, payloads }, nodeHasher).payload;
    expect(mode('UNSIGNED-PAYLOAD')).toBe('unsigned');
    expect(mode('STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER')).toBe('streaming');
    expect(mode(nodeHasher.sha256(body))).toBe('sha256');
    expect(outcome(covered('STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD'), { ...expectation, payloads })).toBe(refusal);
    expect(outcome(covered('UNSIGNED-PAYLOAD'), { ...expectation, payloads: ['streaming'] })).toBe(refusal);
  });

  it('leaves the body of a presigned URL unsigned only where the service takes that', () => {
    const credentials = { accessKeyId: ID, secretAccessKey: SECRET };
    const plain = { method: 'PUT', target: '/b/k', rawHeaders: HOST, body: new Uint8Array() };
    const s3 = { region: 'us-east-1', service: 's3', now: NOW, path: 's3' } as const;
    const signed = { ...presign(plain, credentials, { ...s3, expires: 60 }, nodeHasher), body };
    expect(() => verify(signed, () => SECRET, s3, nodeHasher)).toThrow(DOES_NOT_MATCH);
    const unsigned = presign(
      { ...plain, rawHeaders: [...HOST, 'X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD'] },
      credentials,
      { ...s3, expires: 60 },
      nodeHasher,
    );
    expect(verify({ ...unsigned, body }, () => SECRET, { ...s3, payloads: ['unsigned'] }, nodeHasher).payload).toBe('unsigned');
    const header = sign(plain, credentials, s3, nodeHasher);
    expect(verify(header, () => SECRET, { ...s3, payloads: ['unsigned'] }, nodeHasher).payload).toBe('body');
  });
});
