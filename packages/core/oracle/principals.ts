import { type Principal, type PrincipalJson, listOf } from './question.ts';

/** How an entry names the caller: what it grants depends on it. */
export type Grant = 'wildcard' | 'account' | 'user' | 'federatedParent' | 'role' | 'session' | 'service' | 'federated';

/** The grants of all entries of a `Principal` or `NotPrincipal` that name this caller. */
export function grantsTo(principal: Principal, element: PrincipalJson): ReadonlySet<Grant> {
  const grants = new Set<Grant>();
  for (const [type, entry] of entriesOf(element)) {
    const grant = grantOf(principal, type, entry);
    if (grant) grants.add(grant);
  }
  return grants;
}

/** Whether an entry names everybody. */
export function namesEverybody(element: PrincipalJson): boolean {
  return entriesOf(element).some(([type, entry]) => type === 'AWS' && entry === '*');
}

/** Whether an entry is of a type that does not exist, or cannot be read as what its type is. */
export function hasUnknownEntry(element: PrincipalJson): boolean {
  // A document may hold anything in this place.
  if (element !== '*' && typeof element !== 'object') return true;
  return entriesOf(element).some(([type, entry]) => !isReadable(type, entry));
}

function isReadable(type: string, entry: string): boolean {
  if (typeof entry !== 'string') return false;
  if (type === 'AWS' && entry === '*') return true;
  // Names have no wildcards.
  if (entry === '' || /[*?]/.test(entry)) return false;
  if (type === 'Service' || type === 'Federated') return true;
  if (type === 'CanonicalUser') return /^[0-9a-f]{64}$/.test(entry);
  if (type !== 'AWS') return false;
  const [arn, partition, service, region, account = '', ...name] = entry.split(':');
  const isArn = arn === 'arn' && partition !== '' && (service === 'iam' || service === 'sts') && region === '';
  if (isArn) return /^\d{12}$/.test(account) && name.join(':') !== '';
  return /^\d{12}$/.test(entry) || /^A[A-Z0-9]{15,127}$/.test(entry);
}

function entriesOf(element: PrincipalJson): readonly (readonly [type: string, entry: string])[] {
  if (typeof element === 'string') return [['AWS', element]];
  return Object.entries(element).flatMap(([type, entries]) => listOf(entries).map((entry) => [type, entry] as const));
}

function grantOf(principal: Principal, type: string, entry: string): Grant | undefined {
  if (type === 'AWS' && entry === '*') return 'wildcard';
  switch (principal.kind) {
    case 'anonymous':
      return undefined;
    case 'service':
      return type === 'Service' && entry === principal.service ? 'service' : undefined;
    case 'webIdentity':
    case 'saml':
      return type === 'Federated' && entry === principal.provider ? 'federated' : undefined;
    case 'root':
    case 'user':
    case 'role':
    case 'federated':
      return type === 'AWS' ? accountGrantOf(principal, entry) : undefined;
  }
}

function accountGrantOf(principal: Extract<Principal, { readonly account: string }>, entry: string): Grant | undefined {
  if (entry === principal.account || entry === `arn:${partitionOf(principal)}:iam::${principal.account}:root`) return 'account';
  switch (principal.kind) {
    case 'root':
      return undefined;
    case 'user':
      return entry === principal.arn || entry === principal.userId ? 'user' : undefined;
    case 'role':
      if (entry === principal.arn) return 'session';
      return entry === principal.roleArn || entry === principal.roleId ? 'role' : undefined;
    case 'federated':
      if (entry === principal.arn) return 'session';
      return entry === principal.userArn || entry === principal.userId ? 'federatedParent' : undefined;
  }
}

/** The partition of the caller, for those who live in one. */
export function partitionOf(principal: Principal): string | undefined {
  if (principal.kind === 'root') return principal.partition ?? 'aws';
  return 'arn' in principal ? principal.arn.split(':')[1] : undefined;
}
