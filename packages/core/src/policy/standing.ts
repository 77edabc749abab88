import { accountOf, partitionOf, type Principal } from './principal.ts';
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
  if (resourceAccount !== undefined) return resourceAccount === '' || resourceAccount === 'aws' || resourceAccount === account;
  // The fifth field of the ARN, without cutting it out.
  let from = resource.startsWith('arn:') ? 4 : 0;
  for (let field = 1; from > 0 && field < 4; field++) from = resource.indexOf(':', from) + 1;
  const end = from > 0 ? resource.indexOf(':', from) : -1;
  return end <= from || holds(resource, from, end, account) || holds(resource, from, end, 'aws');
}

/** Whether caller and resource belong to different partitions, which never reach each other. */
export function isOtherPartition({ principal, resource }: PolicyRequest): boolean {
  const own = principal && partitionOf(principal);
  if (own === undefined || !resource.startsWith('arn:')) return false;
  const end = resource.indexOf(':', 4);
  return end >= 0 && !holds(resource, 4, end, own);
}

/** Whether the part of `text` from `from` up to `to` is `wanted`. */
const holds = (text: string, from: number, to: number, wanted: string): boolean =>
  to - from === wanted.length && text.startsWith(wanted, from);
