import type { DetachUserPolicyRequest } from '@aws-sdk/client-iam';
import { detachPolicy } from '../attach-policy.ts';
import type { Checked } from '../checked.ts';
import { userTarget } from '../user-target.ts';
import type { WriteOperation } from '../operation.ts';
import { userPrincipal } from '../policy-principal.ts';

type Input = Checked<DetachUserPolicyRequest, 'UserName' | 'PolicyArn'>;

/** Takes a managed policy off a user. */
export const detachUserPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:DetachUserPolicy',
  accessLevel: 'Permissions management',
  targets: async ({ UserName, PolicyArn }, tools) => [
    await userTarget(tools, UserName, { boundary: true, context: { 'iam:PolicyARN': PolicyArn } }),
  ],
  async run({ UserName, PolicyArn }, tools) {
    await detachPolicy(tools, await userPrincipal(tools, UserName), PolicyArn);
    return {};
  },
};
