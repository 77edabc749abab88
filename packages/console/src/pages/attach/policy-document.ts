/** A document as it was written: IAM's answers carry it percent-encoded. */
export function writtenDocument(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** A document to be read by people: indented, where it stands in one line; else as it was written. */
export function readableDocument(encoded: string): string {
  const written = writtenDocument(encoded);
  if (written.trim().includes('\n')) return written;
  try {
    return JSON.stringify(JSON.parse(written), undefined, 2);
  } catch {
    return written;
  }
}
