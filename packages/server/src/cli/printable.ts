/**
 * Makes text from elsewhere safe to show: control characters, which could rewrite a terminal, become visible.
 * Line ends and tabs stay.
 */
export function printable(text: string): string {
  // Also the marks that reorder text, so that nothing reads otherwise than it is (Unicode, "bidirectional overrides").
  return text.replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}
