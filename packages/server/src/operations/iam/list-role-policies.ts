import type { ListRolePoliciesRequest, ListRolePoliciesResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { roleTarget } from '../role-target.ts';
import { inlinePage } from '../inline-policy.ts';
import type { ReadOperation } from '../operation.ts';
import { rolePrincipal } from '../policy-principal.ts';

type Input = Checked<ListRolePoliciesRequest, 'RoleName'>;

/** Lists the names of the inline policies of a role. */
export const listRolePolicies: ReadOperation<Input, ListRolePoliciesResponse> = {
  kind: 'read',
  action: 'iam:ListRolePolicies',
  accessLevel: 'List',
  targets: async ({ RoleName }, tools) => [await roleTarget(tools, RoleName)],
  run: async (input, tools) => await inlinePage(tools, 'ListRolePolicies', await rolePrincipal(tools, input.RoleName), input),
};
