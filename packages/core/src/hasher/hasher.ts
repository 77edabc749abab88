/**
 * The hash functions that a signature needs, as an argument, so that each runtime brings its own.
 * Texts are hashed as UTF-8. Digests are lower-case hexadecimal, the form SigV4 signs and the cheapest one to get out of
 * OpenSSL (Node 20, SHA-256 of 300 bytes: 0.64 µs as hex, 1.6 µs as a Buffer).
 */
export interface Hasher {
  /** SHA-256. @returns 64 lower-case hexadecimal digits. */
  sha256(data: string | Uint8Array): string;
  /** HMAC-SHA256 (RFC 2104) under a key of any length. @returns 64 lower-case hexadecimal digits. */
  hmacSha256(key: Uint8Array, data: string | Uint8Array): string;
  /**
   * Whether `digest` is what `hmacSha256` gives. For a digest of 64 characters it takes a time that tells nothing of where the
   * two differ: none of them is looked up, or compared before the others.
   */
  isHmacSha256(key: Uint8Array, data: string | Uint8Array, digest: string): boolean;
}
