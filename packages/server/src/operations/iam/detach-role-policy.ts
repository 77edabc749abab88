import type { DetachRolePolicyRequest } from '@aws-sdk/client-iam';
import { detachPolicy } from '../attach-policy.ts';
import type { Checked } from '../checked.ts';
import { roleTarget } from '../role-target.ts';
import type { WriteOperation } from '../operation.ts';
import { ownRolePrincipal } from '../policy-principal.ts';

type Input = Checked<DetachRolePolicyRequest, 'RoleName' | 'PolicyArn'>;

/** Takes a managed policy off a role. */
export const detachRolePolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:DetachRolePolicy',
  accessLevel: 'Permissions management',
  targets: async ({ RoleName, PolicyArn }, tools) => [
    await roleTarget(tools, RoleName, { boundary: true, context: { 'iam:PolicyARN': PolicyArn } }),
  ],
  async run({ RoleName, PolicyArn }, tools) {
    await detachPolicy(tools, await ownRolePrincipal(tools, RoleName), PolicyArn);
    return {};
  },
};
