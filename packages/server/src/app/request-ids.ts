import { randomFillSync } from 'node:crypto';

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
const POOL = 4096;

/** Makes request ids in AWS's form, a random UUID (version 4). Draws its chance in bulk: one call to the system for 256 ids. */
export function createRequestIds(): () => string {
  const pool = Buffer.alloc(POOL);
  let at = POOL;
  return () => {
    if (at === POOL) {
      randomFillSync(pool);
      at = 0;
    }
    let text = '';
    for (let i = 0; i < 16; i++) {
      let byte = pool[at + i] ?? 0;
      if (i === 6) byte = (byte & 0x0f) | 0x40;
      if (i === 8) byte = (byte & 0x3f) | 0x80;
      text += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + HEX[byte];
    }
    at += 16;
    return text;
  };
}
