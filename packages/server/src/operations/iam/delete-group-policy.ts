import type { DeleteGroupPolicyRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import { deleteInline } from '../inline-policy.ts';
import type { WriteOperation } from '../operation.ts';
import { groupPrincipal } from '../policy-principal.ts';

type Input = Checked<DeleteGroupPolicyRequest, 'GroupName' | 'PolicyName'>;

/** Deletes an inline policy of a group. */
export const deleteGroupPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:DeleteGroupPolicy',
  accessLevel: 'Permissions management',
  targets: async ({ GroupName }, tools) => [await groupTarget(tools, GroupName)],
  async run({ GroupName, PolicyName }, tools) {
    await deleteInline(tools, await groupPrincipal(tools, GroupName), PolicyName);
    return {};
  },
};
