import { readFileSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;
// SOURCE: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
const MAGIC = 0x377f0682;
const isCommit = (frame: Buffer): boolean => frame.readUInt32BE(4) !== 0;

/** Adds `bytes` (a multiple of 8) to the log's running checksum. */
function checksum(bytes: Buffer, bigEndian: boolean, from: readonly [number, number]): [number, number] {
  let [a, b] = from;
  for (let at = 0; at < bytes.length; at += 8) {
    const x = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const y = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + x + b) >>> 0;
    b = (b + y + a) >>> 0;
  }
  return [a, b];
}

const endsWith = (bytes: Buffer, sum: readonly [number, number]): boolean =>
  bytes.readUInt32BE(bytes.length - 8) === sum[0] && bytes.readUInt32BE(bytes.length - 4) === sum[1];

/**
 * How many commits may be on their way to the disk at once: one that was answered before its sync (`durable: false`), and one
 * durable commit behind it.
 */
const UNSYNCED = 2;

/**
 * Whether SQLite would silently drop commits out of this write-ahead log.
 *
 * SQLite takes the log up to the first frame that does not add up, which is right for a crash: there the rest is what was on
 * its way to the disk. That is never more than two commits, so two of them *and more* behind a bad frame are damage to what
 * was already acknowledged. Damage that is nearer to the end cannot be told from a crash.
 * @param file the log; bytes that are missing at its very end cannot be told from bytes that were never written.
 */
export function isLogDamaged(file: string): boolean {
  const log = readFileSync(file);
  if (log.length < HEADER + FRAME_HEADER || log.every((byte) => byte === 0)) return false; // nothing was committed into it
  const header = log.subarray(0, HEADER);
  const bigEndian = header.readUInt32BE(0) === MAGIC + 1;
  let sum = checksum(header.subarray(0, HEADER - 8), bigEndian, [0, 0]);
  // The header is synced before the first frame is written, and is far smaller than a sector.
  if ((header.readUInt32BE(0) & ~1) !== (MAGIC & ~1) || !endsWith(header, sum)) return true;

  const length = FRAME_HEADER + header.readUInt32BE(8);
  const salts = header.subarray(16, 24);
  let intact = true;
  let commitsBehind = 0;
  for (let at = HEADER; at + length <= log.length; at += length) {
    const frame = log.subarray(at, at + FRAME_HEADER);
    const isOurs = frame.subarray(8, 16).equals(salts); // others are left over from before the log was begun anew
    if (intact) {
      sum = checksum(frame.subarray(0, 8), bigEndian, sum);
      sum = checksum(log.subarray(at + FRAME_HEADER, at + length), bigEndian, sum);
      intact = isOurs && endsWith(frame.subarray(0, FRAME_HEADER), sum);
    }
    if (intact || !isOurs) continue;
    if (commitsBehind === UNSYNCED) return true;
    if (isCommit(frame)) commitsBehind += 1;
  }
  return false;
}
