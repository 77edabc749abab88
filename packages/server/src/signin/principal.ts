import { rootArn, userArn } from '../domain/arns.ts';
import { findAccount, findAccountByAlias, type AccountRow } from '../store/accounts.ts';
import { findLoginProfile, type LoginProfileRow } from '../store/login-profiles.ts';
import type { Queries } from '../store/store.ts';
import { findUserById, findUserByName, type UserRow } from '../store/users.ts';

/** Who signs in: a user, or an account's root. */
export interface Principal {
  readonly account: AccountRow;
  readonly accountId: string;
  /** A user's id, or the account id for root. */
  readonly ownerId: string;
  readonly arn: string;
  /** Undefined for root. */
  readonly user: UserRow | undefined;
  /** Undefined for root, and for a user without a password. */
  readonly profile: LoginProfileRow | undefined;
  /** Null where there is no password. */
  readonly passwordHash: string | null;
}

/** As the sign-in page asks for it. */
export interface Named {
  /** 12 digits, with hyphens or without, or the account's alias. */
  readonly account: string;
  /** Left out for root. */
  readonly userName: string | undefined;
}

/** No account has it: what is asked of a real one is asked of it, too. */
const NO_ACCOUNT = '000000000000';

/** Finds the account that a sign-in names. */
export async function findNamedAccount(db: Queries, text: string): Promise<AccountRow | undefined> {
  const id = /^(\d{4})-?(\d{4})-?(\d{4})$/.exec(text)?.slice(1).join('');
  return id === undefined ? findAccountByAlias(db, text.toLowerCase()) : findAccount(db, id);
}

/** Finds who a sign-in names. The same queries are made whether or not there is such an account or user. */
export async function findNamedPrincipal(
  db: Queries,
  account: AccountRow | undefined,
  userName: string | undefined,
): Promise<Principal | undefined> {
  if (userName === undefined) return account && rootOf(account);
  const accountId = account?.accountId ?? NO_ACCOUNT;
  const user = await findUserByName(db, accountId, userName);
  const profile = await findLoginProfile(db, accountId, user?.userId ?? '');
  return account && user && userOf(account, user, profile);
}

/** Reads a principal again, as when a step of the sign-in goes on from another. */
export async function findPrincipal(db: Queries, accountId: string, ownerId: string): Promise<Principal | undefined> {
  const account = await findAccount(db, accountId);
  if (!account) return undefined;
  if (ownerId === accountId) return rootOf(account);
  const user = await findUserById(db, accountId, ownerId);
  return user && userOf(account, user, await findLoginProfile(db, accountId, ownerId));
}

function rootOf(account: AccountRow): Principal {
  const { accountId, rootPasswordHash: passwordHash } = account;
  return { account, accountId, ownerId: accountId, arn: rootArn(accountId), user: undefined, profile: undefined, passwordHash };
}

function userOf(account: AccountRow, user: UserRow, profile: LoginProfileRow | undefined): Principal {
  const { accountId, userId: ownerId } = user;
  return { account, accountId, ownerId, arn: userArn(user), user, profile, passwordHash: profile?.passwordHash ?? null };
}
