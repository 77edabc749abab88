import { equalText } from '../bytes/index.ts';
import type { Hasher } from '../hasher/hasher.ts';
import { bodyHash, canonicalRequest, joinCanonical, stringToSign, type CanonicalParts } from './canonical-request.ts';
import type { SigV4Claim } from './claim.ts';
import { formatDateTime, parseDateTime } from './date-time.ts';
import { headerValues, variants, type Variant } from './diagnosis-variants.ts';
import type { HttpMessage } from './http-message.ts';
import type { SigningKey } from './signing-key.ts';

/** One likely reason why a signature did not match. */
export interface DiagnosisCause {
  readonly kind: Variant['cause'] | 'region' | 'service' | 'clock' | 'secret';
  /** True when the signature was found to be right under this cause; false when it is only a sign of it. */
  readonly certain: boolean;
  /** One or two whole sentences for a person. */
  readonly sentence: string;
}

/** Why a signature did not match. Never holds a secret, a signing key, a session token or a signature. */
export interface Diagnosis {
  /** What the server built; tokens and passwords in it are shown as `[redacted]`. */
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  /** Certain ones first. */
  readonly causes: readonly DiagnosisCause[];
}

/** What a diagnosis may use. */
export interface DiagnosisFacts {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Gives the signing key of the claimed access key for any scope. Left out: only what can be seen without a key is told. */
  readonly signingKeyFor?: (region: string, service: string, date: string) => SigningKey | undefined;
  /** The hosts this server is known by, with their ports. */
  readonly ownHosts?: readonly string[];
}

/**
 * Explains a `SignatureDoesNotMatch`: builds what the client may have signed instead, and looks which one the signature is for.
 * Costs up to about fifty signatures: meant for a person who asks, not for each refusal.
 */
export function diagnose(message: HttpMessage, claim: SigV4Claim, facts: DiagnosisFacts, hasher: Hasher): Diagnosis {
  const canonical = canonicalRequest(message, claim, hasher);
  return {
    canonicalRequest: redacted(canonical),
    stringToSign: stringToSign(claim, canonical, hasher),
    causes: [...certainCauses(message, claim, canonical, facts, hasher), ...signs(message, claim, facts, hasher)],
  };
}

function certainCauses(
  message: HttpMessage,
  claim: SigV4Claim,
  canonical: string,
  { signingKeyFor, ownHosts = [] }: DiagnosisFacts,
  hasher: Hasher,
): DiagnosisCause[] {
  const key = signingKeyFor?.(claim.region, claim.service, claim.date);
  if (!signingKeyFor || !key) return [];
  const signs = (key: SigningKey, text: string): boolean => equalText(key.sign(text, hasher), claim.signature);
  const certain = (kind: DiagnosisCause['kind'], sentence: string): DiagnosisCause => ({ kind, certain: true, sentence });

  for (const variant of variants(message, partsOf(message, claim, hasher), ownHosts, hasher)) {
    if (signs(key, stringToSign(claim, joinCanonical(variant.parts), hasher))) return [certain(variant.cause, variant.sentence)];
  }
  for (const other of otherScopes(claim)) {
    const otherKey = signingKeyFor(other.region, other.service, other.date);
    const scope = `${other.date}/${other.region}/${other.service}/aws4_request`;
    for (const signedScope of [claim.scope, scope]) {
      const text = stringToSign({ dateTime: claim.dateTime, scope: signedScope }, canonical, hasher);
      if (otherKey && signs(otherKey, text)) return [certain(other.kind, other.sentence)];
    }
  }
  for (const dateTime of otherDates(message, claim)) {
    if (!signs(key, stringToSign({ dateTime, scope: claim.scope }, canonical, hasher))) continue;
    return [certain('clock', `The signature is right for the time ${dateTime}, but the request says ${claim.dateTime}.`)];
  }
  const sentence =
    'No common mistake explains the signature. Most likely the secret access key is another one, or was copied with a letter too many or too few.';
  return [{ kind: 'secret', certain: false, sentence }];
}

const signedFor = (what: string, found: string, said: string): string =>
  `The signing key was derived for the ${what} "${found}", but the credential names "${said}".`;

function* otherScopes({
  date,
  region,
  service,
}: SigV4Claim): Generator<
  Pick<SigV4Claim, 'date' | 'region' | 'service'> & { readonly kind: 'region' | 'service' | 'clock'; readonly sentence: string }
> {
  for (const found of ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'eu-central-1', 'aws-global', 'local', '']) {
    if (found !== region) yield { date, region: found, service, kind: 'region', sentence: signedFor('region', found, region) };
  }
  for (const found of ['iam', 'sts', 's3', 'execute-api', '']) {
    if (found !== service)
      yield { date, region, service: found, kind: 'service', sentence: signedFor('service', found, service) };
  }
  const noon = parseDateTime(`${date}T120000Z`) ?? 0;
  for (const days of [-1, 1]) {
    const found = formatDateTime(noon + days * 86_400).slice(0, 8);
    yield { date: found, region, service, kind: 'clock', sentence: `${signedFor('day', found, date)} Days are counted in UTC.` };
  }
}

/** The `Date` header, when it tells another time than the one that was signed: some clients sign the one and send both. */
function otherDates(message: HttpMessage, claim: SigV4Claim): string[] {
  return [...headerValues(message, 'date'), ...headerValues(message, 'x-amz-date')]
    .map((text) => (Number.isNaN(Date.parse(text)) ? text : formatDateTime(Math.floor(Date.parse(text) / 1000))))
    .filter((text) => parseDateTime(text) !== undefined && text !== claim.dateTime);
}

function signs(message: HttpMessage, claim: SigV4Claim, { now }: DiagnosisFacts, hasher: Hasher): DiagnosisCause[] {
  const causes: DiagnosisCause[] = [];
  if (claim.payload === 'sha256' && bodyHash(message.body, hasher) !== claim.payloadHash) {
    const sentence =
      'The body is not the one that x-amz-content-sha256 was made for: it was changed on the way, or after signing.';
    causes.push({ kind: 'body', certain: false, sentence });
  }
  const ahead = (parseDateTime(claim.dateTime) ?? 0) - Math.floor(now / 1000);
  if (Math.abs(ahead) > 60 && claim.via === 'header') {
    const sentence = `The client's clock is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'ahead' : 'behind'}, or the request was long on its way.`;
    causes.push({ kind: 'clock', certain: false, sentence });
  }
  return causes;
}

const partsOf = (message: HttpMessage, claim: SigV4Claim, hasher: Hasher): CanonicalParts => ({
  method: message.method,
  path: claim.canonicalPath,
  query: claim.canonicalQuery,
  headers: claim.canonicalHeaders,
  signedHeaders: claim.signedHeaders,
  payloadHash: claim.payloadHash ?? bodyHash(message.body, hasher),
});

/** Hides what a request may carry that is nobody's to read: tokens, passwords, cookies, customer keys. */
function redacted(canonical: string): string {
  const [method = '', path = '', query = '', ...rest] = canonical.split('\n');
  const pieces = query.split('&').map((piece) => piece.replace(SECRET_PARAMETER, '$1=[redacted]'));
  return [method, path, pieces.join('&'), ...rest.map((line) => line.replace(SECRET_HEADER, '$1:[redacted]'))].join('\n');
}

const SECRET_PARAMETER = /^([^=]*(?:password|secret|token|assertion|signature|authenticationcode)[^=]*)=.*$/i;
const SECRET_HEADER = /^([a-z0-9-]*(?:token|authorization|cookie|password|secret|customer-key)[a-z0-9-]*):.*$/;
