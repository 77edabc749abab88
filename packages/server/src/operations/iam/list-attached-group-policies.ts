import type { ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import { attachedPage } from '../list-attached.ts';
import type { ReadOperation } from '../operation.ts';
import { groupPrincipal } from '../policy-principal.ts';

type Input = Checked<ListAttachedGroupPoliciesRequest, 'GroupName'>;

/** Lists the managed policies that are attached to a group. */
export const listAttachedGroupPolicies: ReadOperation<Input, ListAttachedGroupPoliciesResponse> = {
  kind: 'read',
  action: 'iam:ListAttachedGroupPolicies',
  accessLevel: 'List',
  targets: async ({ GroupName }, tools) => [await groupTarget(tools, GroupName)],
  run: async (input, tools) =>
    await attachedPage(tools, 'ListAttachedGroupPolicies', await groupPrincipal(tools, input.GroupName), input),
};
