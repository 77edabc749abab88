import type { GetUserPolicyRequest, GetUserPolicyResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { userTarget } from '../user-target.ts';
import { getInline } from '../inline-policy.ts';
import type { ReadOperation } from '../operation.ts';
import { userPrincipal } from '../policy-principal.ts';

type Input = Checked<GetUserPolicyRequest, 'UserName' | 'PolicyName'>;

/** Gives the text of one inline policy of a user. */
export const getUserPolicy: ReadOperation<Input, GetUserPolicyResponse> = {
  kind: 'read',
  action: 'iam:GetUserPolicy',
  accessLevel: 'Read',
  targets: async ({ UserName }, tools) => [await userTarget(tools, UserName)],
  async run({ UserName, PolicyName }, tools) {
    const principal = await userPrincipal(tools, UserName);
    const { name, document } = await getInline(tools, principal, PolicyName);
    return { UserName: principal.name, PolicyName: name, PolicyDocument: document };
  },
};
