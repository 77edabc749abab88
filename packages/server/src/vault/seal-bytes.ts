import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
/** How many bytes a seal adds: nonce and tag. */
export const SEAL_OVERHEAD: number = NONCE + TAG;

/** Secure random bytes. */
export type Random = (length: number) => Uint8Array;

/**
 * Seals bytes with AES-256-GCM: nonce (12) ‖ ciphertext ‖ tag (16).
 * A nonce is drawn at random, so one key may seal 2^32 times. SOURCE: NIST SP 800-38D, section 8.3.
 * @param bound what the seal is good for; `openBytes` must be given the same.
 */
export function sealBytes(key: KeyObject, bound: Uint8Array, plain: Uint8Array, random: Random): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `sealBytes` made. @returns undefined when it was changed, or sealed for something else or with another key. */
export function openBytes(key: KeyObject, bound: Uint8Array, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < SEAL_OVERHEAD) return undefined;
  // Without an explicit length Node 20 would take a tag of 4 bytes, which can be guessed.
  const opener = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  opener.setAAD(bound);
  opener.setAuthTag(sealed.subarray(sealed.length - TAG));
  const first = opener.update(sealed.subarray(NONCE, sealed.length - TAG));
  try {
    return Buffer.concat([first, opener.final()]);
  } catch {
    first.fill(0);
    return undefined;
  }
}
