import { decodeUtf8 } from '../bytes/index.ts';
import { quoted, SigV4Error } from './errors.ts';

/**
 * Checks the list of signed headers and writes them as they are signed: `name:value\n` each.
 *
 * @param names the lower-case name of each pair in `rawHeaders`.
 * @throws SigV4Error `SignatureDoesNotMatch` when `host` or an `x-amz-*` header that came is not signed; `IncompleteSignature`
 *   when the list is not sorted, unique, lower case and present in the message.
 */
export function canonicalHeaders(rawHeaders: readonly string[], names: readonly string[], signedHeaders: string): string {
  const signed = signedHeaders.split(';');
  if (!signed.includes('host')) throw unsigned("'Host' or ':authority'");
  checkOrder(signed);
  const values: (string | undefined)[] = signed.map(() => undefined);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? '';
    const at = signed.indexOf(name);
    if (at >= 0) {
      const value = canonicalValue(rawHeaders[2 * i + 1] ?? '', name);
      const before = values[at];
      values[at] = before === undefined ? value : `${before},${value}`;
    } else if (name.startsWith('x-amz-')) throw unsigned(quoted(rawHeaders[2 * i] ?? ''));
  }
  let text = '';
  for (let i = 0; i < signed.length; i++) {
    const name = signed[i] ?? '';
    const value = values[i];
    if (value === undefined) throw malformed(`names ${quoted(name)}, which the request does not carry`);
    text += `${name}:${value}\n`;
  }
  return text;
}

/** Trims a value and turns each run of blanks into one space. @throws SigV4Error when its octets are not UTF-8. */
function canonicalValue(value: string, name: string): string {
  let before = SPACE;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === SPACE ? before === SPACE : code < SPACE || code > TILDE) return tidied(value, name);
    before = code;
  }
  return before === SPACE ? tidied(value, name) : value;
}

function tidied(value: string, name: string): string {
  const octets = Uint8Array.from(value, (letter) => {
    const code = letter.charCodeAt(0);
    if (letter.length > 1 || code > 255) throw new RangeError(`a header value holds octets, got one that does not in ${name}`);
    return code;
  });
  // The text is hashed as UTF-8, which must give back the octets that came. Octets that are not UTF-8 have no such text, and
  // reading them as Latin-1 would give two different headers one signature.
  const text = decodeUtf8(octets);
  if (text === undefined) throw new SigV4Error('IncompleteSignature', `Signed header ${quoted(name)} is not valid UTF-8.`);
  return text.replaceAll(/[ \t\r\n]+/g, ' ').replaceAll(/^ | $/g, '');
}

function checkOrder(signed: readonly string[]): void {
  let before = '';
  for (const name of signed) {
    if (name <= before) throw malformed('must be sorted, without gaps or repetitions');
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      if (code >= 65 && code <= 90) throw malformed('must be in lower case');
    }
    before = name;
  }
}

const SPACE = 32;
const TILDE = 126;

const malformed = (what: string): SigV4Error => new SigV4Error('IncompleteSignature', `'SignedHeaders' ${what}.`);
const unsigned = (what: string): SigV4Error =>
  new SigV4Error('SignatureDoesNotMatch', `${what} must be a 'SignedHeader' in the AWS Authorization.`);
