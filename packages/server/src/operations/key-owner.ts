import { ServiceError } from '../domain/errors.ts';
import { findAccessKey, type AccessKeyFacts } from '../store/access-keys.ts';
import { findAccount } from '../store/accounts.ts';
import { findUserById } from '../store/users.ts';
import { knownUser } from './known-user.ts';
import type { ReadTools } from './operation.ts';
import { requireUser, throwNoSuchUser } from './require-user.ts';

/** Whose access keys a call is about. */
export interface KeyOwner {
  /** A user's id, or the account id for root. */
  readonly ownerId: string;
  /** The user's name; for root the account's alias, undefined when it has none. */
  readonly userName: string | undefined;
}

/**
 * Finds the owner that a request names; without a name it is the caller. No name leads to root: only root reaches its keys.
 * @throws ServiceError `NoSuchEntity`
 */
export async function findKeyOwner(tools: ReadTools, userName: string | undefined): Promise<KeyOwner> {
  const { caller, db } = tools;
  const { accountId } = caller;
  if (userName !== undefined) {
    const user = knownUser(tools, { name: userName }) ?? (await requireUser(db, accountId, userName));
    return { ownerId: user.userId, userName: user.name };
  }
  if (caller.kind === 'root') {
    const account = await findAccount(db, accountId);
    return { ownerId: accountId, userName: account?.alias ?? undefined };
  }
  const { userId } = caller;
  const known = knownUser(tools, { userId });
  const user = known ?? (await findUserById(db, accountId, userId)) ?? throwNoSuchUser(caller.userName);
  return { ownerId: user.userId, userName: user.name };
}

/**
 * Finds a key of that owner; another's key is as good as none.
 * @throws ServiceError `NoSuchEntity`, in AWS's words.
 */
export async function requireAccessKey({ caller, db }: ReadTools, owner: KeyOwner, accessKeyId: string): Promise<AccessKeyFacts> {
  const key = await findAccessKey(db, caller.accountId, accessKeyId);
  if (key?.ownerId !== owner.ownerId) {
    throw new ServiceError('NoSuchEntity', `The Access Key with id ${accessKeyId} cannot be found.`);
  }
  return key;
}
