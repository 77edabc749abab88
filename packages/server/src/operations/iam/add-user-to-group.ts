import type { AddUserToGroupRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { addMembership, listGroupIdsOfUser } from '../../store/memberships.ts';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import type { WriteOperation } from '../operation.ts';
import { requireGroup } from '../require-group.ts';
import { requireUser } from '../require-user.ts';

type Input = Checked<AddUserToGroupRequest, 'GroupName' | 'UserName'>;

/** Puts a user into a group; one that is in it already stays. The permission is on the group alone. */
export const addUserToGroup: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:AddUserToGroup',
  accessLevel: 'Write',

  targets: async (input, tools) => [await groupTarget(tools, input.GroupName)],

  async run(input, { caller: { accountId }, db, now, write }) {
    const { userId } = await requireUser(db, accountId, input.UserName);
    const { groupId } = await requireGroup(db, accountId, input.GroupName);
    const groupIds = await listGroupIdsOfUser(db, accountId, userId);
    if (groupIds.includes(groupId)) return;
    if (groupIds.length >= LIMITS.GroupsPerUser) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for GroupsPerUser: ${LIMITS.GroupsPerUser}`);
    }
    await addMembership(write, accountId, groupId, userId, now.getTime());
  },
};
