/** Writes bytes as base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(text);
}

/** Reads base64 in its one canonical form. @returns undefined for anything else: blanks, missing padding, set bits that carry nothing. */
export function decodeBase64(text: string): Uint8Array | undefined {
  let held: string;
  try {
    held = atob(text);
  } catch {
    return undefined;
  }
  // `atob` forgives; a text that we would not have written ourselves is refused, so one value has one spelling.
  if (btoa(held) !== text) return undefined;
  return Uint8Array.from(held, (letter) => letter.charCodeAt(0));
}

/** Writes bytes as base64url without padding, as JWT and WebAuthn do. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads base64url without padding, in its one canonical form. @returns undefined for anything else. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  if (/[+/=]/.test(text)) return undefined;
  return decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (text.length % 4)) % 4));
}
