import { SigV4Error } from './errors.ts';
import { reencodeQuery } from './uri-encode.ts';

/** One parameter of a query; name and value in their canonical encoding. */
export interface QueryParameter {
  readonly name: string;
  readonly value: string;
}

/**
 * Splits a raw query (without `?`). A name without `=` has an empty value; an empty piece between two `&` is nothing.
 * @throws SigV4Error `MalformedQueryString` for a broken escape.
 */
export function parseQuery(query: string): readonly QueryParameter[] {
  const parameters: QueryParameter[] = [];
  for (const piece of query.split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const name = equals < 0 ? piece : piece.slice(0, equals);
    parameters.push({ name: canonical(name), value: equals < 0 ? '' : canonical(piece.slice(equals + 1)) });
  }
  return parameters;
}

function canonical(text: string): string {
  const encoded = reencodeQuery(text);
  if (encoded !== undefined) return encoded;
  const broken = /%(?![0-9A-Fa-f]{2})/.exec(text)?.index ?? 0;
  throw new SigV4Error(
    'MalformedQueryString',
    broken > text.length - 3 ? 'Incomplete trailing escape % sequence' : 'Illegal hex characters in escape % pattern',
  );
}

/** The query as it is signed: sorted by name, then by value, after encoding. */
export function canonicalQuery(parameters: readonly QueryParameter[]): string {
  return [...parameters].sort(byNameThenValue).map(written).join('&');
}

// Not by the whole `name=value`: `=` sorts after `-` and the digits, so `a=1` would come after `a-b=1`.
function byNameThenValue(a: QueryParameter, b: QueryParameter): number {
  return compare(a.name, b.name) || compare(a.value, b.value);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const written = ({ name, value }: QueryParameter): string => `${name}=${value}`;
