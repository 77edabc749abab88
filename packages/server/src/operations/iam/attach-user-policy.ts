import type { AttachUserPolicyRequest } from '@aws-sdk/client-iam';
import { attachPolicy } from '../attach-policy.ts';
import type { Checked } from '../checked.ts';
import { userTarget } from '../user-target.ts';
import type { WriteOperation } from '../operation.ts';
import { userPrincipal } from '../policy-principal.ts';

type Input = Checked<AttachUserPolicyRequest, 'UserName' | 'PolicyArn'>;

/** Attaches a managed policy to a user. */
export const attachUserPolicy: WriteOperation<Input, object> = {
  kind: 'write',
  action: 'iam:AttachUserPolicy',
  accessLevel: 'Permissions management',
  targets: async ({ UserName, PolicyArn }, tools) => [
    await userTarget(tools, UserName, { boundary: true, context: { 'iam:PolicyARN': PolicyArn } }),
  ],
  async run({ UserName, PolicyArn }, tools) {
    await attachPolicy(tools, await userPrincipal(tools, UserName), PolicyArn);
    return {};
  },
};
