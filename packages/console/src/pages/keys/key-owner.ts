import { useRead } from '../../api/use-api.ts';
import { useArn, useSession } from '../../app/session-context.ts';
import { userPath } from '../../parts/entity-path.ts';

/** Whose access keys a part of the console is about. */
export interface KeyOwner {
  /** Undefined for root: no name leads to root, only root reaches its own keys. */
  readonly userName: string | undefined;
  /** For permission checks: with the user's path, as soon as it is known. */
  readonly arn: string;
  readonly isRoot: boolean;
}

/** The owner that a page is about. @param userName undefined: whoever is signed in. */
export function useKeyOwner(userName: string | undefined): KeyOwner {
  const session = useSession();
  const arn = useArn();
  const isOwn = userName === undefined || userName === session.userName;
  const { data } = useRead('GetUser', { UserName: userName }, { enabled: !isOwn });
  if (isOwn) return { userName: session.userName, arn: session.arn, isRoot: session.kind === 'root' };
  return { userName, arn: data?.User?.Arn ?? arn(`user/${userName}`), isRoot: false };
}

/** A page about a user's keys. @param userName undefined: among the person's own credentials. */
function pathBelow(userName: string | undefined, page: string): string {
  if (userName === undefined) return `/me/${page}`;
  const [path, query] = userPath(userName).split('?');
  return `${path}/${page}${query === undefined ? '' : `?${query}`}`;
}

/** Where the keys of a user are shown. @param userName undefined: among the person's own credentials, as in all that follow. */
export function credentialsPath(userName: string | undefined): string {
  if (userName === undefined) return '/me';
  const path = userPath(userName);
  return `${path}${path.includes('?') ? '&' : '?'}tab=credentials`;
}
/** Where a key is made. */
export const createKeyPath = (userName: string | undefined): string => pathBelow(userName, 'create-access-key');
/** Where a key is replaced step by step. */
export const rotateKeyPath = (userName: string | undefined, accessKeyId: string): string =>
  pathBelow(userName, `rotate-access-key/${accessKeyId}`);
