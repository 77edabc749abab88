import { asciiLowerCase } from '@countersign/core/policy';
import type { SimulateCustomPolicyRequest } from '@aws-sdk/client-iam';
import { parseArn } from '@countersign/core/arn';
import { readContextEntries } from './context-entries.ts';
import { invalidInput } from './invalid-input.ts';
import { namedContextKeys } from './named-context-keys.ts';
import { readEntityArn, simulatedCaller } from './simulated-caller.ts';
import { inputPolicies, simulatedPolicy, type SimulatedPolicy } from './simulated-policy.ts';
import { policiesOf, type Simulation } from './simulation.ts';

/** What both simulations are asked with. */
export type SimulationInput = Readonly<Omit<SimulateCustomPolicyRequest, 'PolicyInputList' | 'ActionNames'>> & {
  readonly PolicyInputList?: readonly string[] | undefined;
  readonly ActionNames: readonly string[];
};

/** What the account that asks brings: whose policies they are, and what they say. */
export interface Brought {
  readonly account: string;
  readonly policies: readonly SimulatedPolicy[];
  readonly boundary?: SimulatedPolicy | 'missing';
  /** Of whose policies they are, where it is known. */
  readonly uniqueId?: string;
  /** The caller, where the request names none. */
  readonly callerArn?: string;
}

/** The EC2 scenarios of the API Reference. AWS's simulator takes incomplete ones too, and so they change nothing. */
const SCENARIOS: ReadonlySet<string> = new Set([
  'EC2-VPC-InstanceStore',
  'EC2-VPC-InstanceStore-Subnet',
  'EC2-VPC-EBS',
  'EC2-VPC-EBS-Subnet',
]);

/** Reads and checks a simulation. @throws ServiceError `InvalidInput` in the simulator's words */
export function readSimulation(input: SimulationInput, brought: Brought): Simulation {
  const boundary = readBoundary(input.PermissionsBoundaryPolicyInputList) ?? brought.boundary;
  const identity = [...brought.policies, ...inputPolicies(input.PolicyInputList)];
  const resources = readResources(input.ResourceArns);
  readActions(input.ActionNames, input.ResourceHandlingOption, resources);
  const given = readContextEntries(input.ContextEntries);
  const scp = readOrganization(input.OrderedOrganizationPolicyInputList);
  const callerArn = input.CallerArn ?? brought.callerArn;
  const isSource = callerArn !== undefined && callerArn === brought.callerArn;
  const caller = simulatedCaller(callerArn, brought.account, isSource ? brought.uniqueId : undefined);
  const owner = readOwner(input.ResourceOwner);
  const resource = readResourcePolicy(input.ResourcePolicy, callerArn, resources);
  const policies = {
    identity,
    ...(boundary === undefined ? {} : { boundary }),
    ...(resource === undefined ? {} : { resource }),
  };
  const named = namedContextKeys(policiesOf(policies).map(({ policy }) => policy));
  return {
    ...policies,
    caller,
    given,
    resources,
    missing: named.filter((key) => !given.has(asciiLowerCase(key))),
    ...(scp === undefined ? {} : { scp }),
    ...(owner === undefined ? {} : { owner }),
  };
}

function readBoundary(texts: readonly string[] | undefined): SimulatedPolicy | undefined {
  const [text, ...more] = texts ?? [];
  if (more.length > 0) throw invalidInput('The list of Permissions Boundary policies cannot exceed 1 items.');
  if (text === undefined) return undefined;
  return simulatedPolicy(
    'PermissionsBoundaryPolicyInputList.1',
    text,
    'boundary',
    'Permissions boundary policy input list item 1',
  );
}

function readResources(arns: readonly string[] | undefined): readonly string[] {
  if (arns === undefined || arns.length === 0) return ['*'];
  const wrong = arns.find((arn) => (arn === '*' ? arns.length > 1 : !parseArn(arn)));
  if (wrong !== undefined) throw invalidInput(`ResourceNames are not in a valid ARN format: ${wrong}.`);
  return arns;
}

function readActions(actions: readonly string[], scenario: string | undefined, resources: readonly string[]): void {
  if (actions.length === 0) throw invalidInput('ActionNames is required.');
  if (actions.some((action) => !action.includes(':'))) throw invalidInput('The action is invalid since it is missing names');
  if (scenario === undefined || resources[0] === '*') return;
  const alien = actions.find((action) => action.toLowerCase() !== 'ec2:runinstances' || !SCENARIOS.has(scenario));
  if (alien === undefined) return;
  throw invalidInput(`Invalid input resource handling options. Action does not support resource handling options: ${alien}.`);
}

function readOrganization(levels: SimulationInput['OrderedOrganizationPolicyInputList']): Simulation['scp'] {
  if (levels === undefined || levels.length === 0) return undefined;
  return levels.map(({ ServiceControlPolicyInputList: texts = [] }, level) => {
    if (texts.length === 0) {
      throw invalidInput(`Organization policy at index ${level + 1} must contain at least one service control policy`);
    }
    return texts.map((text, i) => {
      const id = `OrderedOrganizationPolicyInputList.${level + 1}.${i + 1}`;
      return simulatedPolicy(id, text, 'scp', `Organization policy ${i + 1} at index ${level + 1}`);
    });
  });
}

function readOwner(arn: string | undefined): string | undefined {
  if (arn === undefined) return undefined;
  const owner = readEntityArn(arn)?.accountId ?? /^arn:aws:iam::(\d{12}):root$/.exec(arn)?.[1];
  if (owner === undefined) throw invalidInput('Invalid Resource Owner.');
  return owner;
}

/** A resource policy needs somebody to speak of, and resources to be on; what it is on must be said. */
function readResourcePolicy(
  text: string | undefined,
  callerArn: string | undefined,
  resources: readonly string[],
): SimulatedPolicy | undefined {
  if (text === undefined) return undefined;
  if (callerArn === undefined) throw invalidInput('Invalid caller - Caller cannot be null or empty.');
  if (resources[0] === '*') throw invalidInput('Invalid Entity Arn: * does not clearly define entity type and name.');
  const policy = simulatedPolicy('ResourcePolicy', text, 'resource', 'Resource policy');
  const everything = policy.policy.document.statements.some(({ resource }) =>
    resource?.patterns.some(({ value }) => value === '*'),
  );
  if (everything) throw invalidInput('ResourceNames are not in a valid ARN format: *.');
  return policy;
}
