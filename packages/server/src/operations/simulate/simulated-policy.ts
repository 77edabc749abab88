import type { Statement } from '@aws-sdk/client-iam';
import {
  compilePolicy,
  parsePolicy,
  PolicyError,
  type CompiledPolicy,
  type NamedPolicy,
  type PolicyType,
} from '@countersign/core/policy';
import { invalidInput } from './invalid-input.ts';
import { statementPosition } from './statement-position.ts';

/** A statement as a policy of its own, to be asked whether it is among those that matched, and as a result shows it. */
export interface SimulatedStatement {
  readonly alone: NamedPolicy;
  readonly shown: Statement;
}

/** What `SourcePolicyType` says. SOURCE: recorded answers; the SDK's enumeration has other words, which the service does not use. */
const TYPES: Partial<Readonly<Record<PolicyType, string>>> = {
  resource: 'Resource Policy',
  boundary: 'Permissions Boundary Policy',
};

/** A policy in a simulation, with the text that its statements are located in. */
export interface SimulatedPolicy extends NamedPolicy {
  /** What a result calls it: `PolicyInputList.1`, the name of a managed policy, or `user_bob_p` for an inline one. */
  readonly id: string;
  readonly text: string;
  /** Its statements; made when somebody asks which of them matched. */
  statements(this: void): readonly SimulatedStatement[];
}

/**
 * Compiles a document as the simulator takes it: any version, none too, but only as the kind of policy that it is given as.
 * @param what `Policy input list item 1`, for the refusal
 * @throws ServiceError `InvalidInput`
 */
export function simulatedPolicy(id: string, text: string, type: PolicyType, what: string): SimulatedPolicy {
  const policy = compile(text, type, what);
  const kind = type === 'resource' || type === 'scp' ? type : 'inline';
  const source = { kind, name: id, attachedTo: 'the simulation' } as const;
  const SourcePolicyType = (TYPES[type] ?? 'IAM Policy') as NonNullable<Statement['SourcePolicyType']>;
  let statements: readonly SimulatedStatement[] | undefined;
  return {
    id,
    text,
    policy,
    source,
    statements: () =>
      (statements ??= policy.document.statements.map((statement, index) => ({
        alone: { source, policy: compilePolicy({ ...policy.document, statements: [statement] }, type) },
        shown: { SourcePolicyId: id, SourcePolicyType, ...statementPosition(text, policy.document, index) },
      }))),
  };
}

function compile(text: string, type: PolicyType, what: string): CompiledPolicy {
  const invalid = (cause?: unknown) => invalidInput(`${what} has invalid content`, cause);
  try {
    const document = parsePolicy(text, { characters: 'iam' });
    const isForResources = type === 'resource';
    if (document.statements.some(({ principal }) => (principal !== undefined) !== isForResources)) throw invalid();
    return compilePolicy(document, type);
  } catch (error) {
    throw error instanceof PolicyError ? invalid(error) : error;
  }
}

/** The documents of a list of the request, as `PolicyInputList.1` and so on. @throws ServiceError `InvalidInput` */
export function inputPolicies(texts: readonly string[] | undefined): readonly SimulatedPolicy[] {
  return (texts ?? []).map((text, i) =>
    simulatedPolicy(`PolicyInputList.${i + 1}`, text, 'identity', `Policy input list item ${i + 1}`),
  );
}
