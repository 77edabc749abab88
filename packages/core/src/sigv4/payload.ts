import { SigV4Error } from './errors.ts';

/**
 * How the body is covered by the signature: `body`, hashed by us; `sha256`, by a hash in a signed header that the body must
 * have; `unsigned`, not at all; `streaming`, chunk by chunk, which is for the caller to verify.
 */
export type PayloadMode = 'body' | 'sha256' | 'unsigned' | 'streaming';

/** The text that says a body is not signed. */
export const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

// SOURCE: S3 API Reference, "Authenticating Requests", the values of x-amz-content-sha256 that go with HMAC.
const STREAMING = new Set([
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
]);

/**
 * Reads `x-amz-content-sha256`.
 * @param allowed the modes beyond `body` and `sha256` that the service takes.
 * @throws SigV4Error `XAmzContentSHA256Mismatch` for anything that is no hash and not allowed.
 */
export function readPayloadMode(text: string | undefined, allowed: readonly PayloadMode[]): PayloadMode {
  if (text === undefined) return 'body';
  // Whatever else has this length is no hash of any body, and fails as one.
  if (text.length === 64) return 'sha256';
  if (text === UNSIGNED_PAYLOAD && allowed.includes('unsigned')) return 'unsigned';
  if (STREAMING.has(text) && allowed.includes('streaming')) return 'streaming';
  throw new SigV4Error(
    'XAmzContentSHA256Mismatch',
    "The value of 'x-amz-content-sha256' must be the SHA-256 of the body, in 64 lower-case hexadecimal digits.",
  );
}
