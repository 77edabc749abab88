import type { Principal } from './principal.ts';

/** A caller in words: its ARN where it has one. */
export function principalName(principal: Principal): string {
  switch (principal.kind) {
    case 'user':
    case 'role':
    case 'federated':
      return principal.arn;
    case 'root':
      return `arn:${principal.partition ?? 'aws'}:iam::${principal.account}:root`;
    case 'service':
      return principal.service;
    case 'webIdentity':
    case 'saml':
      return `a caller that ${principal.provider} vouches for`;
    case 'anonymous':
      return 'an anonymous caller';
  }
}
