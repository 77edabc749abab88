import type { Principal } from '@countersign/core/policy';
import { CliError, EXIT } from './failure.ts';

type Context = Record<string, string | readonly string[]>;

/**
 * Reads `KEY=VALUE`; a key that is given twice has a list of values.
 * @throws CliError usage, for what has no `=`
 */
function contextArguments(pairs: readonly string[]): Context {
  const found = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) {
      const hint = 'write --context KEY=VALUE, for instance --context aws:SourceIp=203.0.113.9';
      throw new CliError(`${pair} is no context key with a value.`, { exitCode: EXIT.usage, hint });
    }
    const key = pair.slice(0, at);
    found.set(key, [...(found.get(key) ?? []), pair.slice(at + 1)]);
  }
  return Object.fromEntries([...found].map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]));
}

/** The context of a request: what is given, and beside it what follows from who asks, and when. */
export function requestContext(pairs: readonly string[], principal: Principal, now: Date): Context {
  const given = contextArguments(pairs);
  const names = new Set(Object.keys(given).map((key) => key.toLowerCase()));
  const implied = Object.entries(impliedContext(principal, now)).filter(([key]) => !names.has(key.toLowerCase()));
  return { ...given, ...Object.fromEntries(implied) };
}

/** The keys that follow from who asks, and when. SOURCE: IAM User Guide, "AWS global condition context keys". */
function impliedContext(principal: Principal, now: Date): Context {
  const time = {
    'aws:CurrentTime': `${now.toISOString().slice(0, 19)}Z`,
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
  };
  const type = PRINCIPAL_TYPES[principal.kind];
  const arn = principalArn(principal);
  const account = 'account' in principal ? principal.account : principal.kind === 'anonymous' ? 'anonymous' : undefined;
  return {
    ...time,
    ...(type !== undefined && { 'aws:PrincipalType': type }),
    ...(arn !== undefined && { 'aws:PrincipalArn': arn }),
    ...(account !== undefined && { 'aws:PrincipalAccount': account }),
    ...(principal.kind === 'user' && { 'aws:username': principal.arn.slice(principal.arn.lastIndexOf('/') + 1) }),
  };
}

const PRINCIPAL_TYPES: Readonly<Partial<Record<Principal['kind'], string>>> = {
  user: 'User',
  role: 'AssumedRole',
  federated: 'FederatedUser',
  root: 'Account',
  anonymous: 'Anonymous',
};

/** A session of a role is known by the role here. */
function principalArn(principal: Principal): string | undefined {
  if (principal.kind === 'role') return principal.roleArn;
  if (principal.kind === 'root') return `arn:${principal.partition ?? 'aws'}:iam::${principal.account}:root`;
  return 'arn' in principal ? principal.arn : undefined;
}
