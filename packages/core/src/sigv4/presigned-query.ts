import { ALGORITHM, unsupported, type SignatureParts } from './authorization-header.ts';
import type { QueryParameter } from './canonical-query.ts';
import { quoted, SigV4Error } from './errors.ts';

/** What a presigned URL says about its own signature. */
export interface PresignedParts extends SignatureParts {
  readonly dateTime: string;
  /** Seconds after `dateTime`, 1 to 604,800. */
  readonly expires: number;
  readonly securityToken: string | undefined;
  readonly contentSha256: string | undefined;
}

/** The parameters that sign a URL. Only this spelling counts, and each may come once. */
const SIGNING: ReadonlySet<string> = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
]);
const SIGNING_FOLDED: ReadonlySet<string> = new Set([...SIGNING].map((name) => name.toLowerCase()));

/**
 * Refuses a query in which two readers could see two requests.
 * SOURCE: CVE-2022-2385: a parameter that differed by case alone was signed as one and read as another.
 * @throws SigV4Error `IncompleteSignature` for two `X-Amz-*` parameters equal but for case, or a signing one in another case.
 */
export function checkAmzParameters(parameters: readonly QueryParameter[]): void {
  const seen = new Set<string>();
  for (const { name } of parameters) {
    const folded = name.toLowerCase();
    if (!folded.startsWith('x-amz-')) continue;
    if (seen.has(folded)) throw ambiguous(`must not repeat ${quoted(name)}`);
    if (SIGNING_FOLDED.has(folded) && !SIGNING.has(name)) throw ambiguous(`must not spell a parameter as ${quoted(name)}`);
    seen.add(folded);
  }
}

/** Whether a query holds any part of a signature, of version 4 or 2: enough to clash with an `Authorization` header. */
export function holdsSignature(parameters: readonly QueryParameter[]): boolean {
  return parameters.some(({ name }) => SIGNING.has(name)) || isVersion2(parameters);
}

/** Whether a query is signed with the retired Signature Version 2. */
export function isVersion2(parameters: readonly QueryParameter[]): boolean {
  return parameters.some(({ name }) => name === 'AWSAccessKeyId') && parameters.some(({ name }) => name === 'Signature');
}

/**
 * Reads the parameters of a presigned URL.
 * @returns undefined when the query is not signed at all, or by an algorithm AWS does not know.
 * @throws SigV4Error `IncompleteSignature` for missing parts, `AuthorizationQueryParametersError` for the lifetime.
 */
export function readPresignedQuery(parameters: readonly QueryParameter[]): PresignedParts | undefined {
  const value = (name: string): string | undefined => {
    const found = parameters.find((parameter) => parameter.name === name);
    return found && decodeOctets(found.value);
  };
  const algorithm = value('X-Amz-Algorithm');
  if (algorithm !== ALGORITHM) {
    if (algorithm?.startsWith('AWS4-')) throw unsupported(algorithm);
    if (isVersion2(parameters))
      throw new SigV4Error('IncompleteSignature', `Signature Version 2 is not supported. Use ${ALGORITHM}.`);
    return undefined;
  }
  const credential = value('X-Amz-Credential');
  const signature = value('X-Amz-Signature');
  const signedHeaders = value('X-Amz-SignedHeaders');
  const dateTime = value('X-Amz-Date');
  if (!credential || !signature || !signedHeaders || !dateTime) {
    const parts = { Credential: credential, Signature: signature, SignedHeaders: signedHeaders, Date: dateTime };
    throw missing(parts);
  }
  return {
    credential,
    signature,
    signedHeaders,
    dateTime,
    expires: readExpires(value('X-Amz-Expires')),
    securityToken: value('X-Amz-Security-Token'),
    contentSha256: value('X-Amz-Content-Sha256'),
  };
}

/** Undoes a canonical encoding. Every escape in it is whole, and each stands for one octet. */
function decodeOctets(encoded: string): string {
  if (!encoded.includes('%')) return encoded;
  return encoded.replaceAll(/%(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function readExpires(text: string | undefined): number {
  if (text === undefined) throw badExpires('is required');
  if (!/^[0-9]{1,10}$/.test(text)) throw badExpires('must be a number');
  const seconds = Number(text);
  if (seconds < 1) throw badExpires('must be at least 1 second');
  // SOURCE: S3 API Reference, "Authenticating Requests: Using Query Parameters": at most seven days.
  if (seconds > 604_800) throw badExpires('must be at most a week (604800 seconds)');
  return seconds;
}

function missing(parts: Readonly<Record<string, string | undefined>>): SigV4Error {
  let text = '';
  for (const [name, value] of Object.entries(parts)) {
    if (!value) text += `AWS query-string parameters must include 'X-Amz-${name}'. `;
  }
  return new SigV4Error('IncompleteSignature', `${text}Re-examine the query-string parameters.`);
}

const ambiguous = (what: string): SigV4Error => new SigV4Error('IncompleteSignature', `AWS query-string parameters ${what}.`);
const badExpires = (what: string): SigV4Error => new SigV4Error('AuthorizationQueryParametersError', `X-Amz-Expires ${what}`);
