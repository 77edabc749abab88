import type { GetContextKeysForCustomPolicyRequest, GetContextKeysForPolicyResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { namedContextKeys } from '../simulate/named-context-keys.ts';
import { inputPolicies } from '../simulate/simulated-policy.ts';

type Input = Checked<GetContextKeysForCustomPolicyRequest, 'PolicyInputList'>;

/** Lists the context keys that policies name which are given as texts. */
export const getContextKeysForCustomPolicy: ReadOperation<Input, GetContextKeysForPolicyResponse> = {
  kind: 'read',
  action: 'iam:GetContextKeysForCustomPolicy',
  accessLevel: 'Read',
  targets: () => [{ arn: '*' }],
  run: ({ PolicyInputList }) =>
    Promise.resolve({ ContextKeyNames: [...namedContextKeys(inputPolicies(PolicyInputList).map(({ policy }) => policy))] }),
};
