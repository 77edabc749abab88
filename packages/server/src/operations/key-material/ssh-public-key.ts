import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { ServiceError } from '../../domain/errors.ts';

/** An RSA key as SSH writes it, base64, and its fingerprint. */
export interface SshPublicKey {
  readonly body: string;
  /** `60:34:db:…`, MD5 of the body's bytes: what `ssh-keygen -E md5 -l` shows. */
  readonly fingerprint: string;
}

const LEAST_BITS = 2048;
const SSH_LINE = /^ssh-rsa[ \t]+(?<body>[A-Za-z0-9+/]+={0,2})(?:[ \t][^\r\n]*)?$/;
const PEM = /^-----BEGIN (?<label>(?:RSA )?PUBLIC KEY)-----[\sA-Za-z0-9+/=]+-----END \k<label>-----$/;

/**
 * Reads a public key that is to be uploaded: one line `ssh-rsa … comment`, or PEM.
 * SOURCE: the codes and texts are recorded (radkawar/stackd, certificates_aws.json, 2026-09) for text that is no key, a
 * certificate, and a key of 1024 bits. That other kinds of key (`ssh-ed25519`, EC) get them too is assumed.
 *
 * @throws ServiceError `UnrecognizedPublicKeyEncoding` when it is written in another way; `InvalidPublicKey` when it is no RSA
 *   key of 2048 bits or more.
 */
export function readSshPublicKey(text: string): SshPublicKey {
  const trimmed = text.trim();
  const line = SSH_LINE.exec(trimmed);
  if (!line && !PEM.test(trimmed)) {
    throw new ServiceError('UnrecognizedPublicKeyEncoding', 'Invalid public key uploaded.');
  }
  const key = line ? keyOfBody(line.groups?.['body'] ?? '') : keyOfPem(trimmed);
  if (key?.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) {
    throw new ServiceError('InvalidPublicKey', 'Invalid body for public key');
  }
  const bytes = bodyOfKey(key);
  const digest = createHash('md5').update(bytes).digest('hex');
  return { body: bytes.toString('base64'), fingerprint: digest.replaceAll(/..(?!$)/g, '$&:') };
}

/** The key in PEM (SubjectPublicKeyInfo), ending in a line break. @param body from `readSshPublicKey`. */
export function sshKeyAsPem(body: string): string {
  const key = keyOfBody(body);
  if (!key) throw new RangeError('the body is not that of an RSA key');
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** The key as one line, without a comment. @param body from `readSshPublicKey`. */
export function sshKeyAsLine(body: string): string {
  return `ssh-rsa ${body}`;
}

function keyOfPem(text: string): KeyObject | undefined {
  try {
    return createPublicKey(text);
  } catch {
    return undefined;
  }
}

/** SOURCE: RFC 4253, section 6.6: the name, the exponent and the modulus, each behind its length. */
function keyOfBody(body: string): KeyObject | undefined {
  const bytes = Buffer.from(body, 'base64');
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length && parts.length < 3) {
    const end = at + 4 + bytes.readUInt32BE(at);
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  const [name, e, n] = parts;
  if (at !== bytes.length || name?.toString() !== 'ssh-rsa' || !e || !n) return undefined;
  try {
    const key = { kty: 'RSA', e: e.toString('base64url'), n: n.toString('base64url') };
    return createPublicKey({ key, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function bodyOfKey(key: KeyObject): Buffer {
  const { e = '', n = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from('ssh-rsa'), positive(e), positive(n)].flatMap((part) => [lengthOf(part), part]));
}

/** A number as RFC 4251 writes it: a first bit that is set would make it negative. */
function positive(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url');
  return (bytes[0] ?? 0) < 128 ? bytes : Buffer.concat([Buffer.from([0]), bytes]);
}

function lengthOf(part: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(part.length);
  return length;
}
