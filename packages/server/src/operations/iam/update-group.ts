import type { UpdateGroupRequest } from '@aws-sdk/client-iam';
import { groupArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { findGroupByName, moveGroup } from '../../store/groups.ts';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import type { Target, WriteOperation } from '../operation.ts';
import { requireGroup } from '../require-group.ts';

/** Renames a group or moves it to another path. Its ARN changes; its id, members and policies stay. */
export const updateGroup: WriteOperation<Checked<UpdateGroupRequest, 'GroupName'>, void> = {
  kind: 'write',
  action: 'iam:UpdateGroup',
  accessLevel: 'Write',

  // SOURCE: a rename takes the permission on the group as it is and as it will be (IAM User Guide, "Renaming an IAM group").
  async targets(input, tools) {
    const { accountId } = tools.caller;
    const now = await groupTarget(tools, input.GroupName);
    const group = await findGroupByName(tools.db, accountId, input.GroupName);
    const then: Target = {
      ...now,
      arn: groupArn({
        accountId,
        path: input.NewPath ?? group?.path ?? '/',
        name: input.NewGroupName ?? group?.name ?? input.GroupName,
      }),
      shown: `group ${input.NewGroupName ?? input.GroupName}`,
    };
    return then.arn === now.arn ? [now] : [now, then];
  },

  async run(input, { caller: { accountId }, db, write }) {
    const group = await requireGroup(db, accountId, input.GroupName);
    const name = input.NewGroupName ?? group.name;
    const path = input.NewPath ?? group.path;
    const taken = await findGroupByName(db, accountId, name);
    if (taken && taken.groupId !== group.groupId) {
      throw new ServiceError('EntityAlreadyExists', `Group with name ${name} already exists.`);
    }
    if (name !== group.name || path !== group.path) await moveGroup(write, group, { name, path });
  },
};
