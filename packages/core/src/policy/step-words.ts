import type { Layer } from './decision.ts';
import type { GrantKind } from './grant.ts';
import type { Principal } from './principal.ts';

/** How each layer is called, with its article, as the subject of a sentence. */
export const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  rcp: 'the resource control policies',
  scp: 'the service control policies',
  endpoint: 'the VPC endpoint policy',
  resource: "the resource's own policy",
  trust: "the role's trust policy",
  identity: 'the identity policies',
  boundary: 'the permissions boundary',
  session: 'the session policies',
};

/** Whose a caller is, in the words that follow "the". */
export const CALLER_NAMES: Readonly<Record<Principal['kind'], string>> = {
  user: 'user',
  role: 'role session',
  federated: 'federated user',
  root: 'root user',
  service: 'AWS service',
  webIdentity: 'web identity',
  saml: 'SAML identity',
  anonymous: 'anonymous caller',
};

/** What a `Principal` that names the caller in this way names. */
const NAMED_AS: Readonly<Record<GrantKind, string>> = {
  wildcard: 'everyone',
  account: "the caller's account",
  user: 'the user',
  role: 'the role',
  session: 'this very session',
  federatedParent: 'the user behind the session',
  service: 'the service',
  federated: 'the identity provider',
};

/** `the role and the caller's account`. */
export const namedAs = (kinds: readonly GrantKind[]): string => [...new Set(kinds)].map((kind) => NAMED_AS[kind]).join(' and ');

/** Why a step ended as it did. `who` and `what` are names of statements, layers and callers. */
export const BECAUSE = {
  partition: 'the resource is in another partition than the caller, and nothing reaches across',
  noDeny: 'no Deny statement matches',
  denies: (statement: string, others: number): string =>
    `${statement} denies it${others === 0 ? '' : `, as ${others === 1 ? '1 other statement does' : `${others} other statements do`}`}; a Deny outweighs every Allow`,
  allows: (statement: string): string => `${statement} allows it`,
  silent: (layer: Layer, place: string): string => `no statement of ${LAYER_NAMES[layer]} allows it${place}`,
  level: (level: number, levels: number): string =>
    ` at level ${level + 1} of ${levels} (${level === 0 ? "the organization's root" : level === levels - 1 ? 'the account' : 'an organizational unit'})`,
  letsIn: (statement: string, kinds: readonly GrantKind[]): string => `${statement} lets in ${namedAs(kinds)}`,
  letsInByName: (statement: string, kinds: readonly GrantKind[]): string =>
    `${statement} allows it to ${namedAs(kinds)}, which needs no identity policy beside it`,
  letsInLimited: (statement: string, kinds: readonly GrantKind[]): string =>
    `${statement} allows it to ${namedAs(kinds)}, which needs no identity policy beside it, but is limited by boundary and session policies`,
  opensFor: (statement: string, kinds: readonly GrantKind[]): string =>
    `${statement} lets in ${namedAs(kinds)}, if the caller's own policies allow it, too`,
  closed: (layer: Layer, caller: string): string => `no statement of ${LAYER_NAMES[layer]} lets this ${caller} in`,
  closedAbroad: (layer: Layer, caller: string): string =>
    `the resource belongs to another account, and no statement of ${LAYER_NAMES[layer]} lets this ${caller} in`,
  onlyNames: (kinds: readonly GrantKind[]): string => `; a matching one names only ${namedAs(kinds)}, which is not enough here`,
  accountOnly: (statement: string): string =>
    `${statement} names the caller's own account, which grants nothing by itself: the caller's own policies decide`,
  namesNobody: (layer: Layer): string =>
    `no statement of ${LAYER_NAMES[layer]} names this caller, and in its own account none has to`,
  alreadyAllowed: (layer: Layer): string => `not needed: ${LAYER_NAMES[layer]} allows it already`,
  pastLimit: (layer: Layer): string => `does not limit what ${LAYER_NAMES[layer]} grants to this caller itself`,
  root: 'the root user may do everything in its own account',
  rootNeedsNoGrant: 'the root user needs no grant in its own account',
  noBoundary: 'no permissions boundary is set',
  boundaryMissing: 'a permissions boundary is set, but its policy is missing, so it allows nothing',
  noSessionPolicies: 'a federated user has nothing without session policies, and none were passed',
} as const;
