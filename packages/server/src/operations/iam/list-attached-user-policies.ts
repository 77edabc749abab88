import type { ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { userTarget } from '../user-target.ts';
import { attachedPage } from '../list-attached.ts';
import type { ReadOperation } from '../operation.ts';
import { userPrincipal } from '../policy-principal.ts';

type Input = Checked<ListAttachedUserPoliciesRequest, 'UserName'>;

/** Lists the managed policies that are attached to a user. */
export const listAttachedUserPolicies: ReadOperation<Input, ListAttachedUserPoliciesResponse> = {
  kind: 'read',
  action: 'iam:ListAttachedUserPolicies',
  accessLevel: 'List',
  targets: async ({ UserName }, tools) => [await userTarget(tools, UserName)],
  run: async (input, tools) =>
    await attachedPage(tools, 'ListAttachedUserPolicies', await userPrincipal(tools, input.UserName), input),
};
