import type { PutRolePolicyRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { roleTarget } from '../role-target.ts';
import { putInline } from '../inline-policy.ts';
import type { WriteOperation } from '../operation.ts';
import { ownRolePrincipal } from '../policy-principal.ts';

type Input = Checked<PutRolePolicyRequest, 'RoleName' | 'PolicyName' | 'PolicyDocument'>;

/** Writes an inline policy into a role, in place of one of the same name. */
export const putRolePolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:PutRolePolicy',
  accessLevel: 'Permissions management',
  targets: async ({ RoleName }, tools) => [await roleTarget(tools, RoleName, { boundary: true })],
  async run({ RoleName, PolicyName, PolicyDocument }, tools) {
    await putInline(tools, await ownRolePrincipal(tools, RoleName), { name: PolicyName, document: PolicyDocument });
    return {};
  },
};
