import { decodeHex, encodeBase64 } from '../bytes/index.ts';
import type { Hasher } from '../hasher/hasher.ts';
import { quoted, SigV4Error } from './errors.ts';

/** The algorithm verified here. SigV4a (`AWS4-ECDSA-P256-SHA256`) is refused by its name. */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** What a signed request says about its own signature, wherever it says it. */
export interface SignatureParts {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
}

/**
 * Reads `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`.
 * @param hasDate whether the message carries a date; AWS lists a missing one together with the missing parts.
 * @throws SigV4Error `IncompleteSignature`. Its text shows a hash of the header, as AWS's does, never the header.
 */
export function readAuthorizationHeader(header: string, hasDate: boolean, hasher: Hasher): SignatureParts {
  const space = header.indexOf(' ');
  const algorithm = space < 0 ? header : header.slice(0, space);
  if (algorithm !== ALGORITHM) throw unsupported(algorithm);
  let credential = '';
  let signedHeaders = '';
  let signature = '';
  for (let at = space < 0 ? header.length : space + 1; at < header.length;) {
    const comma = header.indexOf(',', at);
    const end = comma < 0 ? header.length : comma;
    while (header.charCodeAt(at) === SPACE) at++;
    const equals = header.indexOf('=', at);
    if (equals < 0 || equals >= end) throw notKeyValue(header, hasher);
    const value = withoutBlanks(header.slice(equals + 1, end));
    switch (header.slice(at, equals)) {
      case 'Credential':
        credential = once(credential, value, 'Credential');
        break;
      case 'SignedHeaders':
        signedHeaders = once(signedHeaders, value, 'SignedHeaders');
        break;
      case 'Signature':
        signature = once(signature, value, 'Signature');
        break;
      default: // AWS ignores what it does not know
    }
    at = end + 1;
    if (comma >= 0 && at >= header.length) throw notKeyValue(header, hasher);
  }
  if (!credential || !signedHeaders || !signature || !hasDate) {
    throw missing({ Credential: credential, Signature: signature, SignedHeaders: signedHeaders }, hasDate, header, hasher);
  }
  return { credential, signedHeaders, signature };
}

/** @returns the refusal of an algorithm that is not ours. */
export function unsupported(algorithm: string): SigV4Error {
  return new SigV4Error('IncompleteSignature', `Unsupported AWS 'algorithm': ${quoted(algorithm)}.`);
}

/**
 * @throws SigV4Error unless the signature has 64 characters. That they are lower-case hexadecimal digits is left to the
 * comparison, which knows no other spelling, as AWS leaves it: such a signature does not match.
 */
export function checkSignature(signature: string): void {
  if (signature.length !== 64) throw new SigV4Error('IncompleteSignature', "'Signature' must be 64 hexadecimal digits.");
}

const SPACE = 32;

/** As `trimEnd`, which costs more than looking whether there is anything to trim. */
function withoutBlanks(value: string): string {
  const last = value.charCodeAt(value.length - 1);
  return last > SPACE && last < 127 ? value : value.trimEnd();
}

function once(before: string, value: string, name: string): string {
  if (before !== '') throw new SigV4Error('IncompleteSignature', `Authorization header must not repeat '${name}'.`);
  return value;
}

function missing(parts: Readonly<Record<string, string>>, hasDate: boolean, header: string, hasher: Hasher): SigV4Error {
  let text = '';
  for (const [name, value] of Object.entries(parts)) if (!value) text += `Authorization header requires '${name}' parameter. `;
  if (!hasDate) text += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  return new SigV4Error(
    'IncompleteSignature',
    `${text}(Hashed with SHA-256 and encoded with Base64) Authorization=${hashed(header, hasher)}`,
  );
}

function notKeyValue(header: string, hasher: Hasher): SigV4Error {
  return new SigV4Error(
    'IncompleteSignature',
    `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashed(header, hasher)}'.`,
  );
}

const hashed = (header: string, hasher: Hasher): string => encodeBase64(decodeHex(hasher.sha256(header)) ?? new Uint8Array());
