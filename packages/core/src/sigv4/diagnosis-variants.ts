import type { Hasher } from '../hasher/hasher.ts';
import { parseQuery } from './canonical-query.ts';
import { withoutDots } from './canonical-path.ts';
import { bodyHash, EMPTY_SHA256, type CanonicalParts } from './canonical-request.ts';
import type { HttpMessage } from './http-message.ts';
import { UNSIGNED_PAYLOAD } from './payload.ts';
import { encodePath, reencodePath } from './uri-encode.ts';

/** One way in which a client's canonical request may differ from ours. */
export interface Variant {
  readonly cause: 'host' | 'method' | 'path' | 'query' | 'header' | 'body' | 'token';
  /** Says what the client seems to have signed. A whole sentence, without secrets. */
  readonly sentence: string;
  readonly parts: CanonicalParts;
}

/** The canonical requests a client may have signed when it did not sign ours. */
export function* variants(
  message: HttpMessage,
  parts: CanonicalParts,
  ownHosts: readonly string[],
  hasher: Hasher,
): Generator<Variant> {
  yield* hosts(message, parts, ownHosts);
  yield* bodies(message, parts, hasher);
  yield* paths(message, parts);
  yield* queries(message, parts);
  yield* headers(message, parts);
  for (const method of ['GET', 'POST', 'PUT', 'HEAD', 'DELETE']) {
    const sentence = `The signature is right for the method ${method}, but the request came as ${parts.method}.`;
    if (method !== parts.method) yield { cause: 'method', sentence, parts: { ...parts, method } };
  }
}

function* hosts(message: HttpMessage, parts: CanonicalParts, ownHosts: readonly string[]): Generator<Variant> {
  const came = headerValues(message, 'host')[0] ?? '';
  const tried = new Set([came]);
  const forwarded = headerValues(message, 'x-forwarded-host');
  for (const host of [came, ...ownHosts, ...forwarded]) {
    const bare = host.replace(/:[0-9]+$/, '');
    for (const candidate of [host, bare, `${bare}:443`, `${bare}:80`, host.toLowerCase()]) {
      if (tried.has(candidate)) continue;
      tried.add(candidate);
      const sentence = `The signature is right for the host "${candidate}", but the request came for "${came}". A proxy on the way, or the client's endpoint, changes the Host header or its port.`;
      yield { cause: 'host', sentence, parts: withHeader(parts, 'host', candidate) };
    }
  }
}

function* bodies(message: HttpMessage, parts: CanonicalParts, hasher: Hasher): Generator<Variant> {
  const body = (payloadHash: string, sentence: string): Variant => ({
    cause: 'body',
    sentence,
    parts: { ...parts, payloadHash },
  });
  const actual = bodyHash(message.body, hasher);
  if (actual !== parts.payloadHash) {
    yield body(actual, 'The signature covers the body, but the x-amz-content-sha256 header names another hash.');
  }
  if (parts.payloadHash !== EMPTY_SHA256)
    yield body(EMPTY_SHA256, 'The signature is right for an empty body, but the request has one.');
  if (parts.payloadHash !== UNSIGNED_PAYLOAD) {
    yield body(
      UNSIGNED_PAYLOAD,
      'The signature is right for UNSIGNED-PAYLOAD, which this service does not take: sign the hash of the body.',
    );
  }
  const end = message.body.at(-1);
  if (end === 10 || end === 13) {
    const cut = message.body.subarray(0, message.body.at(-2) === 13 ? -2 : -1);
    yield body(bodyHash(cut, hasher), 'The signature is right for the body without the line break at its end.');
  }
}

function* paths(message: HttpMessage, parts: CanonicalParts): Generator<Variant> {
  const raw = message.target.split('?')[0] ?? '';
  const ways: [string, string | undefined][] = [
    ['normalized and encoded once more, as every service but S3 has it', encodePath(withoutDots(raw))],
    ['encoded once more, but not normalized', encodePath(raw)],
    ['normalized, but not encoded once more', reencodePath(withoutDots(raw))],
    ['encoded once, as S3 has it', reencodePath(raw)],
    ['taken as it came', raw],
    ['left out', '/'],
  ];
  for (const [way, path] of ways) {
    if (path === undefined || path === parts.path) continue;
    yield { cause: 'path', sentence: `The signature is right when the path is ${way}: "${path}".`, parts: { ...parts, path } };
  }
}

function* queries(message: HttpMessage, parts: CanonicalParts): Generator<Variant> {
  if (parts.query === '') return;
  const question = message.target.indexOf('?');
  const raw = message.target.slice(question + 1);
  const named = parseQuery(raw).filter(({ name }) => name !== 'X-Amz-Signature');
  const unsorted = named.map(({ name, value }) => `${name}=${value}`).join('&');
  const plus = parts.query.replaceAll('%20', '%2B');
  const token = parts.query.split('&').filter((piece) => !piece.startsWith('X-Amz-Security-Token='));
  const ways: [Variant['cause'], string, string][] = [
    ['query', 'The signature is right for the query in the order it came: sort it by name, then by value.', unsorted],
    ['query', 'The signature is right when "+" in the query is a plus: send a space as %20 and a plus as %2B.', plus],
    ['query', 'The signature is right for the query as it came: encode it before it is signed.', raw],
    ['query', 'The signature is right without the query: sign it too.', ''],
    [
      'token',
      'The signature is right without X-Amz-Security-Token: sign it together with the other parameters.',
      token.join('&'),
    ],
  ];
  for (const [cause, sentence, query] of ways) {
    if (query !== parts.query) yield { cause, sentence, parts: { ...parts, query } };
  }
}

const trimmed = (value: string): string => value.trim();
const tidied = (value: string): string => value.trim().replaceAll(/\s+/g, ' ');

function* headers(message: HttpMessage, parts: CanonicalParts): Generator<Variant> {
  const names = parts.signedHeaders.split(';');
  const raw = (glue: string, tidy: (value: string) => string): string =>
    names.map((name) => `${name}:${headerValues(message, name).map(tidy).join(glue)}\n`).join('');
  const backwards = names.map((name) => `${name}:${headerValues(message, name).map(tidied).toReversed().join(',')}\n`).join('');
  const ways: [string, string][] = [
    [
      'The signature is right for header values with their blanks: trim them, and make each run of blanks one space.',
      raw(',', trimmed),
    ],
    ['The signature is right for header values that were not trimmed.', raw(',', String)],
    ['The signature is right for repeated headers joined by ", ": join them by a comma alone.', raw(', ', tidied)],
    ['The signature is right for repeated headers in another order: a proxy on the way changes it.', backwards],
    [
      'The signature is right for header values in lower case: keep their case.',
      raw(',', (value) => tidied(value).toLowerCase()),
    ],
  ];
  for (const [sentence, text] of ways) {
    if (text !== parts.headers) yield { cause: 'header', sentence, parts: { ...parts, headers: text } };
  }
}

/** The values of a header, as they came. */
export function headerValues({ rawHeaders }: HttpMessage, wanted: string): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === wanted);
}

function withHeader(parts: CanonicalParts, name: string, value: string): CanonicalParts {
  const lines = parts.headers.split('\n').map((line) => (line.startsWith(`${name}:`) ? `${name}:${value}` : line));
  return { ...parts, headers: lines.join('\n') };
}
