import type { UpdateAssumeRolePolicyRequest } from '@aws-sdk/client-iam';
import { changeRole } from '../../store/roles.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireOwnRole } from '../require-role.ts';
import { roleTarget } from '../role-target.ts';
import { bindTrustPolicy } from '../trust-policy.ts';

type Input = Checked<UpdateAssumeRolePolicyRequest, 'RoleName' | 'PolicyDocument'>;

/** Sets whom a role trusts, in place of the policy before. */
export const updateAssumeRolePolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:UpdateAssumeRolePolicy',
  accessLevel: 'Permissions management',

  targets: async (input, tools) => [await roleTarget(tools, input.RoleName, { boundary: true })],

  async run({ RoleName, PolicyDocument }, { caller: { accountId }, db, write }) {
    const role = await requireOwnRole(db, accountId, RoleName);
    await changeRole(write, role, { trustPolicy: await bindTrustPolicy(db, PolicyDocument) });
    return {};
  },
};
