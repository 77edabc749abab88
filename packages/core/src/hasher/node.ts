import { hash } from 'node:crypto';
import type { Hasher } from './hasher.ts';

/** SHA-256's block. SOURCE: RFC 2104, section 2: B = 64, ipad = 0x36, opad = 0x5C. */
const BLOCK = 64;
const IPAD = 0x36;
const OPAD = 0x5c;

// One piece of memory for the inner hash (block, then message) and one for the outer (block, then inner digest). Everything
// here is synchronous, so no two calls can meet in them. Reading or copying prepared pads was no faster than this xor.
const inner = Buffer.alloc(BLOCK + 4096, IPAD);
const outer = Buffer.alloc(BLOCK + 32, OPAD);
let padded = 0; // how many bytes of both blocks differ from the bare pads

/** SHA-256 by OpenSSL, in one call. @returns 64 lower-case hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/**
 * HMAC-SHA256 as two one-shot hashes.
 * Measured on Node 20: 1.4 µs for 140 bytes, `createHmac` 2.8 µs; on Node 24 `createHmac` with a raw key is ten times slower still.
 * @returns 64 lower-case hexadecimal digits.
 */
export function hmacSha256(key: Uint8Array, data: string | Uint8Array): string {
  setPads(key.length > BLOCK ? Buffer.from(hash('sha256', key, 'hex'), 'hex') : key);
  const message = withMessage(data);
  outer.write(hash('sha256', message, 'hex'), BLOCK, 'hex');
  return hash('sha256', outer, 'hex');
}

function setPads(key: Uint8Array): void {
  const length = key.length;
  let i = 0;
  for (; i < length; i++) {
    const byte = key[i] ?? 0;
    inner[i] = byte ^ IPAD;
    outer[i] = byte ^ OPAD;
  }
  for (; i < padded; i++) {
    inner[i] = IPAD;
    outer[i] = OPAD;
  }
  padded = length;
}

/** The inner block followed by the message: in the shared memory when it is sure to fit, in new memory when it is not. */
function withMessage(data: string | Uint8Array): Uint8Array {
  if (typeof data === 'string') {
    if (data.length * 3 > inner.length - BLOCK) return withMessage(Buffer.from(data));
    return inner.subarray(0, BLOCK + inner.write(data, BLOCK));
  }
  if (data.length > inner.length - BLOCK) return Buffer.concat([inner.subarray(0, BLOCK), data]);
  inner.set(data, BLOCK);
  return inner.subarray(0, BLOCK + data.length);
}

/** Node's own hashes, for every function here that takes a `Hasher`. */
export const nodeHasher: Hasher = { sha256, hmacSha256 };

export type { Hasher } from './hasher.ts';
