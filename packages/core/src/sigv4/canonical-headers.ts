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
  const signed = readSignedHeaders(signedHeaders);
  return asBefore(rawHeaders, names, signed) ?? gathered(rawHeaders, names, signed);
}

function gathered(rawHeaders: readonly string[], names: readonly string[], list: SignedHeaders): string {
  const { names: signed, starts } = list;
  const values: (string | undefined)[] = [];
  const places: number[] = [];
  let found = 0;
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? '';
    const at = signed.indexOf(name);
    if (at >= 0) {
      const value = canonicalValue(rawHeaders[2 * i + 1] ?? '', name);
      const before = values[at];
      if (before === undefined) found++;
      places[at] = 2 * i + 1;
      values[at] = before === undefined ? value : `${before},${value}`;
    } else if (name.startsWith('x-amz-')) throw unsigned(quoted(rawHeaders[2 * i] ?? ''));
  }
  if (found < signed.length) {
    const missing = signed.find((_, at) => values[at] === undefined) ?? '';
    throw malformed(`names ${quoted(missing)}, which the request does not carry`);
  }
  let text = '';
  for (let i = 0; i < signed.length; i++) text += (starts[i] ?? '') + (values[i] ?? '');
  const areOnce = !signed.some((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (areOnce) plans[planOf(names, list)] = { names, list, places };
  return `${text}\n`;
}

/** Where each signed header stands among headers of these names. */
interface Plan {
  readonly names: readonly string[];
  readonly list: SignedHeaders;
  readonly places: readonly number[];
}

// Both lists are remembered by those who read them, so the same two come again. A plan stands for the checks of both lists against
// one another: it is made after they have passed, and only where each signed header came once.
const plans: (Plan | undefined)[] = Array.from({ length: 64 });
const planOf = (names: readonly string[], { text }: SignedHeaders): number => (text.length + names.length) & 63;

/** Writes the headers by what is remembered. @returns undefined when that is nothing, or when a value is not as SDKs send it. */
function asBefore(rawHeaders: readonly string[], names: readonly string[], list: SignedHeaders): string | undefined {
  const plan = plans[planOf(names, list)];
  // INVARIANT: neither list ever changes, so the very same lists say the very same.
  if (plan?.names !== names || plan.list !== list) return undefined;
  const { places } = plan;
  let text = '';
  for (let i = 0; i < places.length; i++) {
    const value = rawHeaders[places[i] ?? 0] ?? '';
    if (!TIDY.test(value)) return undefined;
    text += (list.starts[i] ?? '') + value;
  }
  return `${text}\n`;
}

// Words with one space between them: what the SDKs send. Linear, since a word can't hold the space that ends it.
const TIDY = /^[!-~]+(?: [!-~]+)*$/;

/** Trims a value and turns each run of blanks into one space. @throws SigV4Error when its octets are not UTF-8. */
function canonicalValue(value: string, name: string): string {
  return TIDY.test(value) ? value : tidied(value, name);
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

// A client signs the same headers each time. Sixteen lists, by their length, are remembered: reading one took a tenth of a
// verification. Only lists that passed every check get in.
const remembered: SignedHeaders[] = [];

interface SignedHeaders {
  readonly text: string;
  readonly names: readonly string[];
  /** What stands before each value: `host:`, and a line break before all but the first. */
  readonly starts: readonly string[];
}

function readSignedHeaders(text: string): SignedHeaders {
  const known = remembered[text.length & 15];
  if (known?.text === text) return known;
  const names = text.split(';', MOST + 1);
  if (names.length > MOST) throw malformed(`names more than ${MOST} headers`);
  if (!names.includes('host')) throw unsigned("'Host' or ':authority'");
  let before = '';
  for (const name of names) {
    if (name <= before) throw malformed('must be sorted, without gaps or repetitions');
    if (/[A-Z]/.test(name)) throw malformed('must be in lower case');
    before = name;
  }
  const read = { text, names, starts: names.map((name, i) => `${i === 0 ? '' : '\n'}${name}:`) };
  remembered[text.length & 15] = read;
  return read;
}

/** More than any client signs, and few enough to look each header of a message up among them. */
const MOST = 128;

const malformed = (what: string): SigV4Error => new SigV4Error('IncompleteSignature', `'SignedHeaders' ${what}.`);
const unsigned = (what: string): SigV4Error =>
  new SigV4Error('SignatureDoesNotMatch', `${what} must be a 'SignedHeader' in the AWS Authorization.`);
