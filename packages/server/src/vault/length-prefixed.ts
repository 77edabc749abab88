/**
 * Joins texts so that no two different lists give the same bytes: each is preceded by its length in bytes, 32 bit.
 * Without it `("ab", "c")` and `("a", "bc")` would be one and the same to a seal.
 */
export function lengthPrefixed(parts: readonly string[]): Buffer {
  const size = parts.reduce((sum, part) => sum + 4 + Buffer.byteLength(part), 0);
  const joined = Buffer.allocUnsafe(size);
  let at = 0;
  for (const part of parts) {
    const length = joined.write(part, at + 4);
    joined.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return joined;
}
