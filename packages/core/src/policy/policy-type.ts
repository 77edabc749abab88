/**
 * What a document is for: it decides which elements it may have and how short ARNs are read. `session`: passed to STS with a
 * session; `resource`: a resource's own; `trust`: a role's; `endpoint`: a VPC endpoint's; `scp`, `rcp`: an organization's.
 */
export type PolicyType = 'identity' | 'boundary' | 'session' | 'resource' | 'trust' | 'endpoint' | 'scp' | 'rcp';

/** Whether statements of this type say to whom they speak. */
export function namesPrincipals(type: PolicyType): boolean {
  return type === 'resource' || type === 'trust' || type === 'endpoint' || type === 'rcp';
}

/** How an ARN pattern with fewer than six segments is read: as if `*` stood for the missing ones, or as matching nothing. */
export type ShortArn = 'open' | 'open with a wildcard' | 'open with * at the end' | 'nothing';

/** Semantics reference, section 1.2. */
export const SHORT_ARN: Readonly<Record<PolicyType, ShortArn>> = {
  identity: 'open',
  boundary: 'open',
  session: 'open',
  resource: 'open with a wildcard',
  trust: 'open with a wildcard',
  endpoint: 'open with a wildcard',
  scp: 'open with * at the end',
  rcp: 'nothing',
};
