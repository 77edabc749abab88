import { ServiceError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { findOidcProvider, type OidcProviderRow } from '../store/oidc-providers.ts';
import { listTags } from '../store/tags.ts';
import type { ReadTools, Target } from './operation.ts';
import { resourceTagContext } from './request-tags.ts';

type Lookup = Pick<ReadTools, 'db' | 'caller'>;

const ARN = /^arn:aws:iam::(\d{12}):oidc-provider\/(.+)$/s;

/** `arn:aws:iam::123456789012:oidc-provider/example.com/path`. */
export function oidcProviderArn({ accountId, url }: Pick<OidcProviderRow, 'accountId' | 'url'>): string {
  return `arn:aws:iam::${accountId}:oidc-provider/${url}`;
}

/** Finds the provider of an ARN, in the caller's account alone. @throws ServiceError `ValidationError`, `InvalidInput` */
async function findByArn({ caller, db }: Lookup, arn: string): Promise<OidcProviderRow | undefined> {
  const [, accountId, url] = ARN.exec(arn) ?? [];
  if (url === undefined) {
    // [assumed] As with the ARNs of policies.
    if (arn.split(':').length < 6 || !arn.startsWith('arn:')) {
      throw new ServiceError('ValidationError', 'Invalid ARN:  Could not be parsed!');
    }
    throw new ServiceError('InvalidInput', `ARN ${arn} is not valid.`);
  }
  return accountId === caller.accountId ? await findOidcProvider(db, caller.accountId, url) : undefined;
}

/**
 * Finds the provider that a request names.
 * @param missing AWS's words when there is none; to delete one has its own.
 * @throws ServiceError `NoSuchEntity`, `ValidationError`, `InvalidInput`
 */
// SOURCE: LocalStack's recordings of 2026-02 (test_iam_oidc).
export async function requireOidcProvider(
  tools: Lookup,
  arn: string,
  missing = `OpenIDConnect Provider not found for arn ${arn}`,
): Promise<OidcProviderRow> {
  const provider = await findByArn(tools, arn);
  if (!provider) throw new ServiceError('NoSuchEntity', missing);
  return provider;
}

/** The provider that a call acts on: the ARN that it gives, and the tags of the provider when there is one. */
export async function oidcProviderTarget(
  tools: Lookup,
  arn: string,
  context: NonNullable<Target['context']> = {},
): Promise<Target> {
  const provider = await findByArn(tools, arn);
  if (!provider) return { arn, context };
  const worn = await listTags(tools.db, provider.accountId, provider.providerId);
  return { arn, context: { ...resourceTagContext(worn), ...context } };
}

/** Client ids, none twice. @throws ServiceError `LimitExceeded` */
// SOURCE: LocalStack's recordings of 2026-02 (test_iam_oidc).
export function checkClientIds(clientIds: readonly string[]): readonly string[] {
  const unique = [...new Set(clientIds)];
  if (unique.length <= LIMITS.ClientIdsPerOidcProvider) return unique;
  throw new ServiceError(
    'LimitExceeded',
    `Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: ${LIMITS.ClientIdsPerOidcProvider}`,
  );
}

/**
 * Thumbprints as they are kept: in lower case, none twice. That they are hexadecimal AWS does not check (versitygw's tests of
 * 2026-07), and what is not fits no certificate.
 * @throws ServiceError `InvalidInput`
 */
// SOURCE: LocalStack's recordings of 2026-02 (test_iam_oidc): AWS says fewer than five, and takes five.
export function checkThumbprints(thumbprints: readonly string[]): readonly string[] {
  if (thumbprints.length > LIMITS.ThumbprintsPerOidcProvider) {
    throw new ServiceError('InvalidInput', 'Thumbprint list must contain fewer than 5 entries.');
  }
  return [...new Set(thumbprints.map((thumbprint) => thumbprint.toLowerCase()))];
}
