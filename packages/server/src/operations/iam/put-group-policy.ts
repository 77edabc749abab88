import type { PutGroupPolicyRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import { putInline } from '../inline-policy.ts';
import type { WriteOperation } from '../operation.ts';
import { groupPrincipal } from '../policy-principal.ts';

type Input = Checked<PutGroupPolicyRequest, 'GroupName' | 'PolicyName' | 'PolicyDocument'>;

/** Writes an inline policy into a group, in place of one of the same name. */
export const putGroupPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:PutGroupPolicy',
  accessLevel: 'Permissions management',
  targets: async ({ GroupName }, tools) => [await groupTarget(tools, GroupName)],
  async run({ GroupName, PolicyName, PolicyDocument }, tools) {
    await putInline(tools, await groupPrincipal(tools, GroupName), { name: PolicyName, document: PolicyDocument });
    return {};
  },
};
