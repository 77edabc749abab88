import { SigV4Error } from './errors.ts';
import { encodePath, reencodePath } from './uri-encode.ts';

/** How a service signs its paths: S3 takes them as they are, encoded once; every other one normalizes and encodes once more. */
export type PathStyle = 'normalized' | 's3';

/**
 * The path as it is signed.
 * @param path the raw path of the request target, without the query.
 * @throws SigV4Error `InvalidURI` when it does not start with a slash or, for S3, holds a broken escape.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalPath(path: string, style: PathStyle): string {
  if (path === '/') return path;
  if (!path.startsWith('/')) throw new SigV4Error('InvalidURI', "Couldn't parse the specified URI.");
  if (style === 'normalized') return encodePath(withoutDots(path));
  const encoded = reencodePath(path);
  if (encoded === undefined) throw new SigV4Error('InvalidURI', "Couldn't parse the specified URI.");
  return encoded;
}

/** Removes `.`, `..` and empty segments, as the SDKs do: a slash at the end stays when anything stands before it. */
export function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return kept.length === 0 ? '/' : `/${kept.join('/')}${path.endsWith('/') ? '/' : ''}`;
}
