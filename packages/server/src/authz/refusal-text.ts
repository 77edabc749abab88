import type { Decision, Layer } from '@countersign/core/policy';

/** What a refusal is about. */
export interface Refused {
  /** The caller's ARN. */
  readonly principal: string;
  readonly action: string;
  /** How the resource is named; undefined where AWS names none. */
  readonly resource: string | undefined;
  /** Whether the resource is another account's: its owner's policies are none of the caller's business. */
  readonly crossAccount: boolean;
}

const POLICY: Readonly<Record<Layer, string>> = {
  rcp: 'resource control policy',
  scp: 'service control policy',
  endpoint: 'VPC endpoint policy',
  resource: 'resource-based policy',
  trust: 'role trust policy',
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
};

const ARTICLE: Partial<Readonly<Record<Layer, string>>> = { identity: 'an', trust: 'the' };

/** What the resource's owner sets. */
const THEIRS: ReadonlySet<Decision['layer']> = new Set(['rcp', 'resource', 'trust']);

/**
 * To be let into a role is refused without a reason, so that nobody learns whether there is such a role.
 * SOURCE: recorded answers of sts:AssumeRole, the same for a refused caller, a trust policy and a role that is not there.
 */
const WITHOUT_REASON: ReadonlySet<string> = new Set([
  'sts:AssumeRole',
  'sts:TagSession',
  'sts:SetSourceIdentity',
  'sts:SetContext',
]);

/**
 * AWS's refusal: who may not do what, and which kind of policy stands in the way.
 * SOURCE: IAM User Guide, "Troubleshoot access denied error messages".
 */
export function refusalText(refused: Refused, decision: Decision): string {
  const { principal, action, resource } = refused;
  const on = resource === undefined ? '' : ` on resource: ${resource}`;
  return `User: ${principal} is not authorized to perform: ${action}${on}${because(refused, decision)}`;
}

function because({ action, crossAccount }: Refused, { outcome, layer }: Decision): string {
  if (layer === 'root' || layer === 'partition' || WITHOUT_REASON.has(action)) return '';
  if (outcome === 'explicitDeny') {
    if (crossAccount && THEIRS.has(layer)) return '';
    return ` with an explicit deny in ${ARTICLE[layer] ?? 'a'} ${POLICY[layer]}`;
  }
  if (crossAccount && layer === 'rcp') return '';
  return ` because no ${POLICY[layer]} allows the ${action} action`;
}
