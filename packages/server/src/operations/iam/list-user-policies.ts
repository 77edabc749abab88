import type { ListUserPoliciesRequest, ListUserPoliciesResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { userTarget } from '../user-target.ts';
import { inlinePage } from '../inline-policy.ts';
import type { ReadOperation } from '../operation.ts';
import { userPrincipal } from '../policy-principal.ts';

type Input = Checked<ListUserPoliciesRequest, 'UserName'>;

/** Lists the names of the inline policies of a user. */
export const listUserPolicies: ReadOperation<Input, ListUserPoliciesResponse> = {
  kind: 'read',
  action: 'iam:ListUserPolicies',
  accessLevel: 'List',
  targets: async ({ UserName }, tools) => [await userTarget(tools, UserName)],
  run: async (input, tools) => await inlinePage(tools, 'ListUserPolicies', await userPrincipal(tools, input.UserName), input),
};
