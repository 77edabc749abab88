import type { AttachGroupPolicyRequest } from '@aws-sdk/client-iam';
import { attachPolicy } from '../attach-policy.ts';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import type { WriteOperation } from '../operation.ts';
import { groupPrincipal } from '../policy-principal.ts';

type Input = Checked<AttachGroupPolicyRequest, 'GroupName' | 'PolicyArn'>;

/** Attaches a managed policy to a group. */
export const attachGroupPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:AttachGroupPolicy',
  accessLevel: 'Permissions management',
  targets: async ({ GroupName, PolicyArn }, tools) => [await groupTarget(tools, GroupName, { 'iam:PolicyARN': PolicyArn })],
  async run({ GroupName, PolicyArn }, tools) {
    await attachPolicy(tools, await groupPrincipal(tools, GroupName), PolicyArn);
    return {};
  },
};
