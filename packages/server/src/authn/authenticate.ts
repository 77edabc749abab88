import { nodeHasher } from '@countersign/core/hasher/node';
import {
  deriveSigningKey,
  diagnose,
  type HttpMessage,
  readAuthorization,
  SigningKeyCache,
  type SigningKey,
  type SigV4Claim,
  SigV4Error,
  verifySignature,
} from '@countersign/core/sigv4';
import type { Caller, Origin, Signed } from '../domain/caller.ts';
import { ServiceError, type ErrorCode } from '../domain/errors.ts';
import { accountOf } from '../domain/unique-ids.ts';
import type { EnforcementView, KeyEntity } from '../feed/entities.ts';
import { createFailureLimit } from './failure-limit.ts';
import { holderOf } from './holder.ts';
import type { KeyUses } from './key-uses.ts';
import { NotAuthenticated } from './refusal.ts';

/** AWS's sentence for a key or token that is not known, not whole or not alive. */
const INVALID_TOKEN = 'The security token included in the request is invalid.';
const HASHER = nodeHasher;

/** What authentication stands on. */
export interface AuthenticatorOptions {
  readonly view: EnforcementView;
  /** Opens the sealed secret of a key. */
  readonly secretOf: (key: KeyEntity) => string;
  readonly uses: KeyUses;
  /** The partition of the ARNs of root users and users. */
  readonly partition: string;
  /** Regions that a scope may name; any when empty. */
  readonly regions: readonly string[];
  readonly skewSeconds: number;
  /** Hosts that this server is reached by, to tell a rewritten Host header by. */
  readonly ownHosts: () => readonly string[];
}

/** One signed request, and the service it turned out to be for. */
export interface Attempt {
  readonly message: HttpMessage;
  readonly service: string;
  readonly origin: Origin;
  readonly now: Date;
}

export interface Authenticator {
  /**
   * Says who signed a request.
   * @throws NotAuthenticated in AWS's words; it can explain itself when the access key is known
   */
  authenticate(attempt: Attempt): Promise<Caller>;
  /** Sees, against a newer view, that the caller's key and user still stand. @throws NotAuthenticated */
  recheck(caller: Caller, view: EnforcementView): Promise<void>;
  /** Drops what was derived from a key. */
  forget(accessKeyId: string): void;
}

const asCode = (code: SigV4Error['code']): ErrorCode => (code === 'InvalidURI' ? 'MalformedQueryString' : code);

