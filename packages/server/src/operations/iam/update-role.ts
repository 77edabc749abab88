import type { UpdateRoleRequest, UpdateRoleResponse } from '@aws-sdk/client-iam';
import { changeRole } from '../../store/roles.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireRole, throwProtected } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

/** Changes the description of a role, or how long its sessions may last, or both; what is left out stays. */
export const updateRole: WriteOperation<Checked<UpdateRoleRequest, 'RoleName'>, UpdateRoleResponse> = {
  kind: 'write',
  action: 'iam:UpdateRole',
  accessLevel: 'Write',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName, { boundary: true })],

  async run({ RoleName, Description, MaxSessionDuration }, { caller: { accountId }, db, write }) {
    const role = await requireRole(db, accountId, RoleName);
    // SOURCE: of a service-linked role nothing but the description may be edited (IAM User Guide); the words are [assumed].
    if (role.linkedService !== null && MaxSessionDuration !== undefined) throwProtected(role.name);
    if (Description === undefined && MaxSessionDuration === undefined) return {};
    await changeRole(write, role, {
      ...(Description === undefined ? {} : { description: Description || null }),
      ...(MaxSessionDuration === undefined ? {} : { maxSession: MaxSessionDuration }),
    });
    return {};
  },
};
