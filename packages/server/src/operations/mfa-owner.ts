import { rootArn } from '../domain/arns.ts';
import { findAccount } from '../store/accounts.ts';
import { findUserById, findUserByName } from '../store/users.ts';
import type { ReadTools, Target } from './operation.ts';
import { throwNoSuchUser } from './require-user.ts';
import { userTarget } from './user-target.ts';

/** Whose MFA devices a call is about. */
export interface MfaOwner {
  /** A user's id, or the account id for root. */
  readonly ownerId: string;
  /** The user's name; for root the account's alias, or its id when it has none. */
  readonly userName: string;
}

/**
 * Finds the owner that a request names; without a name it is the caller. Root alone reaches its own devices: without a name, or
 * by the account's id or alias where a call demands a name. A user of that name comes first.
 * @throws ServiceError `NoSuchEntity`
 */
export async function findMfaOwner(tools: ReadTools, userName: string | undefined): Promise<MfaOwner> {
  const { caller, db } = tools;
  const { accountId } = caller;
  if (userName !== undefined) {
    const user = await findUserByName(db, accountId, userName);
    if (user) return { ownerId: user.userId, userName: user.name };
    return (await rootNamed(tools, userName)) ?? throwNoSuchUser(userName);
  }
  if (caller.kind === 'root') {
    const account = await findAccount(db, accountId);
    return { ownerId: accountId, userName: account?.alias ?? accountId };
  }
  const user = (await findUserById(db, accountId, caller.userId)) ?? throwNoSuchUser(caller.userName);
  return { ownerId: user.userId, userName: user.name };
}

/** What a call about an owner's devices acts on: the user, or root itself. */
export async function mfaOwnerTarget(tools: ReadTools, userName: string | undefined): Promise<Target> {
  const { caller, db } = tools;
  const isUser = userName === undefined || (await findUserByName(db, caller.accountId, userName)) !== undefined;
  if (!isUser && (await rootNamed(tools, userName))) return { arn: rootArn(caller.accountId), context: {} };
  return userTarget(tools, userName);
}

async function rootNamed({ caller, db }: ReadTools, name: string): Promise<MfaOwner | undefined> {
  if (caller.kind !== 'root') return undefined;
  const { accountId } = caller;
  const account = await findAccount(db, accountId);
  const isRoot = name === accountId || (account?.alias !== null && name === account?.alias);
  return isRoot ? { ownerId: accountId, userName: account?.alias ?? accountId } : undefined;
}
