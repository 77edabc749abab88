import { quoted, SigV4Error } from './errors.ts';

/** All that follows from the names of a message's headers. Places are indices in `rawHeaders`; undefined when it did not come. */
export interface HeaderLayout {
  /** The lower-case name of each pair, in the order of the message. */
  readonly names: readonly string[];
  /** Where the values that authentication reads stand, by lower-case name. */
  readonly places: Readonly<Record<ReadHeader, number | undefined>>;
}

/** The headers that authentication reads, or that must have one meaning for those behind it. */
const READ = [
  'authorization',
  'content-type',
  'date',
  'host',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
] as const;
type ReadHeader = (typeof READ)[number];
// Names are looked up in a map. Looked up in an object, V8 would swap each for the one text it keeps of a member's name, and
// write what is joined from such names with two bytes a letter: hashing it took a third longer.
const READ_BY_NAME: ReadonlyMap<string, ReadHeader> = new Map(READ.map((name) => [name, name]));

interface Remembered {
  readonly written: readonly string[];
  readonly layout: HeaderLayout;
}

// A client writes the same names in the same order each time: telling them again took a seventh of a verification. Layouts are
// kept by the length of all names together; only those that passed every check get in, and none that is longer than clients are.
const remembered: (Remembered | undefined)[] = Array.from({ length: 64 });
const LONGEST = 1024;

/**
 * Finds where the headers of a message stand.
 * @throws SigV4Error `IncompleteSignature` when one that authentication reads, `Host` or `Content-Type` comes twice. Node keeps
 *   the first of two in silence, a proxy in front may keep the last: such a message has no one meaning.
 */
export function headerLayout(rawHeaders: readonly string[]): HeaderLayout {
  let length = 0;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) length += (rawHeaders[i] ?? '').length;
  const known = remembered[length & 63];
  if (known && areNames(known.written, rawHeaders)) return known.layout;
  const written: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) written.push(rawHeaders[i] ?? '');
  const layout = readLayout(written);
  if (length <= LONGEST) remembered[length & 63] = { written, layout };
  return layout;
}

function areNames(written: readonly string[], rawHeaders: readonly string[]): boolean {
  if (written.length !== rawHeaders.length >> 1) return false;
  for (let i = 0; i < written.length; i++) if (written[i] !== rawHeaders[2 * i]) return false;
  return true;
}

function readLayout(written: readonly string[]): HeaderLayout {
  const places: Record<ReadHeader, number | undefined> = {
    authorization: undefined,
    'content-type': undefined,
    date: undefined,
    host: undefined,
    'x-amz-content-sha256': undefined,
    'x-amz-date': undefined,
    'x-amz-security-token': undefined,
  };
  // Header names are ASCII tokens, so this folds ASCII only. The Kelvin sign is no octet and can't come.
  const names = written.map((name) => name.toLowerCase());
  for (const [i, name] of names.entries()) {
    const known = READ_BY_NAME.get(name);
    if (known === undefined) continue;
    if (places[known] !== undefined) {
      throw new SigV4Error('IncompleteSignature', `Header ${quoted(name)} must not be repeated.`);
    }
    places[known] = 2 * i + 1;
  }
  return { names, places };
}
