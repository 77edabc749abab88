import type { UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse } from '@aws-sdk/client-iam';
import { changeRole } from '../../store/roles.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeDescription, describeNewRole } from '../describe-role.ts';
import type { WriteOperation } from '../operation.ts';
import { requireRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

type Input = Checked<UpdateRoleDescriptionRequest, 'RoleName' | 'Description'>;

/** Changes the description of a role, and shows the role. */
export const updateRoleDescription: WriteOperation<Input, UpdateRoleDescriptionResponse> = {
  kind: 'write',
  action: 'iam:UpdateRoleDescription',
  accessLevel: 'Write',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName, { boundary: true })],

  async run({ RoleName, Description }, { caller: { accountId }, db, write }) {
    const role = { ...(await requireRole(db, accountId, RoleName)), description: Description || null };
    await changeRole(write, role, { description: role.description });
    const tags = await listTags(db, accountId, role.roleId);
    return { Role: { ...(await describeNewRole(db, role, tags)), ...describeDescription(role) } };
  },
};
