import type { Hasher } from '../hasher/hasher.ts';
import { ALGORITHM } from './authorization-header.ts';
import { canonicalHeaders } from './canonical-headers.ts';
import { canonicalPath, type PathStyle } from './canonical-path.ts';
import { canonicalQuery, parseQuery } from './canonical-query.ts';
import { bodyHash, joinCanonical, stringToSign } from './canonical-request.ts';
import { formatDateTime } from './date-time.ts';
import type { HttpMessage } from './http-message.ts';
import { readHeaders } from './read-headers.ts';
import { deriveSigningKey } from './signing-key.ts';

/** A long-term access key, or a temporary one with its token. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What a signature is made for. */
export interface SigningOptions {
  readonly region: string;
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** `normalized` when left out. */
  readonly path?: PathStyle;
}

/**
 * Signs a message in its headers: `host`, `content-type`, every `x-amz-*` header, and the body's hash.
 * @param message with a `Host` header, and without date, token and `Authorization`, which are added.
 * @returns the message to send.
 */
export function sign(message: HttpMessage, credentials: Credentials, options: SigningOptions, hasher: Hasher): HttpMessage {
  const dateTime = formatDateTime(Math.floor(options.now / 1000));
  const rawHeaders = [...message.rawHeaders, 'X-Amz-Date', dateTime];
  if (credentials.sessionToken !== undefined) rawHeaders.push('X-Amz-Security-Token', credentials.sessionToken);
  const signedHeaders = chooseHeaders(rawHeaders);
  const { credential, signature } = signParts({ ...message, rawHeaders }, signedHeaders, dateTime, credentials, options, hasher);
  rawHeaders.push(
    'Authorization',
    `${ALGORITHM} Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  );
  return { ...message, rawHeaders };
}

/**
 * Signs a message in its query, so that it can be sent by whoever holds the URL.
 * @param options `expires`: seconds, 1 to 604,800.
 * @returns the message to send; its target is the new one.
 */
export function presign(
  message: HttpMessage,
  credentials: Credentials,
  options: SigningOptions & { readonly expires: number },
  hasher: Hasher,
): HttpMessage {
  const dateTime = formatDateTime(Math.floor(options.now / 1000));
  const signedHeaders = chooseHeaders(message.rawHeaders);
  const added: [string, string][] = [
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${scopeOf(dateTime, options)}`],
    ['X-Amz-Date', dateTime],
    ['X-Amz-Expires', String(options.expires)],
    ['X-Amz-SignedHeaders', signedHeaders],
  ];
  if (credentials.sessionToken !== undefined) added.push(['X-Amz-Security-Token', credentials.sessionToken]);
  const query = added.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const target = `${message.target}${message.target.includes('?') ? '&' : '?'}${query}`;
  const { signature } = signParts({ ...message, target }, signedHeaders, dateTime, credentials, options, hasher);
  return { ...message, target: `${target}&X-Amz-Signature=${signature}` };
}

function signParts(
  message: HttpMessage,
  signedHeaders: string,
  dateTime: string,
  credentials: Credentials,
  options: SigningOptions,
  hasher: Hasher,
): { credential: string; signature: string } {
  const [path = '', ...rest] = message.target.split('?');
  const headers = readHeaders(message.rawHeaders);
  const scope = scopeOf(dateTime, options);
  const canonical = joinCanonical({
    method: message.method,
    path: canonicalPath(path, options.path ?? 'normalized'),
    query: canonicalQuery(parseQuery(rest.join('?'))),
    headers: canonicalHeaders(message.rawHeaders, headers.names, signedHeaders),
    signedHeaders,
    payloadHash: headers.contentSha256 ?? bodyHash(message.body, hasher),
  });
  const { accessKeyId, secretAccessKey } = credentials;
  const key = deriveSigningKey(secretAccessKey, dateTime.slice(0, 8), options.region, options.service, hasher);
  return {
    credential: `${accessKeyId}/${scope}`,
    signature: key.sign(stringToSign({ dateTime, scope }, canonical, hasher), hasher),
  };
}

function chooseHeaders(rawHeaders: readonly string[]): string {
  const { names } = readHeaders(rawHeaders);
  const signed = names.filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-amz-'));
  return [...new Set(signed)].sort().join(';');
}

const scopeOf = (dateTime: string, { region, service }: SigningOptions): string =>
  `${dateTime.slice(0, 8)}/${region}/${service}/aws4_request`;
