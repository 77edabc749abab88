import type { LoginProfile } from '@aws-sdk/client-iam';
import { ServiceError } from '../domain/errors.ts';
import { findLoginProfile, type LoginProfileRow } from '../store/login-profiles.ts';
import { findUserById, type UserRow } from '../store/users.ts';
import type { ReadTools } from './operation.ts';
import { requireUser, throwNoSuchUser } from './require-user.ts';

/**
 * Finds the user whose login profile a call is about: the one it names, or whoever asks. Root's password is no login profile.
 * @throws ServiceError `NoSuchEntity`
 */
export async function requireProfileUser({ caller, db }: ReadTools, userName: string | undefined): Promise<UserRow> {
  const { accountId } = caller;
  if (userName !== undefined) return requireUser(db, accountId, userName);
  if (caller.kind === 'root') throw noSuchProfile('root');
  return (await findUserById(db, accountId, caller.userId)) ?? throwNoSuchUser(caller.userName);
}

/** @throws ServiceError `NoSuchEntity` when the user has no password. */
export async function requireLoginProfile({ db }: Pick<ReadTools, 'db'>, user: UserRow): Promise<LoginProfileRow> {
  const profile = await findLoginProfile(db, user.accountId, user.userId);
  if (!profile) throw noSuchProfile(user.name);
  return profile;
}

/** SOURCE: LocalStack's recordings of 2026-02 (test_iam_users, test_login_profile_errors). */
export function noSuchProfile(userName: string): ServiceError {
  return new ServiceError('NoSuchEntity', `Login Profile for User ${userName} cannot be found.`);
}

/** What is said when the user or the password became another while the new one was being hashed. SOURCE: aws-nuke#750. */
export function profileInMotion(userName: string): ServiceError {
  const message = `Login Profile for User ${userName} cannot be modified while login profile is being created.`;
  return new ServiceError('EntityTemporarilyUnmodifiable', message);
}

/** A login profile in AWS's shape. */
export function describeLoginProfile(userName: string, profile: LoginProfileRow): LoginProfile {
  return {
    UserName: userName,
    CreateDate: new Date(profile.createdAt),
    PasswordResetRequired: profile.resetRequired === 1,
  };
}
