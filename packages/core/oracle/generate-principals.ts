import type { Principal, PrincipalJson } from './question.ts';
import type { Random } from './random.ts';

export const ACCOUNTS: readonly string[] = ['111111111111', '222222222222'];
const SERVICES: readonly string[] = ['ec2.amazonaws.com', 'lambda.amazonaws.com'];
const PROVIDERS: readonly string[] = [
  'arn:aws:iam::111111111111:oidc-provider/token.example.com/ci',
  'arn:aws:iam::111111111111:saml-provider/Corp',
  'accounts.google.com',
];

/** Any kind of caller; the ones with identity policies more often. */
export function anyPrincipal(random: Random): Principal {
  const account = random.chance(0.75) ? '111111111111' : '222222222222';
  const partition = random.chance(0.03) ? 'aws-cn' : 'aws';
  const path = random.pick(['', '', 'team/']);
  const user = random.pick(['bob', 'Bob', 'ali']);
  const role = random.pick(['ops', 'Ops']);
  const userArn = `arn:${partition}:iam::${account}:user/${path}${user}`;
  const userId = `AIDA${user.toUpperCase()}QXA7EXAMPLE${account.slice(0, 4)}`;
  switch (random.below(14)) {
    case 0:
      return { kind: 'root', account, ...(partition !== 'aws' && { partition }) };
    case 1:
      return { kind: 'service', service: random.pick(SERVICES) };
    case 2:
      return { kind: random.pick(['webIdentity', 'saml'] as const), provider: random.pick(PROVIDERS) };
    case 3:
      return { kind: 'anonymous' };
    case 4:
    case 5:
    case 6:
      return { kind: 'federated', account, arn: `arn:${partition}:sts::${account}:federated-user/fed`, userArn, userId };
    case 7:
    case 8:
    case 9:
    case 10: {
      const arn = `arn:${partition}:sts::${account}:assumed-role/${role}/${random.pick(['s1', 's2'])}`;
      const roleArn = `arn:${partition}:iam::${account}:role/${path}${role}`;
      const base = {
        kind: 'role',
        account,
        arn,
        roleArn,
        roleId: `AROA${role === 'ops' ? 'OPS' : 'UPS'}QXA7EXAMPLE${account.slice(0, 4)}`,
      } as const;
      return random.chance(0.1) ? { ...base, serviceLinked: true } : base;
    }
    default:
      return { kind: 'user', account, arn: userArn, userId };
  }
}

/** A `Principal` (or what a `NotPrincipal` holds) that may name the caller, or somebody close to it. */
export function anyPrincipalElement(random: Random, caller: Principal): PrincipalJson {
  if (random.chance(0.12)) return '*';
  const element: Record<string, string | string[]> = {};
  const add = (): void => {
    const [type, entry] = anyEntry(random, random.chance(0.8) ? caller : anyPrincipal(random));
    element[type] = type in element ? [...[element[type] ?? []].flat(), entry] : entry;
  };
  add();
  if (random.chance(0.3)) add();
  if (random.chance(0.1)) add();
  if (random.chance(0.01)) element['Robot'] = 'r2';
  if (random.chance(0.005)) element['Service'] = 5 as unknown as string;
  if (random.chance(0.01)) element['AWS'] = [];
  if (random.chance(0.02))
    element['CanonicalUser'] = random.pick(['79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be', 'me']);
  return element;
}

function anyEntry(random: Random, caller: Principal): readonly [type: string, entry: string] {
  if (random.chance(0.05)) return ['AWS', '*'];
  switch (caller.kind) {
    case 'service':
      return ['Service', random.chance(0.9) ? caller.service : 'EC2.amazonaws.com'];
    case 'webIdentity':
    case 'saml':
      return ['Federated', caller.provider];
    case 'anonymous':
      return ['AWS', random.chance(0.9) ? random.pick(['*', ...ACCOUNTS]) : 'anonymous'];
    case 'root':
    case 'user':
    case 'role':
    case 'federated':
      return ['AWS', varied(random, random.pick(namesOf(caller)))];
  }
}

function namesOf(caller: Extract<Principal, { readonly account: string }>): readonly string[] {
  const ofAccount = [caller.account, `arn:aws:iam::${caller.account}:root`];
  switch (caller.kind) {
    case 'user':
      return [...ofAccount, caller.arn, caller.arn, caller.userId];
    case 'role':
      return [...ofAccount, caller.arn, caller.arn, caller.roleArn, caller.roleArn, caller.roleId];
    case 'federated':
      return [...ofAccount, caller.arn, caller.arn, caller.userArn, caller.userArn, caller.userId];
    case 'root':
      return ofAccount;
  }
}

/** Mostly the name itself; else one that is close to it and another. */
function varied(random: Random, name: string): string {
  if (random.chance(0.85)) return name;
  switch (random.below(9)) {
    case 7:
      return `${name.slice(0, -1)}*`;
    case 8:
      return name.replace('iam::1', 'iam::*1');
    case 0:
      return name.replace('/team/', '/');
    case 1:
      return name.replace('user/', 'user/team/');
    case 2:
      return name.replace('arn:aws:', 'arn:aws-cn:');
    case 3:
      return name.toLowerCase();
    case 4:
      return name.replace('s1', 's2');
    case 5:
      return name.replace('111111111111', '222222222222');
    default:
      return `${name}x`;
  }
}
