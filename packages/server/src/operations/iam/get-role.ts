import type { GetRoleRequest, GetRoleResponse } from '@aws-sdk/client-iam';
import { findTaggedRole } from '../../store/roles.ts';
import type { Checked } from '../checked.ts';
import { describeRoleWhole } from '../describe-role.ts';
import type { ReadOperation } from '../operation.ts';
import { throwNoSuchRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';

/** Shows a role, with whom it trusts, its tags, its boundary and its last use. */
export const getRole: ReadOperation<Checked<GetRoleRequest, 'RoleName'>, GetRoleResponse> = {
  kind: 'read',
  action: 'iam:GetRole',
  accessLevel: 'Read',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName, { boundary: true })],

  async run(input, { caller: { accountId }, db }) {
    const { role, tags } = (await findTaggedRole(db, accountId, input.RoleName)) ?? throwNoSuchRole(input.RoleName);
    return { Role: await describeRoleWhole(db, role, tags) };
  },
};
