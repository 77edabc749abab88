/** What an IAM entity's ARN is made of. `path` begins and ends with `/`. */
export interface Located {
  readonly accountId: string;
  readonly path: string;
  readonly name: string;
}

/** The kinds of entity whose ARN carries a path. */
export type PathedKind = 'user' | 'group' | 'policy' | 'role' | 'instance-profile' | 'server-certificate';

/** `arn:aws:iam::123456789012:user/path/name`. */
export function entityArn(kind: PathedKind, { accountId, path, name }: Located): string {
  return `arn:aws:iam::${accountId}:${kind}${path}${name}`;
}

/** `arn:aws:iam::123456789012:user/path/name`. */
export function userArn(user: Located): string {
  return entityArn('user', user);
}

/** `arn:aws:iam::123456789012:group/path/name`. */
export function groupArn(group: Located): string {
  return entityArn('group', group);
}

/** `arn:aws:iam::123456789012:policy/path/name`; the account is `aws` for a policy that AWS maintains. */
export function policyArn(policy: Located): string {
  return entityArn('policy', policy);
}

/** `arn:aws:iam::123456789012:role/path/name`. */
export function roleArn(role: Located): string {
  return entityArn('role', role);
}

/** `arn:aws:iam::123456789012:root`: the account's root user, and the account as a whole. */
export function rootArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:root`;
}

/**
 * What a list acts on: `arn:aws:iam::123456789012:user/`, followed by the whole folders of `pathPrefix`.
 * A last piece without its slash is left out: `/bob` must not read as the user `bob`.
 */
export function collectionArn(kind: PathedKind, accountId: string, pathPrefix = '/'): string {
  return `arn:aws:iam::${accountId}:${kind}${pathPrefix.slice(0, pathPrefix.lastIndexOf('/') + 1)}`;
}

const POLICY_ARN = /^arn:aws:iam::(\d{12}|aws):policy(\/(?:[!-~]+\/)?)([\w+=,.@-]+)$/;

/**
 * Reads the ARN of a managed policy.
 * @returns where the policy lives (`accountId` is `aws` when AWS maintains it), or undefined when it is no such ARN.
 */
export function parsePolicyArn(arn: string): Located | undefined {
  const match = POLICY_ARN.exec(arn);
  if (!match) return undefined;
  const [, accountId = '', path = '', name = ''] = match;
  return { accountId, path, name };
}
