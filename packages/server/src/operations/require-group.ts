import { ServiceError } from '../domain/errors.ts';
import { findGroupByName, type GroupRow } from '../store/groups.ts';
import type { Queries } from '../store/store.ts';

/**
 * Finds the group that a request names.
 * @throws ServiceError `NoSuchEntity`, in AWS's words.
 */
export async function requireGroup(db: Queries, accountId: string, groupName: string): Promise<GroupRow> {
  const group = await findGroupByName(db, accountId, groupName);
  if (!group) throw new ServiceError('NoSuchEntity', `The group with name ${groupName} cannot be found.`);
  return group;
}
