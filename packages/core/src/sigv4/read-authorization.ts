import type { Hasher } from '../hasher/hasher.ts';
import { checkSignature, readAuthorizationHeader } from './authorization-header.ts';
import { canonicalHeaders } from './canonical-headers.ts';
import { canonicalPath, type PathStyle } from './canonical-path.ts';
import { canonicalQuery, parseQuery, type QueryParameter } from './canonical-query.ts';
import { checkTime } from './check-time.ts';
import type { SigV4Claim } from './claim.ts';
import { checkAccessKeyId, checkScope, parseCredential } from './credential.ts';
import { INVALID_TOKEN, SigV4Error } from './errors.ts';
import type { HttpMessage } from './http-message.ts';
import { readPayloadMode, UNSIGNED_PAYLOAD, type PayloadMode } from './payload.ts';
import { checkAmzParameters, holdsSignature, readPresignedQuery } from './presigned-query.ts';
import { readHeaders, type MessageHeaders } from './read-headers.ts';

/** What the verifier knows on its own: the time, and what it is. */
export interface Expectation {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The one service a scope may name: `iam`, `sts`. */
  readonly service: string;
  /** The regions a scope may name; any, when left out. */
  readonly regions?: readonly string[];
  /** How far two clocks may differ, and how long a signed header counts. 900 when left out. */
  readonly skewSeconds?: number;
  /** `normalized` when left out. */
  readonly path?: PathStyle;
  /**
   * How bodies may be covered beyond a hash of the whole. None when left out. With `unsigned`, a presigned URL that names no
   * hash leaves its body unsigned, as S3's do. With `streaming`, the caller must verify the chunks.
   */
  readonly payloads?: readonly ('unsigned' | 'streaming')[];
  /**
   * How long a presigned URL counts: what its `X-Amz-Expires` says (the default), or as long as a signed header. STS does the
   * latter: cluster tokens say 60 seconds and are good for 15 minutes. SOURCE: aws-iam-authenticator, `pkg/token/token.go`.
   */
  readonly presignedLifetime?: 'expires' | 'skew';
}

/**
 * Reads who a message claims to be from, making every check that needs no key, in the order AWS makes them.
 * The body is not looked at.
 *
 * @returns a claim that is well formed, in time and in scope, and proves nothing until `verifySignature` has passed it.
 * @throws SigV4Error for everything else.
 */
export function readAuthorization(message: HttpMessage, expectation: Expectation, hasher: Hasher): SigV4Claim {
  const claim = readClaim(message, expectation, hasher);
  if (claim.sessionToken === '') throw new SigV4Error('InvalidClientTokenId', INVALID_TOKEN);
  checkAccessKeyId(claim.accessKeyId);
  return claim;
}

/** As `readAuthorization`, without the rule on how an access key id looks, which AWS's own published vectors break. */
export function readClaim(message: HttpMessage, expectation: Expectation, hasher: Hasher): SigV4Claim {
  checkMethod(message.method);
  const headers = readHeaders(message.rawHeaders);
  const question = message.target.indexOf('?');
  const path = canonicalPath(question < 0 ? message.target : message.target.slice(0, question), expectation.path ?? 'normalized');
  const query = question < 0 ? NONE : parseQuery(message.target.slice(question + 1));
  checkAmzParameters(query);
  const found =
    headers.authorization === undefined
      ? fromQuery(headers, query, expectation)
      : fromHeader(headers, headers.authorization, query, hasher);

  const canonical = canonicalHeaders(message.rawHeaders, headers.names, found.signedHeaders);
  const skew = expectation.skewSeconds ?? 900;
  const lifetime = expectation.presignedLifetime === 'skew' ? skew : (found.expires ?? skew);
  checkTime({ dateTime: found.dateTime, now: Math.floor(expectation.now / 1000), lifetime, skew });
  const credential = parseCredential(found.credential);
  checkScope(credential, expectation, found.dateTime);
  const payload = readPayloadMode(found.contentSha256, expectation.payloads ?? NO_MORE);
  return {
    message,
    via: found.via,
    accessKeyId: credential.accessKeyId,
    date: credential.date,
    dateTime: found.dateTime,
    region: credential.region,
    service: credential.service,
    scope: credential.scope,
    signedHeaders: found.signedHeaders,
    signature: found.signature,
    sessionToken: found.sessionToken,
    payload,
    payloadHash: found.contentSha256,
    canonicalPath: path,
    canonicalQuery: found.query.length === 0 ? '' : canonicalQuery(found.query),
    canonicalHeaders: canonical,
  };
}

interface Found {
  readonly via: 'header' | 'query';
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly dateTime: string;
  readonly expires: number | undefined;
  readonly sessionToken: string | undefined;
  readonly contentSha256: string | undefined;
  /** What of the query is signed. */
  readonly query: readonly QueryParameter[];
}

const NONE: readonly QueryParameter[] = [];
const NO_MORE: readonly PayloadMode[] = [];

function fromHeader(headers: MessageHeaders, authorization: string, query: readonly QueryParameter[], hasher: Hasher): Found {
  // AWS refuses a message that is signed twice without a word.
  if (query.length > 0 && holdsSignature(query)) throw new SigV4Error('SignatureDoesNotMatch', '');
  const dateTime = headers.amzDate ?? headers.date;
  const parts = readAuthorizationHeader(authorization, dateTime !== undefined, hasher);
  checkSignature(parts.signature);
  return {
    via: 'header',
    credential: parts.credential,
    signedHeaders: parts.signedHeaders,
    signature: parts.signature,
    dateTime: dateTime ?? '',
    expires: undefined,
    sessionToken: headers.securityToken,
    contentSha256: headers.contentSha256,
    query,
  };
}

function fromQuery(headers: MessageHeaders, query: readonly QueryParameter[], expectation: Expectation): Found {
  const parts = readPresignedQuery(query);
  if (!parts) throw new SigV4Error('MissingAuthenticationToken', 'Request is missing Authentication Token');
  checkSignature(parts.signature);
  const unsigned = expectation.payloads?.includes('unsigned') ? UNSIGNED_PAYLOAD : undefined;
  return {
    via: 'query',
    credential: parts.credential,
    signedHeaders: parts.signedHeaders,
    signature: parts.signature,
    dateTime: parts.dateTime,
    expires: parts.expires,
    sessionToken: oneOf(headers.securityToken, parts.securityToken, 'X-Amz-Security-Token'),
    contentSha256: oneOf(headers.contentSha256, parts.contentSha256, 'X-Amz-Content-Sha256') ?? unsigned,
    query: query.filter(({ name }) => name !== 'X-Amz-Signature'),
  };
}

/** A presigned URL may carry a value in its query or in a signed header, but not two different ones. */
function oneOf(header: string | undefined, parameter: string | undefined, name: string): string | undefined {
  if (header !== undefined && parameter !== undefined && header !== parameter) {
    throw new SigV4Error('IncompleteSignature', `${name} must not differ between the headers and the query-string.`);
  }
  return header ?? parameter;
}

/** @throws SigV4Error for a method that is no plain word: it starts the text that is signed, and must end at its line. */
function checkMethod(method: string): void {
  for (let i = 0; i < method.length; i++) {
    const code = method.charCodeAt(i);
    if (!((code >= 65 && code <= 90) || code === 45)) throw new SigV4Error('InvalidURI', 'The HTTP method is not valid.');
  }
}
