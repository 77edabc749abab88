/** An IAM user, by long-term key or by a session of GetSessionToken. */
export interface UserPrincipal {
  readonly kind: 'user';
  /** 12 digits. */
  readonly account: string;
  /** `arn:aws:iam::123456789012:user/team/bob` */
  readonly arn: string;
  /** `AIDA…` */
  readonly userId: string;
}

/** A session of a role. */
export interface RolePrincipal {
  readonly kind: 'role';
  readonly account: string;
  /** The session: `arn:aws:sts::123456789012:assumed-role/deploy/ci`, which has no path. */
  readonly arn: string;
  /** The role: `arn:aws:iam::123456789012:role/team/deploy`. */
  readonly roleArn: string;
  /** `AROA…` */
  readonly roleId: string;
  /** Service control and resource control policies do not limit service-linked roles. */
  readonly serviceLinked?: boolean;
}

/** A session of GetFederationToken. */
export interface FederatedPrincipal {
  readonly kind: 'federated';
  readonly account: string;
  /** `arn:aws:sts::123456789012:federated-user/alice` */
  readonly arn: string;
  /** The user that asked for the session. */
  readonly userArn: string;
  readonly userId: string;
}

/** The root user of an account, or a session of AssumeRoot. */
export interface RootPrincipal {
  readonly kind: 'root';
  readonly account: string;
  /** `aws` when left out. */
  readonly partition?: string;
}

/** A service that calls for itself, such as `ec2.amazonaws.com`. */
export interface ServicePrincipal {
  readonly kind: 'service';
  readonly service: string;
}

/** Who comes with a token or an assertion of an identity provider; only trust policies know them. */
export interface ProviderPrincipal {
  readonly kind: 'webIdentity' | 'saml';
  /** The provider's ARN, or the host of one that AWS knows by itself, such as `accounts.google.com`. */
  readonly provider: string;
}

/** Who proves nothing. */
export interface AnonymousPrincipal {
  readonly kind: 'anonymous';
}

/**
 * Who asks, as far as policies look at it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type Principal =
  UserPrincipal | RolePrincipal | FederatedPrincipal | RootPrincipal | ServicePrincipal | ProviderPrincipal | AnonymousPrincipal;

/** The account that a principal belongs to; undefined for services, providers' guests and strangers. */
export function accountOf(principal: Principal): string | undefined {
  return 'account' in principal ? principal.account : undefined;
}

/** The partition that a principal belongs to; undefined where any may be meant. */
export function partitionOf(principal: Principal): string | undefined {
  if (principal.kind === 'root') return principal.partition ?? 'aws';
  if (principal.kind !== 'user' && principal.kind !== 'role' && principal.kind !== 'federated') return undefined;
  const { arn } = principal;
  // The common ones are not cut out.
  if (arn.startsWith('arn:aws:')) return 'aws';
  const end = arn.startsWith('arn:') ? arn.indexOf(':', 4) : -1;
  return end < 0 ? undefined : arn.slice(4, end);
}
