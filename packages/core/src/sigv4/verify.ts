import type { Hasher } from '../hasher/hasher.ts';
import { bodyHash, canonicalRequest, stringToSign } from './canonical-request.ts';
import type { SigV4Claim } from './claim.ts';
import { DOES_NOT_MATCH, INVALID_TOKEN, SigV4Error } from './errors.ts';
import type { HttpMessage } from './http-message.ts';
import { readAuthorization, type Expectation } from './read-authorization.ts';
import { deriveSigningKey, SigningKey } from './signing-key.ts';

/** Stands in for the key that is not there, so that an unknown access key costs what a wrong secret costs. */
const NOBODY = new SigningKey(new Uint8Array(32));
const NOBODYS_SECRET = 'nobody has this secret, and it proves nothing';

/**
 * Proves a claim: that the holder of `key` signed this message, body included.
 * The signatures are compared in constant time (`Hasher.isHmacSha256`).
 *
 * @param key undefined when the access key is not known: the same work is done, and then it is refused.
 * @throws SigV4Error `InvalidClientTokenId`, `SignatureDoesNotMatch` or `XAmzContentSHA256Mismatch`.
 */
export function verifySignature(message: HttpMessage, claim: SigV4Claim, key: SigningKey | undefined, hasher: Hasher): void {
  const text = stringToSign(claim, canonicalRequest(message, claim, hasher), hasher);
  const matches = (key ?? NOBODY).verifies(text, claim.signature, hasher);
  // INVARIANT: this refusal stands before the use of `matches`; what NOBODY signed is never accepted.
  if (key === undefined) throw new SigV4Error('InvalidClientTokenId', INVALID_TOKEN);
  if (!matches) throw new SigV4Error('SignatureDoesNotMatch', DOES_NOT_MATCH);
  if (claim.payload === 'sha256' && bodyHash(message.body, hasher) !== claim.payloadHash) {
    throw new SigV4Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
}

/**
 * Reads, looks up, derives and proves, in one call and without a cache.
 * @param lookUp gives the secret access key; undefined when there is no such access key.
 * @returns the claim, now proven. Its session token is signed but not otherwise checked.
 */
export function verify(
  message: HttpMessage,
  lookUp: (accessKeyId: string) => string | undefined,
  expectation: Expectation,
  hasher: Hasher,
): SigV4Claim {
  const claim = readAuthorization(message, expectation, hasher);
  const secret = lookUp(claim.accessKeyId);
  const key = deriveSigningKey(secret ?? NOBODYS_SECRET, claim.date, claim.region, claim.service, hasher);
  verifySignature(message, claim, secret === undefined ? undefined : key, hasher);
  return claim;
}
