import { hexDigit } from '../bytes/index.ts';

// SOURCE: RFC 3986, section 2.3, and "Create a canonical request": everything else becomes %XX in upper case, a space %20.
const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';
const ENCODED: readonly string[] = Array.from({ length: 256 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return UNRESERVED.includes(letter) ? letter : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
});
const PLAIN: readonly boolean[] = ENCODED.map((text) => text.length === 1);
const SLASH = 47;
const PERCENT = 37;
const PLUS = 43;

/** Encodes each octet that is not unreserved, the percent sign included; a slash stays. */
export function encodePath(text: string): string {
  let encoded = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    encoded += code === SLASH ? '/' : encodeOctet(code);
  }
  return encoded;
}

/** Gives a text that is already encoded its one canonical encoding; a slash stays. @returns undefined for a broken escape. */
export function reencodePath(text: string): string | undefined {
  return reencode(text, '/', '%2B');
}

/**
 * As `reencodePath`, for a name or value in a query: a slash is encoded, and a plus is a space.
 * The plus follows what every form decoder makes of it, so that two queries with one canonical form mean one thing.
 */
export function reencodeQuery(text: string): string | undefined {
  return reencode(text, '%2F', '%20');
}

function reencode(text: string, slash: string, plus: string): string | undefined {
  if (isPlain(text)) return text;
  let encoded = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === PERCENT) {
      const octet = (hexDigit(text.charCodeAt(i + 1)) << 4) | hexDigit(text.charCodeAt(i + 2));
      if (octet < 0) return undefined;
      encoded += encodeOctet(octet);
      i += 2;
    } else if (code === SLASH) encoded += slash;
    else if (code === PLUS) encoded += plus;
    else encoded += encodeOctet(code);
  }
  return encoded;
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (PLAIN[text.charCodeAt(i)] !== true) return false;
  return true;
}

/** @throws RangeError for a character that is no octet: the message did not come from a wire. */
function encodeOctet(code: number): string {
  const encoded = ENCODED[code];
  if (encoded === undefined) throw new RangeError(`a request target holds octets, got U+${code.toString(16).toUpperCase()}`);
  return encoded;
}
