/** Where the frames of SQLite's write-ahead log end, in bytes; behind them there is only room. */
export function logEnd(log: Buffer): number {
  const length = 24 + log.readUInt32BE(8);
  let at = 32;
  while (at + length <= log.length && log.subarray(at + 8, at + 16).equals(log.subarray(16, 24))) at += length;
  return at;
}
