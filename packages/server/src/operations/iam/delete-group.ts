import type { DeleteGroupRequest } from '@aws-sdk/client-iam';
import { countGroupParts, removeGroup } from '../../store/groups.ts';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import type { WriteOperation } from '../operation.ts';
import { refuseDeletion } from '../refuse-deletion.ts';
import { requireGroup } from '../require-group.ts';

/** Removes a group that has neither users nor policies. */
export const deleteGroup: WriteOperation<Checked<DeleteGroupRequest, 'GroupName'>, void> = {
  kind: 'write',
  action: 'iam:DeleteGroup',
  accessLevel: 'Write',

  targets: async (input, tools) => [await groupTarget(tools, input.GroupName)],

  async run(input, { caller: { accountId }, db, write }) {
    const { groupId } = await requireGroup(db, accountId, input.GroupName);
    refuseDeletion(await countGroupParts(db, accountId, groupId));
    await removeGroup(write, accountId, groupId);
  },
};
