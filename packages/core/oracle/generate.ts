import { anyCondition, anyContext } from './generate-conditions.ts';
import { ACTIONS, RESOURCES, type Target, anyAction, anyPolicy, anyResource } from './generate-policy.ts';
import { ACCOUNTS, anyPrincipal } from './generate-principals.ts';
import type { Doc, PolicyType, Principal, Question, StatementJson } from './question.ts';
import { type Random, randomFrom } from './random.ts';

/** The question of a seed: always the same one. Near misses, in every layer, or in one value alone. */
export function questionOf(seed: number): Question {
  const random = randomFrom(seed);
  if (random.chance(0.3)) return narrowQuestion(random);
  return random.chance(0.1) ? crowdedQuestion(random) : wideQuestion(random);
}

/** Many statements, most of them about other resources: what is looked up in tables has to be found. */
function crowdedQuestion(random: Random): Question {
  const context = anyContext(random);
  const target: Target = {
    action: random.pick(ACTIONS),
    resource: anyRequestResource(random, context),
    context,
    caller: NOBODY,
  };
  const { action, resource } = target;
  const entry = (): string => {
    const near = random.chance(0.35) ? resource : random.pick([...RESOURCES, `${resource}x`, `${resource}/${random.below(9)}`]);
    const written = anyResource(random, { ...target, resource: near });
    return written === '*' ? `${near}*` : written;
  };
  const statements = Array.from({ length: 3 + random.below(20) }, (): StatementJson => {
    const Action = random.chance(0.5) ? '*' : random.pick([action, 's3:*', `${action.slice(0, 6)}*`, ...ACTIONS]);
    return { Effect: random.chance(0.9) ? 'Allow' : 'Deny', Action, Resource: random.some([entry(), entry(), entry()], 1, 3) };
  });
  const half = random.below(statements.length);
  const identity = [statements.slice(0, half), statements.slice(half)]
    .filter((list) => list.length > 0)
    .map((Statement) => ({ Version: '2012-10-17', Statement }));
  return { action, resource, context, identity };
}

/** One statement, all of which applies but for one element: nothing else hides what the engines make of it. */
function narrowQuestion(random: Random): Question {
  const context = anyContext(random);
  const target: Target = {
    action: random.pick(ACTIONS),
    resource: anyRequestResource(random, context),
    context,
    caller: NOBODY,
  };
  const { action, resource } = target;
  const statement: StatementJson = random.chance(0.1)
    ? { Effect: 'Allow', Action: anyAction(random, action), Resource: '*' }
    : random.chance(0.75)
      ? { Effect: 'Allow', Action: '*', Resource: '*', Condition: anyCondition(random, context) }
      : { Effect: 'Allow', Action: '*', [random.chance(0.9) ? 'Resource' : 'NotResource']: anyResource(random, target) };
  const asDeny: readonly StatementJson[] = [
    { ...statement, Effect: 'Deny' },
    { Effect: 'Allow', Action: '*', Resource: '*' },
  ];
  const Version = random.chance(0.9) ? '2012-10-17' : '2008-10-17';
  return { action, resource, context, identity: [{ Version, Statement: random.chance(0.7) ? statement : asDeny }] };
}

function wideQuestion(random: Random): Question {
  const known = random.chance(0.85);
  const caller: Principal = known ? anyPrincipal(random) : NOBODY;
  const context = anyContext(random);
  const isTrust = caller.kind === 'webIdentity' || caller.kind === 'saml' || random.chance(known ? 0.15 : 0.05);
  const target: Target = {
    action: isTrust ? 'sts:AssumeRole' : spelled(random, random.pick(ACTIONS)),
    resource: isTrust ? `arn:aws:iam::${random.pick(ACCOUNTS)}:role/team/ops` : anyRequestResource(random, context),
    context,
    caller,
  };
  const policies = (type: PolicyType, min: number, max: number): readonly Doc[] =>
    Array.from({ length: min + random.below(max - min + 1) }, () => anyPolicy(random, type, target));
  const policy = (type: PolicyType): Doc => anyPolicy(random, type, target);
  const levels = (type: PolicyType): readonly (readonly Doc[])[] =>
    Array.from({ length: 1 + random.below(3) }, () => (random.chance(0.02) ? [] : policies(type, 1, 2)));

  // Now and then somebody brings policies that do not speak for him.
  const bringsAll = random.chance(0.04);
  const withIdentity = bringsAll || caller.kind === 'user' || caller.kind === 'role' || caller.kind === 'federated';
  const takesSession = bringsAll || caller.kind === 'role' || caller.kind === 'federated' || caller.kind === 'root';
  return {
    action: target.action,
    resource: target.resource,
    context,
    ...(known && { principal: caller }),
    ...(known && random.chance(0.4) && { resourceAccount: random.pick(ACCOUNTS) }),
    ...(random.chance(0.12) && { needsResourceGrant: true }),
    identity: withIdentity ? policies('identity', random.chance(0.1) ? 0 : 1, 2) : [],
    ...(withIdentity && random.chance(0.35) && { boundary: random.chance(0.08) ? ('missing' as const) : policy('boundary') }),
    ...(takesSession && random.chance(caller.kind === 'federated' ? 0.8 : 0.4) && { session: policies('session', 1, 2) }),
    ...(isTrust ? { trust: policy('trust') } : random.chance(0.6) && { resourcePolicies: policies('resource', 1, 2) }),
    ...(random.chance(0.2) && { endpoint: policy('endpoint') }),
    ...(random.chance(0.25) && { scp: levels('scp') }),
    ...(random.chance(0.2) && { rcp: levels('rcp') }),
  };
}

/** Whom policies are aimed at when nobody is named. */
const NOBODY: Principal = {
  kind: 'user',
  account: '111111111111',
  arn: 'arn:aws:iam::111111111111:user/bob',
  userId: 'AIDABOBQXA7EXAMPLE1111',
};

function anyRequestResource(random: Random, context: Record<string, string | string[]>): string {
  const values = Object.values(context).filter((value): value is string => typeof value === 'string');
  return values.length > 0 && random.chance(0.15) ? `arn:aws:s3:::b/${random.pick(values)}` : random.pick(RESOURCES);
}

const spelled = (random: Random, action: string): string => (random.chance(0.1) ? action.toLowerCase() : action);
