import { accountOf, partitionIn, partitionOf, type Principal } from './principal.ts';
import type { PolicyRequest } from './request.ts';

/** Whether identity policies, a boundary and session policies speak for this caller. Root, services and strangers have none. */
export function hasIdentity(principal: Principal | undefined): boolean {
  return principal === undefined || principal.kind === 'user' || principal.kind === 'role' || principal.kind === 'federated';
}

/** Whether service control policies limit this caller: they limit the principals of an account, but for service-linked roles. */
export function isLimitedByScp(principal: Principal | undefined): boolean {
  return principal === undefined || (accountOf(principal) !== undefined && !isServiceLinked(principal));
}

/** A role that a service owns; no policy of an organization limits it. */
export function isServiceLinked(principal: Principal | undefined): boolean {
  return principal?.kind === 'role' && principal.serviceLinked === true;
}

/** Whether the resource belongs to the caller's account. What has no account, or is AWS's own, counts as the caller's. */
export function isOwnResource({ principal, resource, resourceAccount }: PolicyRequest): boolean {
  const account = principal && accountOf(principal);
  if (account === undefined) return true;
  const owner = resourceAccount ?? accountIn(resource);
  return owner === '' || owner === 'aws' || owner === account;
}

/** Whether caller and resource belong to different partitions, which never reach each other. */
export function isOtherPartition({ principal, resource }: PolicyRequest): boolean {
  const own = principal && partitionOf(principal);
  if (own === undefined) return false;
  const other = partitionIn(resource);
  return other !== undefined && other !== own;
}

/** The fifth field of an ARN; empty where there is none. */
function accountIn(arn: string): string {
  if (!arn.startsWith('arn:')) return '';
  let from = 4;
  for (let field = 1; field < 4; field++) {
    const colon = arn.indexOf(':', from);
    if (colon < 0) return '';
    from = colon + 1;
  }
  const end = arn.indexOf(':', from);
  return end < 0 ? '' : arn.slice(from, end);
}
