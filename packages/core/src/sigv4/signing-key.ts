import { decodeHex, encodeUtf8 } from '../bytes/index.ts';
import type { Hasher } from '../hasher/hasher.ts';

/**
 * A key that signs for one day, region and service: all that a verifier needs to hold, and all that a thief would get.
 * A class so that its 32 bytes can't be printed, serialized or compared by accident.
 */
export class SigningKey {
  readonly #bytes: Uint8Array;

  /** Copies 32 bytes from `offset`. @throws RangeError when there are fewer. */
  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes.slice(offset, offset + 32);
    if (this.#bytes.length !== 32) throw new RangeError(`a signing key has 32 bytes, got ${this.#bytes.length}`);
  }

  /** @returns the signature: 64 lower-case hexadecimal digits. */
  sign(text: string, hasher: Hasher): string {
    return hasher.hmacSha256(this.#bytes, text);
  }

  /** Whether `signature` is what `sign` gives, found in a time that tells nothing of where the two differ. */
  verifies(text: string, signature: string, hasher: Hasher): boolean {
    return hasher.isHmacSha256(this.#bytes, text, signature);
  }

  /** Copies the 32 bytes out, for packed storage or a sealed transport to an enforcement node. */
  copyTo(target: Uint8Array, offset: number): void {
    target.set(this.#bytes, offset);
  }
}

/**
 * Derives the signing key from a secret access key: four HMACs, each under the result of the one before.
 * @param date `YYYYMMDD`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function deriveSigningKey(secret: string, date: string, region: string, service: string, hasher: Hasher): SigningKey {
  let key = encodeUtf8(`AWS4${secret}`);
  for (const part of [date, region, service, 'aws4_request']) {
    key = decodeHex(hasher.hmacSha256(key, part)) ?? new Uint8Array();
  }
  return new SigningKey(key);
}
