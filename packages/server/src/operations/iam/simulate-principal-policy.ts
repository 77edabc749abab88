import type { SimulatePolicyResponse, SimulatePrincipalPolicyRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { readExclusions } from '../simulate/exclusion.ts';
import { policySource, policySourceTargets, type HeldPolicy } from '../simulate/policy-source.ts';
import { readSimulation, type Brought } from '../simulate/read-simulation.ts';
import { simulatedPolicy, type SimulatedPolicy } from '../simulate/simulated-policy.ts';
import { simulate } from '../simulate/simulate.ts';

type Input = Checked<SimulatePrincipalPolicyRequest, 'PolicySourceArn' | 'ActionNames'>;

/** Tells what the policies of a user, with those of its groups, of a group or of a role would decide. */
export const simulatePrincipalPolicy: ReadOperation<Input, SimulatePolicyResponse> = {
  kind: 'read',
  action: 'iam:SimulatePrincipalPolicy',
  accessLevel: 'Read',
  targets: ({ PolicySourceArn }, tools) => policySourceTargets(PolicySourceArn, tools),

  async run(input, tools) {
    const excluded = readExclusions(input.PolicyExclusionList);
    const source = await policySource(input.PolicySourceArn, tools);
    const policies = source.policies.filter((policy) => !excluded.excludes(policy));
    const brought: Brought = {
      account: tools.caller.accountId,
      callerArn: source.arn,
      policies: policies.map((policy) => compiled(policy, 'identity')),
      ...(source.uniqueId === undefined ? {} : { uniqueId: source.uniqueId }),
      ...(source.boundary === undefined || excluded.boundary
        ? {}
        : { boundary: source.boundary === 'missing' ? 'missing' : compiled(source.boundary, 'boundary') }),
    };
    return await simulate('SimulatePrincipalPolicy', readSimulation(input, brought), input, tools);
  },
};

const compiled = ({ id, text }: HeldPolicy, type: 'identity' | 'boundary'): SimulatedPolicy =>
  simulatedPolicy(id, text, type, `Policy ${id}`);
