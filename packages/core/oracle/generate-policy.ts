import { anyCondition, otherCase, varied } from './generate-conditions.ts';
import { anyPrincipalElement } from './generate-principals.ts';
import type { Doc, OneOrMany, PolicyType, Principal, StatementJson } from './question.ts';
import type { Random } from './random.ts';

/** What a generated policy is aimed at. */
export interface Target {
  readonly action: string;
  readonly resource: string;
  readonly context: Record<string, string | string[]>;
  readonly caller: Principal;
}

export const ACTIONS: readonly string[] = [
  's3:GetObject',
  's3:GetObjectAcl',
  's3:ListBucket',
  's3:PutObject',
  'sqs:SendMessage',
  'kms:Decrypt',
  'iam:PassRole',
];

export const RESOURCES: readonly string[] = [
  'arn:aws:s3:::b/k',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/home/bob/x',
  'arn:aws:s3:::b/a:b',
  'arn:aws:s3:::b/K',
  'arn:aws:s3:::é/😀',
  'arn:aws:s3:::😀/a😀b/aa',
  'arn:aws:sqs:us-east-1:111111111111:q',
  'arn:aws:sqs:us-east-1:222222222222:q',
  'arn:aws:kms:us-east-1:111111111111:key/1',
  'arn:aws:kms:us-east-1:222222222222:key/1',
  'arn:aws:iam::111111111111:role/team/ops',
  'arn:aws:lambda:us-east-1:111111111111:function:f:1',
  'arn:aws-cn:s3:::b/k',
  'urn:aws:s3:eu-west-1:222222222222:x',
  '*',
];

/** Layers that cut down what others grant: they mostly begin with a wide Allow, or nothing would pass them. */
const FILTERS: readonly PolicyType[] = ['rcp', 'scp', 'endpoint', 'boundary', 'session'];

/** A policy of the given type with one to three statements, most of which come close to the target; now and then a crowd. */
export function anyPolicy(random: Random, type: PolicyType, target: Target): Doc {
  const statements: StatementJson[] = [];
  const isFilter = FILTERS.includes(type);
  if (isFilter && random.chance(type === 'boundary' || type === 'session' ? 0.6 : 0.8)) statements.push(allowAll(type));
  // An engine may go through a few statements and look many up.
  const isCrowd = random.chance(0.08);
  const more = isCrowd ? 4 + random.below(20) : isFilter ? random.below(3) : 1 + random.below(3);
  const denyShare = isCrowd ? 0.05 : isFilter && statements.length > 0 ? 0.35 : 0.18;
  for (let i = 0; i < more || statements.length === 0; i++) statements.push(anyStatement(random, type, target, denyShare));
  const version = random.chance(0.75) ? '2012-10-17' : random.pick([undefined, '2008-10-17']);
  const list = random.chance(0.5) ? statements : statements.toReversed();
  return {
    ...(version && { Version: version }),
    Statement: list.length === 1 && random.chance(0.3) ? (list[0] as StatementJson) : list,
  };
}

const hasPrincipals = (type: PolicyType): boolean => ['resource', 'trust', 'endpoint', 'rcp'].includes(type);

function allowAll(type: PolicyType): StatementJson {
  return {
    Effect: 'Allow',
    Action: '*',
    ...(type !== 'trust' && { Resource: '*' }),
    ...(hasPrincipals(type) && { Principal: '*' }),
  };
}

function anyStatement(random: Random, type: PolicyType, target: Target, denyShare: number): StatementJson {
  const actions = anyList(random, 'Action', () => anyAction(random, target.action));
  return {
    Effect: random.chance(denyShare) ? 'Deny' : 'Allow',
    ...anyPrincipals(random, type, target.caller),
    ...actions,
    ...(type !== 'trust' && anyList(random, 'Resource', () => anyResource(random, target))),
    ...(random.chance(0.5) && { Condition: random.chance(0.02) ? {} : anyCondition(random, target.context) }),
  };
}

function anyPrincipals(random: Random, type: PolicyType, caller: Principal): Pick<StatementJson, 'Principal' | 'NotPrincipal'> {
  if (!hasPrincipals(type)) return random.chance(0.005) ? { Principal: '*' } : {};
  if (random.chance(0.005)) return {};
  if (type === 'rcp') return { Principal: random.chance(0.5) ? '*' : { AWS: '*' } };
  if (type === 'endpoint' && random.chance(0.7)) return { Principal: '*' };
  const element = anyPrincipalElement(random, caller);
  return type !== 'trust' && random.chance(0.1) ? { NotPrincipal: element } : { Principal: element };
}

/** `Action` or `NotAction`, `Resource` or `NotResource`, with one to three entries or none. */
function anyList(random: Random, name: 'Action' | 'Resource', entry: () => string): Readonly<Record<string, OneOrMany<string>>> {
  const negated = random.chance(0.12);
  const one = random.chance(0.6);
  const list = random.chance(0.01) ? [] : random.some([entry(), entry(), entry()], 1, 3);
  return { [negated ? `Not${name}` : name]: one ? entry() : list };
}

/** An `Action` entry that is the target's, or close to it. */
export function anyAction(random: Random, action: string): string {
  if (random.chance(0.15)) return '*';
  if (random.chance(0.1)) return random.pick(ACTIONS);
  const colon = action.indexOf(':');
  switch (random.below(7)) {
    case 6:
      return `*${action.slice(random.below(action.length))}`;
    case 0:
      return random.chance(0.9) ? action : action.replace(/k/i, '\u212A');
    case 1:
      return otherCase(random, action);
    case 2:
      return `${action.slice(0, random.below(action.length + 1))}*`;
    case 3:
      return `${action.slice(0, colon + 1)}*${action.slice(colon + 1 + random.below(action.length - colon))}`;
    case 4: {
      const at = random.below(action.length);
      return `${action.slice(0, at)}?${action.slice(at + 1)}`;
    }
    default:
      return otherCase(random, varied(random, action, {}));
  }
}

/** A `Resource` entry that is the target's ARN, or close to it. */
export function anyResource(random: Random, { resource, context }: Target): string {
  if (random.chance(0.2)) return '*';
  const arn = resource === '*' || random.chance(0.1) ? random.pick(RESOURCES) : resource;
  const parts = arn.split(':');
  switch (random.below(10)) {
    case 0:
      return arn;
    case 1:
      return `${arn.slice(0, random.below(arn.length + 1))}*`;
    case 2: {
      const short = parts.slice(0, 1 + random.below(6)).join(':');
      return random.chance(0.5) ? short : `${short.slice(0, -1)}?`;
    }
    case 3:
      return parts.slice(0, 1 + random.below(6)).join(':') + random.pick(['*', ':*', '?', '${*}', ':', '*:']);
    case 4:
    case 5:
      return parts
        .map((part, i) => (i > 0 && random.chance(0.3) ? random.pick(['*', '?', '', `${part.slice(0, 1)}*`]) : part))
        .join(':');
    case 6:
      return random.chance(0.1) ? random.pick(['bob', '', '**', 'ARN:aws:s3:::b/k', 'a*', '*:aws:s3:::b']) : arn;
    default: {
      const once = varied(random, arn, context);
      return random.chance(0.4) ? varied(random, once, context) : once;
    }
  }
}
