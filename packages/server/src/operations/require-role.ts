import { ServiceError } from '../domain/errors.ts';
import { findRoleByName, type RoleRow } from '../store/roles.ts';
import type { Queries } from '../store/store.ts';

/**
 * Finds the role that a request names.
 * @throws ServiceError `NoSuchEntity`
 */
export async function requireRole(db: Queries, accountId: string, roleName: string): Promise<RoleRow> {
  return (await findRoleByName(db, accountId, roleName)) ?? throwNoSuchRole(roleName);
}

/** @throws ServiceError `NoSuchEntity`, in AWS's words. */
export function throwNoSuchRole(roleName: string): never {
  throw new ServiceError('NoSuchEntity', `The role with name ${roleName} cannot be found.`);
}

/**
 * Finds a role that is to be changed in a way that a service allows nobody to change its own.
 * @throws ServiceError `NoSuchEntity`, or `UnmodifiableEntity` for a service-linked role
 */
export async function requireOwnRole(db: Queries, accountId: string, roleName: string): Promise<RoleRow> {
  const role = await requireRole(db, accountId, roleName);
  if (role.linkedService !== null) throwProtected(role.name);
  return role;
}

/** @throws ServiceError `UnmodifiableEntity`, in AWS's words. SOURCE: cloud-nuke#880, aws-nuke#331. */
export function throwProtected(roleName: string): never {
  throw new ServiceError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${roleName}' - this role is only modifiable by AWS`,
  );
}
