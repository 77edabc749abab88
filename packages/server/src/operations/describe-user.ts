import type { Tag, User } from '@aws-sdk/client-iam';
import { rootArn, userArn } from '../domain/arns.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { TagRow } from '../store/tags.ts';
import type { UserRow } from '../store/users.ts';
import { describeBoundary } from './describe-boundary.ts';

/** A user as lists show it: without its tags and its boundary. */
export function describeUser(user: UserRow): User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.userId,
    Arn: userArn(user),
    CreateDate: new Date(user.createdAt),
    ...(user.passwordLastUsedAt === null ? {} : { PasswordLastUsed: new Date(user.passwordLastUsedAt) }),
  };
}

/** A user as `CreateUser` and `GetUser` show it; `Tags` is there only when there are tags. */
export function describeUserWhole(user: UserRow, tags: readonly TagRow[]): User {
  return {
    ...describeUser(user),
    ...(user.boundaryArn === null ? {} : { PermissionsBoundary: describeBoundary(user.boundaryArn) }),
    ...(tags.length === 0 ? {} : { Tags: describeTags(tags) }),
  };
}

/** The root user as `GetUser` shows it: no path, and for a name the account's alias, when it has one. */
export function describeRoot(account: AccountRow): User {
  return {
    Path: undefined,
    UserName: account.alias ?? undefined,
    UserId: account.accountId,
    Arn: rootArn(account.accountId),
    CreateDate: new Date(account.createdAt),
  };
}

/** Tags in AWS's shape. */
export function describeTags(tags: readonly TagRow[]): Tag[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}
