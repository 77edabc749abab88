import type { Hasher } from '../hasher/hasher.ts';
import { ALGORITHM } from './authorization-header.ts';
import type { HttpMessage } from './http-message.ts';
import type { SigV4Claim } from './claim.ts';

/** The pieces of a canonical request, each in its canonical form. */
export interface CanonicalParts {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** `name:value\n` for each signed header. */
  readonly headers: string;
  readonly signedHeaders: string;
  readonly payloadHash: string;
}

/** Joins the pieces. SOURCE: IAM User Guide, "Create a signed AWS API request", step 1. */
export function joinCanonical(parts: CanonicalParts): string {
  return `${parts.method}\n${parts.path}\n${parts.query}\n${parts.headers}\n${parts.signedHeaders}\n${parts.payloadHash}`;
}

/**
 * The canonical request that the server builds from a message. It holds the session token; `diagnose` gives one for showing.
 * @param claim the one that was read from this very message.
 */
export function canonicalRequest(message: HttpMessage, claim: SigV4Claim, hasher: Hasher): string {
  // INVARIANT: path, query and headers were made canonical when the claim was read; they must be this message's.
  if (claim.message !== message) throw new TypeError('the claim was read from another message');
  return joinCanonical({
    method: message.method,
    path: claim.canonicalPath,
    query: claim.canonicalQuery,
    headers: claim.canonicalHeaders,
    signedHeaders: claim.signedHeaders,
    payloadHash: claim.payloadHash ?? bodyHash(message.body, hasher),
  });
}

/** What the signing key signs. */
export function stringToSign(claim: Pick<SigV4Claim, 'dateTime' | 'scope'>, canonicalRequest: string, hasher: Hasher): string {
  return `${ALGORITHM}\n${claim.dateTime}\n${claim.scope}\n${hasher.sha256(canonicalRequest)}`;
}

/** SHA-256 of nothing, which most GET requests sign. */
export const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** SHA-256 of a body in hexadecimal. */
export function bodyHash(body: Uint8Array, hasher: Hasher): string {
  return body.length === 0 ? EMPTY_SHA256 : hasher.sha256(body);
}
