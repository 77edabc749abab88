const encoder = new TextEncoder();
// INVARIANT: `ignoreBOM` keeps a leading U+FEFF; dropping it would give two byte sequences one text.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Writes text as UTF-8. A lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Reads UTF-8. @returns undefined when the bytes are not UTF-8, so no two byte sequences give one text. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
