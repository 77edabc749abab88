import type { ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { roleTarget } from '../role-target.ts';
import { attachedPage } from '../list-attached.ts';
import type { ReadOperation } from '../operation.ts';
import { rolePrincipal } from '../policy-principal.ts';

type Input = Checked<ListAttachedRolePoliciesRequest, 'RoleName'>;

/** Lists the managed policies that are attached to a role. */
export const listAttachedRolePolicies: ReadOperation<Input, ListAttachedRolePoliciesResponse> = {
  kind: 'read',
  action: 'iam:ListAttachedRolePolicies',
  accessLevel: 'List',
  targets: async ({ RoleName }, tools) => [await roleTarget(tools, RoleName)],
  run: async (input, tools) =>
    await attachedPage(tools, 'ListAttachedRolePolicies', await rolePrincipal(tools, input.RoleName), input),
};
