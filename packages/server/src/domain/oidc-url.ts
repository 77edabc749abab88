import { ServiceError } from './errors.ts';

const INVALID = 'Invalid Open ID Connect Provider URL';
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
// What RFC 3986 allows in a path, but for the `*` that would read as a pattern in an ARN.
const PATH = /^(?:\/(?:[\w.~!$&'()+,;=:@-]|%[0-9A-Fa-f]{2})*)*$/;

/**
 * Reads the address of an OpenID Connect provider.
 *
 * @returns it without `https://`, as ARNs and answers have it. Nothing is made alike: another case or a slash at the end is
 *   another issuer, since a token's `iss` is compared to the letter.
 * @throws ServiceError `ValidationError` for what is no address, `InvalidInput` for one that is no issuer's
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
// SOURCE: no scheme: LocalStack's recordings of 2026-02 (test_iam_oidc); the others: versitygw's tests of 2026-07.
export function readOidcUrl(url: string): string {
  const [, scheme = '', rest = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(.+)$/s.exec(url) ?? [];
  if (rest === '' || rest.startsWith('/')) throw new ServiceError('ValidationError', INVALID);
  if (scheme.toLowerCase() !== 'https') throw new ServiceError('InvalidInput', `${INVALID}. The URL must begin with https://.`);
  const slash = rest.indexOf('/');
  const host = slash === -1 ? rest : rest.slice(0, slash);
  const path = slash === -1 ? '' : rest.slice(slash);
  // No user, port, query or fragment: none of their marks is in a host or a path.
  if (!HOST.test(host) || !PATH.test(path)) throw new ServiceError('InvalidInput', `${INVALID}.`);
  return rest;
}
