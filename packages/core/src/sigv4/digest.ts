/** Whether a text is 64 lower-case hexadecimal digits: the one spelling of 32 bytes that SigV4 uses. */
export function isDigest(text: string): boolean {
  if (text.length !== 64) return false;
  for (let i = 0; i < 64; i++) {
    const code = text.charCodeAt(i);
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}
