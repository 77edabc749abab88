/** Whose a policy is. */
export type PolicyType = 'aws' | 'job' | 'own';

/** Reads from a policy's ARN whose it is. */
export function policyType(arn: string): PolicyType {
  if (arn.startsWith('arn:aws:iam::aws:policy/job-function/')) return 'job';
  return arn.startsWith('arn:aws:iam::aws:') ? 'aws' : 'own';
}

/** The name in a policy's ARN: what stands after its last slash. */
export const policyNameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Where a managed policy's page is. */
export const policyPath = (arn: string): string => `/policies/details?arn=${encodeURIComponent(arn)}`;
