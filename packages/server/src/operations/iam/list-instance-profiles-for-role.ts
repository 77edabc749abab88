import type { ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listInstanceProfiles } from '../../store/instance-profiles.ts';
import type { Checked } from '../checked.ts';
import { describeInstanceProfiles } from '../instance-profile-lookup.ts';
import type { ReadOperation } from '../operation.ts';
import { requireRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

type Input = Checked<ListInstanceProfilesForRoleRequest, 'RoleName'>;

/** Lists the instance profiles that hold a role, in the order of their names. */
export const listInstanceProfilesForRole: ReadOperation<Input, ListInstanceProfilesForRoleResponse> = {
  kind: 'read',
  action: 'iam:ListInstanceProfilesForRole',
  accessLevel: 'List',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName)],

  async run({ RoleName, ...request }, { caller: { accountId }, db, markers }) {
    const { roleId } = await requireRole(db, accountId, RoleName);
    const page = await readPage(markers, request, {
      scope: pageScope('ListInstanceProfilesForRole', accountId, roleId),
      fetch: (after, limit) => listInstanceProfiles(db, accountId, { roleId }, after, limit),
      position: (profile) => profile.nameKey,
    });
    return { InstanceProfiles: await describeInstanceProfiles(db, accountId, page.rows), ...page.more };
  },
};
