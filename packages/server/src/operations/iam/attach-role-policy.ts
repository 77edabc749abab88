import type { AttachRolePolicyRequest } from '@aws-sdk/client-iam';
import { attachPolicy } from '../attach-policy.ts';
import type { Checked } from '../checked.ts';
import { roleTarget } from '../role-target.ts';
import type { WriteOperation } from '../operation.ts';
import { ownRolePrincipal } from '../policy-principal.ts';

type Input = Checked<AttachRolePolicyRequest, 'RoleName' | 'PolicyArn'>;

/** Attaches a managed policy to a role. */
export const attachRolePolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:AttachRolePolicy',
  accessLevel: 'Permissions management',
  targets: async ({ RoleName, PolicyArn }, tools) => [
    await roleTarget(tools, RoleName, { boundary: true, context: { 'iam:PolicyARN': PolicyArn } }),
  ],
  async run({ RoleName, PolicyArn }, tools) {
    await attachPolicy(tools, await ownRolePrincipal(tools, RoleName), PolicyArn);
    return {};
  },
};
