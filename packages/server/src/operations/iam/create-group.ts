import type { CreateGroupRequest, CreateGroupResponse } from '@aws-sdk/client-iam';
import { groupArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { addGroup, countGroups, findGroupByName, type GroupRow } from '../../store/groups.ts';
import type { Checked } from '../checked.ts';
import { describeGroup } from '../describe-group.ts';
import type { WriteOperation } from '../operation.ts';

/** Makes a group. */
export const createGroup: WriteOperation<Checked<CreateGroupRequest, 'GroupName'>, CreateGroupResponse> = {
  kind: 'write',
  action: 'iam:CreateGroup',
  accessLevel: 'Write',

  targets: (input, { caller: { accountId } }) => [
    { arn: groupArn({ accountId, path: input.Path ?? '/', name: input.GroupName }) },
  ],

  async run(input, tools) {
    const { caller, db, now, write } = tools;
    const { accountId } = caller;
    if (await findGroupByName(db, accountId, input.GroupName)) {
      throw new ServiceError('EntityAlreadyExists', `Group with name ${input.GroupName} already exists.`);
    }
    if ((await countGroups(db, accountId)) >= LIMITS.Groups) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for GroupsPerAccount: ${LIMITS.Groups}`);
    }
    const group: GroupRow = {
      accountId,
      groupId: uniqueId('AGPA', accountId, tools.random(6)),
      name: input.GroupName,
      nameKey: nameKey(input.GroupName),
      path: input.Path ?? '/',
      createdAt: now.getTime(),
    };
    await addGroup(write, group);
    return { Group: describeGroup(group) };
  },
};