/** Makes the one function that turns bytes into a caller. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { view, secretOf, uses, regions, skewSeconds } = options;
  const cache = new SigningKeyCache(100_000);
  const limit = createFailureLimit();

  const signingKey = (key: KeyEntity, claim: SigV4Claim): SigningKey => {
    const kept = cache.get(claim);
    if (kept) return kept;
    const derived = deriveSigningKey(secretOf(key), claim.date, claim.region, claim.service, HASHER);
    cache.put(claim, derived);
    return derived;
  };

  const read = ({ message, service, now }: Attempt): SigV4Claim => {
    const scope = regions.length > 0 ? { regions } : {};
    // SOURCE: STS takes presigned URLs for as long as it takes signed headers, whatever X-Amz-Expires says.
    const presignedLifetime = service === 'sts' ? 'skew' : 'expires';
    return readAuthorization(message, { now: now.getTime(), service, skewSeconds, presignedLifetime, ...scope }, HASHER);
  };

  const holder = (key: KeyEntity, signed: Signed, origin: Origin, from: EnforcementView): Promise<Caller | undefined> =>
    holderOf(from, options.partition, key, { signed, origin });

  function mismatch(attempt: Attempt, claim: SigV4Claim, key: KeyEntity, error: SigV4Error): NotAuthenticated {
    const { accountId, accessKeyId } = key;
    return new NotAuthenticated(asCode(error.code), error.message, {
      accountId,
      accessKeyId,
      cause: error,
      explain: () => {
        const secret = secretOf(key);
        const diagnosis = diagnose(
          attempt.message,
          claim,
          {
            now: attempt.now.getTime(),
            ownHosts: options.ownHosts(),
            signingKeyFor: (region, service, date) => deriveSigningKey(secret, date, region, service, HASHER),
          },
          HASHER,
        );
        const text = `The access key ${accessKeyId} is known and active, but the signature is not the one that its secret makes of the request that arrived.`;
        return { kind: 'authentication', code: error.code, message: error.message, accessKeyId, text, diagnosis };
      },
    });
  }

  async function prove(attempt: Attempt): Promise<Caller> {
    let claim: SigV4Claim;
    try {
      claim = read(attempt);
    } catch (error) {
      if (error instanceof SigV4Error) throw unread(attempt, error, await keyNamedBy(attempt.message, view));
      throw error;
    }
    const { accessKeyId, region, service, via } = claim;
    const signed: Signed = { accessKeyId, region, service, via };
    const key = await view.accessKey(accessKeyId);
    const caller = key?.status === 'Active' ? await holder(key, signed, attempt.origin, view) : undefined;
    // No session is issued to those who sign, so every session token is a stranger's; a long-term key has none.
    const stands = key !== undefined && caller !== undefined && claim.sessionToken === undefined;
    try {
      if (stands) verifySignature(attempt.message, claim, signingKey(key, claim), HASHER);
      else refuseStranger(attempt.message, claim);
    } catch (error) {
      if (!(error instanceof SigV4Error)) throw error;
      if (stands && error.code === 'SignatureDoesNotMatch') throw mismatch(attempt, claim, key, error);
      throw unproven(claim, key, error, caller !== undefined);
    }
    if (!stands) throw new NotAuthenticated('InvalidClientTokenId', INVALID_TOKEN, { accessKeyId });
    uses.note({ accountId: caller.accountId, accessKeyId, usedAt: attempt.now.getTime(), region, service });
    return caller;
  }

  return {
    async authenticate(attempt) {
      const { sourceIp } = attempt.origin;
      const now = attempt.now.getTime();
      try {
        return await prove(attempt);
      } catch (error) {
        if (!(error instanceof NotAuthenticated)) throw error;
        const isTooMuch = limit.exceeded(sourceIp, now);
        limit.failed(sourceIp, now);
        // Only who fails must wait: others behind the same address prove themselves, and are answered.
        throw isTooMuch ? new ServiceError('Throttling', 'Rate exceeded', { cause: error }) : error;
      }
    },

    async recheck(caller, from) {
      const { accessKeyId } = caller.signed;
      const key = await from.accessKey(accessKeyId);
      const stands =
        key?.status === 'Active' &&
        key.accountId === caller.accountId &&
        key.ownerId === (caller.kind === 'root' ? caller.accountId : caller.userId) &&
        (await holder(key, caller.signed, caller.origin, from));
      if (!stands)
        throw new NotAuthenticated('InvalidClientTokenId', INVALID_TOKEN, { accountId: caller.accountId, accessKeyId });
    },

    forget: (accessKeyId) => cache.forget(accessKeyId),
  };
}

/** Refuses a key that does not stand, after the work that a fresh one costs: what is known must not show in the time it takes. */
function refuseStranger(message: HttpMessage, claim: SigV4Claim): void {
  deriveSigningKey('nobody has this secret', claim.date, claim.region, claim.service, HASHER);
  verifySignature(message, claim, undefined, HASHER);
}

/** The access key that a request names, when it names one that exists: a refusal can then be told to its account. */
async function keyNamedBy(message: HttpMessage, view: EnforcementView): Promise<KeyEntity | undefined> {
  const where = message.rawHeaders.find((_, i) => i % 2 === 1 && message.rawHeaders[i - 1]?.toLowerCase() === 'authorization');
  const named =
    /Credential=(\w{16,128})\//.exec(where ?? '') ?? /[?&]X-Amz-Credential=(\w{16,128})(?:%2F|\/)/i.exec(message.target);
  return named?.[1] === undefined ? undefined : view.accessKey(named[1]);
}

function unread(attempt: Attempt, error: SigV4Error, key: KeyEntity | undefined): NotAuthenticated {
  const code = asCode(error.code);
  if (!key) return new NotAuthenticated(code, error.message, { cause: error });
  const { accountId, accessKeyId } = key;
  const explain = (): ReturnType<NonNullable<NotAuthenticated['explain']>> => ({
    kind: 'authentication',
    code,
    message: error.message,
    accessKeyId,
    text: `The request was refused before its signature was looked at. The server's clock said ${attempt.now.toISOString()}.`,
  });
  return new NotAuthenticated(code, error.message, { accountId, accessKeyId, cause: error, explain });
}

function unproven(claim: SigV4Claim, key: KeyEntity | undefined, error: SigV4Error, hasHolder: boolean): NotAuthenticated {
  const { accessKeyId } = claim;
  const accountId = key?.accountId ?? accountOf(accessKeyId);
  const text =
    claim.sessionToken !== undefined
      ? 'The request carries a session token, and this server issued no such session.'
      : key === undefined
        ? 'There is no such access key. It may have been deleted, or it belongs to another deployment.'
        : key.status === 'Inactive'
          ? 'The access key is inactive.'
          : hasHolder
            ? 'The body of the request is not the one that was signed.'
            : 'The user that the access key belonged to is gone.';
  return new NotAuthenticated(asCode(error.code), error.message, {
    ...(accountId === undefined ? {} : { accountId }),
    accessKeyId,
    cause: error,
    explain: () => ({ kind: 'authentication', code: error.code, message: error.message, accessKeyId, text }),
  });
}
