import type { Statement } from './document.ts';
import type { GrantKind } from './grant.ts';
import { namesPrincipals, type PolicyType } from './policy-type.ts';
import { accountOf, partitionOf, type Principal } from './principal.ts';
import { type PrincipalEntry, readPrincipals } from './principal-entries.ts';
import { STRICT_NOT_PRINCIPAL } from './semantics.ts';
import type { PrincipalTrace, StatementTrace } from './trace.ts';

/** What a `Principal` or `NotPrincipal` says of a caller. */
export interface PrincipalFinding {
  readonly ok: boolean;
  readonly grants: readonly GrantKind[];
  readonly shown: StatementTrace['principal'];
}

const EVERYONE: PrincipalFinding = { ok: true, grants: [], shown: undefined };

/**
 * Looks at the element entry by entry, without the sets that `authorize` uses.
 * @param bounded whether the caller has a permissions boundary
 * @param benefit whether a part that can't be read counts as met
 */
export function tracePrincipal(
  { principal: element, effect }: Statement,
  type: PolicyType,
  caller: Principal | undefined,
  bounded: boolean,
  benefit: boolean,
): PrincipalFinding {
  if (!namesPrincipals(type)) return EVERYONE;
  if (element === undefined) return { ok: benefit, grants: benefit ? ['wildcard'] : [], shown: undefined };
  const unread: string[] = [];
  const found = readPrincipals(element.value, unread).map((entry) => traceEntry(entry, caller));
  const entries = [...found, ...unread.map((entry): PrincipalTrace => ({ entry, ok: false }))];
  const kinds = found.flatMap(({ kind }) => (kind === undefined ? [] : [kind]));
  const isMisplaced =
    (type === 'trust' && element.negated) || (type === 'rcp' && (element.negated || !found.some(({ entry }) => entry === '*')));
  const name = element.negated ? 'NotPrincipal' : 'Principal';
  const tell = (ok: boolean, grants: readonly GrantKind[]): PrincipalFinding => ({
    ok,
    grants,
    shown: { element: name, ok, entries },
  });
  if (unread.length > 0 || isMisplaced) return tell(benefit, benefit ? ['wildcard'] : []);
  if (!element.negated) return tell(kinds.length > 0, kinds);
  const isExempt =
    (STRICT_NOT_PRINCIPAL ? isListedThroughout(kinds, caller) : kinds.length > 0) && !(effect === 'Deny' && bounded);
  return tell(!isExempt, isExempt ? [] : ['wildcard']);
}

function traceEntry(entry: PrincipalEntry, caller: Principal | undefined): PrincipalTrace {
  const kind = kindOf(entry, caller);
  return kind === undefined ? { entry: entry.text, ok: false } : { entry: entry.text, kind, ok: true };
}

function kindOf({ kind, id }: PrincipalEntry, caller: Principal | undefined): GrantKind | undefined {
  if (kind === 'everyone') return 'wildcard';
  if (caller === undefined) return undefined;
  if (kind === 'service') return caller.kind === 'service' && caller.service === id ? 'service' : undefined;
  if (kind === 'provider') return 'provider' in caller && caller.provider === id ? 'federated' : undefined;
  if (kind === 'account') {
    const account = accountOf(caller);
    return account !== undefined && (id === account || id === `${partitionOf(caller) ?? ''}:${account}`) ? 'account' : undefined;
  }
  switch (caller.kind) {
    case 'user':
      return id === caller.arn || id === caller.userId ? 'user' : undefined;
    case 'role':
      if (id === caller.arn) return 'session';
      return id === caller.roleArn || id === caller.roleId ? 'role' : undefined;
    case 'federated':
      if (id === caller.arn) return 'session';
      return id === caller.userArn || id === caller.userId ? 'federatedParent' : undefined;
    case 'root':
    case 'service':
    case 'webIdentity':
    case 'saml':
    case 'anonymous':
      return undefined;
  }
}

const LEVELS: Readonly<Record<Principal['kind'], readonly GrantKind[]>> = {
  user: ['account', 'user'],
  role: ['account', 'role', 'session'],
  federated: ['account', 'federatedParent', 'session'],
  root: ['account'],
  service: ['service'],
  webIdentity: ['federated'],
  saml: ['federated'],
  anonymous: [],
};

function isListedThroughout(kinds: readonly GrantKind[], caller: Principal | undefined): boolean {
  if (kinds.includes('wildcard')) return true;
  const levels = caller ? LEVELS[caller.kind] : [];
  return levels.length > 0 && levels.every((level) => kinds.includes(level));
}
