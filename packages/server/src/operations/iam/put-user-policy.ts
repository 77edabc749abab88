import type { PutUserPolicyRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { userTarget } from '../user-target.ts';
import { putInline } from '../inline-policy.ts';
import type { WriteOperation } from '../operation.ts';
import { userPrincipal } from '../policy-principal.ts';

type Input = Checked<PutUserPolicyRequest, 'UserName' | 'PolicyName' | 'PolicyDocument'>;

/** Writes an inline policy into a user, in place of one of the same name. */
export const putUserPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:PutUserPolicy',
  accessLevel: 'Permissions management',
  targets: async ({ UserName }, tools) => [await userTarget(tools, UserName, { boundary: true })],
  async run({ UserName, PolicyName, PolicyDocument }, tools) {
    await putInline(tools, await userPrincipal(tools, UserName), { name: PolicyName, document: PolicyDocument });
    return {};
  },
};
