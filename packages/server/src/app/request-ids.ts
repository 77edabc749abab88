import { randomFillSync } from 'node:crypto';

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
    pool[at + 6] = ((pool[at + 6] ?? 0) & 0x0f) | 0x40; // version 4
    pool[at + 8] = ((pool[at + 8] ?? 0) & 0x3f) | 0x80; // variant 1
    const hex = pool.toString('hex', at, at + 16);
    at += 16;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
