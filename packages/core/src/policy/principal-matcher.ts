import type { PrincipalElement } from './document.ts';
import { GRANT } from './grant.ts';
import { type Principal, partitionOf } from './principal.ts';
import { type PrincipalEntry, readPrincipals } from './principal-entries.ts';
import { STRICT_NOT_PRINCIPAL } from './semantics.ts';

/** A `Principal` or `NotPrincipal`, ready to be asked. */
export interface PrincipalMatcher {
  readonly negated: boolean;
  readonly everyone: boolean;
  /** 12 digits, or `partition:123456789012` where an ARN named it. */
  readonly accounts: ReadonlySet<string>;
  /** The 12 digits of every account, whatever the partition: who is not here is not in `accounts` either. */
  readonly digits: ReadonlySet<string>;
  /** ARNs and unique ids of users, roles and sessions. */
  readonly named: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
}

/** Compiles the element. @param unknown takes in words what can't be read in it */
export function compilePrincipals({ negated, value }: PrincipalElement, unknown: string[]): PrincipalMatcher {
  const entries = readPrincipals(value, unknown);
  const textsOf = (kind: PrincipalEntry['kind']): ReadonlySet<string> =>
    new Set(entries.filter((entry) => entry.kind === kind).map(({ id }) => id));
  const accounts = textsOf('account');
  return {
    negated,
    everyone: entries.some(({ kind }) => kind === 'everyone'),
    accounts,
    digits: new Set([...accounts].map((id) => id.slice(-12))),
    named: textsOf('named'),
    services: textsOf('service'),
    providers: textsOf('provider'),
  };
}

/**
 * How a statement speaks of a caller: bits of `GRANT`, 0 when it does not.
 * @param bounded whether the caller has a permissions boundary: a Deny with `NotPrincipal` then always holds
 * SOURCE: IAM User Guide, "Permissions boundaries for IAM entities", on NotPrincipal.
 */
export function grantsTo(matcher: PrincipalMatcher, principal: Principal | undefined, effect: string, bounded: boolean): number {
  const listed = listedAs(matcher, principal);
  if (!matcher.negated) return listed;
  if (effect === 'Deny' && bounded) return GRANT.wildcard;
  const isExempt = STRICT_NOT_PRINCIPAL ? isListedAtEveryLevel(listed, principal) : listed !== 0;
  return isExempt ? 0 : GRANT.wildcard;
}

function listedAs(matcher: PrincipalMatcher, principal: Principal | undefined): number {
  let kinds = matcher.everyone ? GRANT.wildcard : 0;
  if (principal === undefined) return kinds;
  switch (principal.kind) {
    case 'anonymous':
      return kinds;
    case 'service':
      return matcher.services.has(principal.service) ? kinds | GRANT.service : kinds;
    case 'webIdentity':
    case 'saml':
      return matcher.providers.has(principal.provider) ? kinds | GRANT.federated : kinds;
    case 'user':
      if (has(matcher.named, principal.arn, principal.userId)) kinds |= GRANT.user;
      break;
    case 'role':
      if (has(matcher.named, principal.roleArn, principal.roleId)) kinds |= GRANT.role;
      if (matcher.named.has(principal.arn)) kinds |= GRANT.session;
      break;
    case 'federated':
      if (has(matcher.named, principal.userArn, principal.userId)) kinds |= GRANT.federatedParent;
      if (matcher.named.has(principal.arn)) kinds |= GRANT.session;
      break;
    case 'root':
  }
  const { accounts, digits } = matcher;
  if (
    digits.size > 0 &&
    digits.has(principal.account) &&
    has(accounts, principal.account, `${partitionOf(principal) ?? ''}:${principal.account}`)
  ) {
    kinds |= GRANT.account;
  }
  return kinds;
}

const has = (set: ReadonlySet<string>, one: string, other: string): boolean => set.size > 0 && (set.has(one) || set.has(other));

function isListedAtEveryLevel(listed: number, principal: Principal | undefined): boolean {
  if ((listed & GRANT.wildcard) !== 0) return true;
  const levels = principal === undefined ? -1 : LEVELS[principal.kind];
  return levels > 0 && (listed & levels) === levels;
}

const LEVELS: Readonly<Record<Principal['kind'], number>> = {
  user: GRANT.account | GRANT.user,
  role: GRANT.account | GRANT.role | GRANT.session,
  federated: GRANT.account | GRANT.federatedParent | GRANT.session,
  root: GRANT.account,
  service: GRANT.service,
  webIdentity: GRANT.federated,
  saml: GRANT.federated,
  anonymous: 0,
};
