export { decodeBase32, encodeBase32 } from './base32.ts';
export { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from './base64.ts';
export { equal, equalText } from './equal.ts';
export { decodeHex, encodeHex, hexDigit } from './hex.ts';
export { decodeUtf8, encodeUtf8 } from './utf8.ts';
