/** Why a policy cannot have this name or description. */
export type NameProblem = 'empty' | 'long' | 'signs';

// SOURCE: IAM API Reference, `policyNameType` and `policyDescriptionType`.
const NAME = /^[\w+=,.@-]+$/;
export const MOST_IN_NAME = 128;
export const MOST_IN_DESCRIPTION = 1000;

/** What is wrong with the name of a policy. */
export function policyNameProblem(name: string): NameProblem | undefined {
  if (name === '') return 'empty';
  if (name.length > MOST_IN_NAME) return 'long';
  return NAME.test(name) ? undefined : 'signs';
}
