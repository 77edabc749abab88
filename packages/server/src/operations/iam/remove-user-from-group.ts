import type { RemoveUserFromGroupRequest } from '@aws-sdk/client-iam';
import { removeMembership } from '../../store/memberships.ts';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import type { WriteOperation } from '../operation.ts';
import { requireGroup } from '../require-group.ts';
import { requireUser } from '../require-user.ts';

type Input = Checked<RemoveUserFromGroupRequest, 'GroupName' | 'UserName'>;

/** Takes a user out of a group; one that is not in it is no error. The permission is on the group alone. */
export const removeUserFromGroup: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:RemoveUserFromGroup',
  accessLevel: 'Write',

  targets: async (input, tools) => [await groupTarget(tools, input.GroupName)],

  // SOURCE: of two that do not exist AWS names the user (LocalStack's snapshot of 2026-02).
  async run(input, { caller: { accountId }, db, write }) {
    const { userId } = await requireUser(db, accountId, input.UserName);
    const { groupId } = await requireGroup(db, accountId, input.GroupName);
    await removeMembership(write, accountId, groupId, userId);
  },
};
