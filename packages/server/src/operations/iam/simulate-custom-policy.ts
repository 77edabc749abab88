import type { SimulateCustomPolicyRequest, SimulatePolicyResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { readSimulation } from '../simulate/read-simulation.ts';
import { simulate } from '../simulate/simulate.ts';

type Input = Checked<SimulateCustomPolicyRequest, 'PolicyInputList' | 'ActionNames'>;

/** Tells what policies would decide that are given as texts. */
export const simulateCustomPolicy: ReadOperation<Input, SimulatePolicyResponse> = {
  kind: 'read',
  action: 'iam:SimulateCustomPolicy',
  accessLevel: 'Read',
  targets: () => [{ arn: '*' }],
  run: async (input, tools) =>
    await simulate(
      'SimulateCustomPolicy',
      readSimulation(input, { account: tools.caller.accountId, policies: [] }),
      input,
      tools,
    ),
};
