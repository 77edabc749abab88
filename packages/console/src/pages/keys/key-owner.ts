import { useRead } from '../../api/use-api.ts';
import { useArn, useSession } from '../../app/session-context.ts';

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

/** Where the owner's credentials are shown. @param isOwn whether the page that asks is about the person's own */
export function credentialsPath(userName: string | undefined, isOwn: boolean): string {
  return isOwn || userName === undefined ? '/me' : `/users/${encodeURIComponent(userName)}?tab=security_credentials`;
}

/** Where a key is replaced step by step. */
export function rotatePath(owner: KeyOwner, isOwn: boolean, accessKeyId: string): string {
  return isOwn || owner.userName === undefined
    ? `/me/rotate-access-key/${accessKeyId}`
    : `/users/${encodeURIComponent(owner.userName)}/rotate-access-key/${accessKeyId}`;
}

/** Where a key is made. */
export function createKeyPath(owner: KeyOwner, isOwn: boolean): string {
  return isOwn || owner.userName === undefined
    ? '/me/create-access-key'
    : `/users/${encodeURIComponent(owner.userName)}/create-access-key`;
}
