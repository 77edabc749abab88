import type { Principal } from '../store/attachments.ts';
import type { ReadTools } from './operation.ts';
import { requireGroup } from './require-group.ts';
import { requireUser } from './require-user.ts';

/** A user or group to which policies are attached or in which they are written, under the name it has. */
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
