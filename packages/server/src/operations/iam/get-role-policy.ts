import type { GetRolePolicyRequest, GetRolePolicyResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { roleTarget } from '../role-target.ts';
import { getInline } from '../inline-policy.ts';
import type { ReadOperation } from '../operation.ts';
import { rolePrincipal } from '../policy-principal.ts';

type Input = Checked<GetRolePolicyRequest, 'RoleName' | 'PolicyName'>;

/** Gives the text of one inline policy of a role. */
export const getRolePolicy: ReadOperation<Input, GetRolePolicyResponse> = {
  kind: 'read',
  action: 'iam:GetRolePolicy',
  accessLevel: 'Read',
  targets: async ({ RoleName }, tools) => [await roleTarget(tools, RoleName)],
  async run({ RoleName, PolicyName }, tools) {
    const principal = await rolePrincipal(tools, RoleName);
    const { name, document } = await getInline(tools, principal, PolicyName);
    return { RoleName: principal.name, PolicyName: name, PolicyDocument: document };
  },
};
