import { ServiceError } from '../domain/errors.ts';
import type { Queries } from '../store/store.ts';
import { findUserByName, type UserRow } from '../store/users.ts';

/**
 * Finds the user that a request names.
 * @throws ServiceError `NoSuchEntity`
 */
export async function requireUser(db: Queries, accountId: string, userName: string): Promise<UserRow> {
  return (await findUserByName(db, accountId, userName)) ?? throwNoSuchUser(userName);
}

/** @throws ServiceError `NoSuchEntity`, in AWS's words. */
export function throwNoSuchUser(userName: string): never {
  throw new ServiceError('NoSuchEntity', `The user with name ${userName} cannot be found.`);
}
