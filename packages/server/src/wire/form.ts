import { ServiceError } from '../domain/errors.ts';

/** The parameters of one request by name, decoded; the first of two equal names wins, as in AWS. */
export type Form = ReadonlyMap<string, string>;

// AWS has no such limit; ours bounds the work before anything is known of the caller.
const MOST_PARAMETERS = 10_000;
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['action', 'Action'],
  ['version', 'Version'],
]);

/**
 * Reads `application/x-www-form-urlencoded` text: a POST body or the query of a GET. `+` is a space.
 *
 * @throws ServiceError `MalformedQueryString` for a bad percent escape (UTF-8 included), more than 10,000 parameters, or a
 *   reserved parameter (`Action`, `Version`, `X-Amz-…`) that stands twice or is spelled in another case (CVE-2022-2385).
 */
export function parseForm(encoded: string): Form {
  const form = new Map<string, string>();
  let reserved: Set<string> | undefined;
  bound(encoded);
  const source = encoded.includes('+') ? plusesAsSpaces(encoded) : encoded;
  for (let at = 0; at < source.length;) {
    let end = source.indexOf('&', at);
    if (end < 0) end = source.length;
    if (end > at) {
      const equals = source.indexOf('=', at);
      const cut = equals < 0 || equals > end ? end : equals;
      const name = decode(source.slice(at, cut));
      if (isReserved(name)) {
        reserved ??= new Set();
        const folded = name.toLowerCase();
        if (reserved.has(folded)) throw malformed(`The parameter ${name} may stand only once.`);
        if ((RESERVED.get(folded) ?? name) !== name) throw malformed(`The parameter ${name} is spelled ${RESERVED.get(folded)}.`);
        reserved.add(folded);
      }
      if (!form.has(name)) form.set(name, cut < end ? decode(source.slice(cut + 1, end)) : '');
    }
    at = end + 1;
  }
  return form;
}

/** Counts before anything is decoded or kept. */
function bound(source: string): void {
  let count = 1;
  for (let at = source.indexOf('&'); at >= 0; at = source.indexOf('&', at + 1)) {
    if (++count > MOST_PARAMETERS) throw malformed(`A request may have at most ${MOST_PARAMETERS} parameters.`);
  }
}

const isReserved = (name: string): boolean => /^(?:action$|version$|x-amz-)/i.test(name);

// In bytes: `replaceAll` took a second for the pluses that fit into one body, and a stranger may send those.
function plusesAsSpaces(source: string): string {
  const bytes = Buffer.from(source);
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0x2b) bytes[at] = 0x20;
  return bytes.toString();
}

function decode(raw: string): string {
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch (cause) {
    throw new ServiceError('MalformedQueryString', 'The query string contains a malformed percent escape.', { cause });
  }
}

const malformed = (message: string): ServiceError => new ServiceError('MalformedQueryString', message);
