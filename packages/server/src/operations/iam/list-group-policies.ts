import type { ListGroupPoliciesRequest, ListGroupPoliciesResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { groupTarget } from '../group-target.ts';
import { inlinePage } from '../inline-policy.ts';
import type { ReadOperation } from '../operation.ts';
import { groupPrincipal } from '../policy-principal.ts';

type Input = Checked<ListGroupPoliciesRequest, 'GroupName'>;

/** Lists the names of the inline policies of a group. */
export const listGroupPolicies: ReadOperation<Input, ListGroupPoliciesResponse> = {
  kind: 'read',
  action: 'iam:ListGroupPolicies',
  accessLevel: 'List',
  targets: async ({ GroupName }, tools) => [await groupTarget(tools, GroupName)],
  run: async (input, tools) => await inlinePage(tools, 'ListGroupPolicies', await groupPrincipal(tools, input.GroupName), input),
};
