import type { Principal } from '../store/attachments.ts';
import type { ReadTools } from './operation.ts';
import { requireGroup } from './require-group.ts';
import { requireOwnRole, requireRole } from './require-role.ts';
import { requireUser } from './require-user.ts';

/** A user, group or role to which policies are attached or in which they are written, under the name it has. */
export interface NamedPrincipal extends Principal {
  readonly name: string;
}

type Lookup = Pick<ReadTools, 'db' | 'caller'>;

/** The user of that name. @throws ServiceError `NoSuchEntity` */
export async function userPrincipal({ db, caller: { accountId } }: Lookup, userName: string): Promise<NamedPrincipal> {
  const { userId, name } = await requireUser(db, accountId, userName);
  return { accountId, kind: 'user', id: userId, name };
}

/** The group of that name. @throws ServiceError `NoSuchEntity` */
export async function groupPrincipal({ db, caller: { accountId } }: Lookup, groupName: string): Promise<NamedPrincipal> {
  const { groupId, name } = await requireGroup(db, accountId, groupName);
  return { accountId, kind: 'group', id: groupId, name };
}

/** The role of that name. @throws ServiceError `NoSuchEntity` */
export async function rolePrincipal({ db, caller: { accountId } }: Lookup, roleName: string): Promise<NamedPrincipal> {
  const { roleId, name } = await requireRole(db, accountId, roleName);
  return { accountId, kind: 'role', id: roleId, name };
}

/** The role of that name, whose policies are to be changed. @throws ServiceError `NoSuchEntity`, `UnmodifiableEntity` */
export async function ownRolePrincipal({ db, caller: { accountId } }: Lookup, roleName: string): Promise<NamedPrincipal> {
  const { roleId, name } = await requireOwnRole(db, accountId, roleName);
  return { accountId, kind: 'role', id: roleId, name };
}
