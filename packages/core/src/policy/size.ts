import type { PolicyType } from './policy-type.ts';

/**
 * The size that IAM's quotas count: characters without white space, wherever the white space stands.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function policySize(text: string): number {
  let size = 0;
  for (const character of text) {
    if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') size++;
  }
  return size;
}

/** The size of a document as the quota of its type counts it: STS and Organizations count white space, too. */
export function policySizeOf(text: string, type: PolicyType): number {
  if (type !== 'session' && type !== 'scp' && type !== 'rcp') return policySize(text);
  return Array.from(text).length;
}

/**
 * The quotas of AWS, in characters. What stands inline counts together for one user, role or group.
 * SOURCE: IAM User Guide, "IAM and AWS STS quotas"; AWS Organizations User Guide, "Quotas"; for `scp` the announcement
 * "AWS Organizations increased SCP quotas" of May 2026.
 */
export const POLICY_SIZES = {
  managed: 6144,
  userInline: 2048,
  roleInline: 10_240,
  groupInline: 5120,
  trust: 2048,
  /** As far as the quota for `trust` can be raised. */
  trustRaised: 4096,
  session: 2048,
  scp: 10_240,
  rcp: 5120,
} as const;
