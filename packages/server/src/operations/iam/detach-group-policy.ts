import type { DetachGroupPolicyRequest } from '@aws-sdk/client-iam';
import { detachPolicy } from '../attach-policy.ts';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import type { WriteOperation } from '../operation.ts';
import { groupPrincipal } from '../policy-principal.ts';

type Input = Checked<DetachGroupPolicyRequest, 'GroupName' | 'PolicyArn'>;

/** Takes a managed policy off a group. */
export const detachGroupPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:DetachGroupPolicy',
  accessLevel: 'Permissions management',
  targets: async ({ GroupName, PolicyArn }, tools) => [await groupTarget(tools, GroupName, { 'iam:PolicyARN': PolicyArn })],
  async run({ GroupName, PolicyArn }, tools) {
    await detachPolicy(tools, await groupPrincipal(tools, GroupName), PolicyArn);
    return {};
  },
};
