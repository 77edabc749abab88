import type { GetGroupPolicyRequest, GetGroupPolicyResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import { getInline } from '../inline-policy.ts';
import type { ReadOperation } from '../operation.ts';
import { groupPrincipal } from '../policy-principal.ts';

type Input = Checked<GetGroupPolicyRequest, 'GroupName' | 'PolicyName'>;

/** Gives the text of one inline policy of a group. */
export const getGroupPolicy: ReadOperation<Input, GetGroupPolicyResponse> = {
  kind: 'read',
  action: 'iam:GetGroupPolicy',
  accessLevel: 'Read',
  targets: async ({ GroupName }, tools) => [await groupTarget(tools, GroupName)],
  async run({ GroupName, PolicyName }, tools) {
    const principal = await groupPrincipal(tools, GroupName);
    const { name, document } = await getInline(tools, principal, PolicyName);
    return { GroupName: principal.name, PolicyName: name, PolicyDocument: document };
  },
};
