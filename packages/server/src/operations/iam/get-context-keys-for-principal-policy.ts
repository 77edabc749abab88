import type { GetContextKeysForPolicyResponse, GetContextKeysForPrincipalPolicyRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { namedContextKeys } from '../simulate/named-context-keys.ts';
import { policySource, policySourceTargets } from '../simulate/policy-source.ts';
import { inputPolicies, simulatedPolicy } from '../simulate/simulated-policy.ts';

type Input = Checked<GetContextKeysForPrincipalPolicyRequest, 'PolicySourceArn'>;

/** Lists the context keys that the policies of a user, with those of its groups, of a group or of a role name, its boundary included. */
export const getContextKeysForPrincipalPolicy: ReadOperation<Input, GetContextKeysForPolicyResponse> = {
  kind: 'read',
  action: 'iam:GetContextKeysForPrincipalPolicy',
  accessLevel: 'Read',
  targets: ({ PolicySourceArn }, tools) => policySourceTargets(PolicySourceArn, tools),

  async run({ PolicySourceArn, PolicyInputList }, tools) {
    const { policies, boundary } = await policySource(PolicySourceArn, tools);
    const held = boundary === undefined || boundary === 'missing' ? policies : [...policies, boundary];
    const compiled = held.map(({ id, text }) => simulatedPolicy(id, text, 'identity', `Policy ${id}`));
    return {
      ContextKeyNames: [...namedContextKeys([...inputPolicies(PolicyInputList), ...compiled].map(({ policy }) => policy))],
    };
  },
};
