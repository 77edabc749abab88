import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import type { Principal } from './principal.ts';
import type { PolicyType } from './policy-type.ts';
import * as semantics from './semantics.ts';
import { CALLERS, OWN } from './test-world.ts';

const settings: Readonly<Record<string, unknown>> = { ...semantics };

/** The engine with one judgement call turned. */
async function engineWith(name: string | undefined) {
  vi.resetModules();
  vi.doMock('./semantics.ts', () => ({
    ...settings,
    ...(name !== undefined && { [name]: settings[name] !== true }),
  }));
  const [
    { authorize },
    { traceDecision },
    { compilePolicy },
    { parsePolicy },
    { contextFrom },
    { validateIdentityPolicy },
    world,
  ] = await Promise.all([
    import('./authorize.ts'),
    import('./trace-decision.ts'),
    import('./compile.ts'),
    import('./parse.ts'),
    import('./context.ts'),
    import('./validate.ts'),
    import('./test-world.ts'),
  ]);
  const named = (type: PolicyType, statements: readonly object[]): NamedPolicy => ({
    source: { kind: 'inline', name: type, attachedTo: 'it' },
    policy: compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements })), type),
  });
  const decide = (
    layers: PolicyLayers,
    context: Readonly<Record<string, string | readonly string[]>> = {},
    resource = 'arn:aws:s3:::x',
    principal: Principal | undefined = CALLERS.user,
    isNobody = false,
  ): string => {
    const request = {
      action: 's3:GetObject',
      resource,
      resourceAccount: OWN,
      principal: isNobody ? undefined : principal,
      context: contextFrom(context),
    };
    const decision = authorize(request, layers);
    expect(traceDecision(request, layers).decision).toEqual(decision);
    return decision.outcome;
  };
  return { authorize, traceDecision, validateIdentityPolicy, world, named, decide };
}
type Engine = Awaited<ReturnType<typeof engineWith>>;

const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
const conditioned =
  (Condition: object, context: Record<string, string | string[]> = {}) =>
  ({ named, decide }: Engine): string =>
    decide({ identity: [named('identity', [{ ...allow, Condition }])] }, context);
const onResource =
  (Resource: string, context: Record<string, string>, resource: string) =>
  ({ named, decide }: Engine): string =>
    decide({ identity: [named('identity', [{ ...allow, Resource }])] }, context, resource);
const spared =
  (caller: 'user' | 'role' | 'nobody', ...AWS: string[]) =>
  ({ named, decide }: Engine): string => {
    const resource = [named('resource', [{ ...deny, NotPrincipal: { AWS } }])];
    return decide(
      { identity: [named('identity', [allow])], resource },
      {},
      undefined,
      caller === 'nobody' ? undefined : CALLERS[caller],
      caller === 'nobody',
    );
  };
const denying =
  (type: 'identity' | 'resource', more: object) =>
  ({ named, decide }: Engine): string =>
    decide({
      identity: [named('identity', [allow])],
      [type]: [
        named(type, [
          { ...allow, ...(type === 'resource' && { Principal: '*' }) },
          { ...deny, ...more },
        ]),
      ],
    });
const written = ({ validateIdentityPolicy }: Engine): string => {
  const statement = { ...allow, Condition: { stringEquals: { k: 'v' } } };
  try {
    validateIdentityPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statement }));
    return 'taken';
  } catch {
    return 'refused';
  }
};

/** For each judgement call: what is tried, what it is now, and what it would be if the call were turned. */
const CALLS: readonly [keyof typeof semantics, string, (engine: Engine) => string, string, string][] = [
  ['OPERATOR_CASE_MATTERS_AT_WRITE', 'an operator in another case, at write', written, 'refused', 'taken'],
  [
    'VARIABLES_IN_EVERY_ARN_SEGMENT',
    'a variable in the account of an ARN',
    onResource('arn:aws:iam::${aws:PrincipalAccount}:user/${*}', { 'aws:PrincipalAccount': OWN }, `arn:aws:iam::${OWN}:user/*`),
    'allow',
    'implicitDeny',
  ],
  [
    'EMPTY_VALUE_IS_UNRESOLVED',
    'an empty value',
    onResource('arn:aws:s3:::x${k}', { k: '' }, 'arn:aws:s3:::x'),
    'implicitDeny',
    'allow',
  ],
  ['NULL_MATCHES_EMPTY_TEXT', 'Null of an empty text', conditioned({ Null: { k: 'true' } }, { k: '' }), 'allow', 'implicitDeny'],
  ['NULL_MATCHES_EMPTY_TEXT', 'Null of empty texts', conditioned({ Null: { k: 'true' } }, { k: [''] }), 'allow', 'implicitDeny'],
  ['NULL_MATCHES_EMPTY_LIST', 'Null of an empty list', conditioned({ Null: { k: 'true' } }, { k: [] }), 'allow', 'implicitDeny'],
  [
    'FOR_ALL_VALUES_HOLDS_FOR_ABSENT_KEY',
    'ForAllValues of nothing',
    conditioned({ 'ForAllValues:StringEquals': { k: 'v' } }),
    'allow',
    'implicitDeny',
  ],
  [
    'MULTI_VALUED_KEY_NEEDS_SET_OPERATOR',
    'a list that matches',
    conditioned({ StringEquals: { k: 'v' } }, { k: ['w', 'v'] }),
    'implicitDeny',
    'allow',
  ],
  [
    'EMPTY_POLICY_LIST_HOLDS_ONLY_FOR_ABSENT_KEY',
    'ForAllValues, negated, with no values',
    conditioned({ 'ForAllValues:StringNotEquals': { k: [] } }, { k: 'v' }),
    'implicitDeny',
    'allow',
  ],
  [
    'EMPTY_POLICY_LIST_HOLDS_ONLY_FOR_ABSENT_KEY',
    'IfExists, negated, with no values',
    conditioned({ StringNotEqualsIfExists: { k: [] } }, { k: 'v' }),
    'implicitDeny',
    'allow',
  ],
  [
    'UNREADABLE_VALUE_SATISFIES_NEGATION',
    'a number that is none',
    conditioned({ NumericNotEquals: { k: '5' } }, { k: 'x' }),
    'implicitDeny',
    'allow',
  ],
  [
    'UNREADABLE_VALUE_SATISFIES_NEGATION',
    'a number of the policy that is none',
    conditioned({ NumericNotEquals: { k: 'x' } }, { k: '5' }),
    'implicitDeny',
    'allow',
  ],
  [
    'UNREADABLE_VALUE_SATISFIES_NEGATION',
    'an address that is none',
    conditioned({ NotIpAddress: { k: '::1' } }, { k: 'x' }),
    'implicitDeny',
    'allow',
  ],
  [
    'UNREADABLE_VALUE_SATISFIES_NEGATION',
    'a network that is none',
    conditioned({ NotIpAddress: { k: 'x' } }, { k: '::1' }),
    'implicitDeny',
    'allow',
  ],
  [
    'DATE_WITHOUT_ZONE_IS_UTC',
    'a date without a zone',
    conditioned({ DateEquals: { k: '2026-01-01' } }, { k: '2026-01-01T00:00:00Z' }),
    'allow',
    'implicitDeny',
  ],
  [
    'UNKNOWN_PART_OF_DENY_COUNTS_AS_MET',
    'a resource that is no ARN',
    denying('identity', { Resource: 'bucket' }),
    'explicitDeny',
    'allow',
  ],
  ['STRICT_NOT_PRINCIPAL', 'a user without its account', spared('user', CALLERS.user.arn), 'allow', 'explicitDeny'],
  ['STRICT_NOT_PRINCIPAL', 'an account without its user', spared('user', OWN), 'allow', 'explicitDeny'],
  [
    'STRICT_NOT_PRINCIPAL',
    'a role and its account without its session',
    spared('role', CALLERS.role.roleArn, OWN),
    'allow',
    'explicitDeny',
  ],
  [
    'UNKNOWN_PART_OF_DENY_COUNTS_AS_MET',
    'an unknown operator',
    denying('identity', { Condition: { X: { k: 'v' } } }),
    'explicitDeny',
    'allow',
  ],
  [
    'UNKNOWN_PART_OF_DENY_COUNTS_AS_MET',
    'a principal that can not be read',
    denying('resource', { Principal: { Robot: 'x' } }),
    'explicitDeny',
    'allow',
  ],
];

/** What holds whichever way the call goes. */
const SAME: readonly [keyof typeof semantics, string, (engine: Engine) => string, string][] = [
  ['STRICT_NOT_PRINCIPAL', 'a user and its account', spared('user', CALLERS.user.arn, OWN), 'allow'],
  ['STRICT_NOT_PRINCIPAL', 'session, role and account', spared('role', CALLERS.role.arn, CALLERS.role.roleArn, OWN), 'allow'],
  ['STRICT_NOT_PRINCIPAL', 'everyone', spared('role', '*'), 'allow'],
  ['STRICT_NOT_PRINCIPAL', 'nobody in particular', spared('nobody', OWN), 'explicitDeny'],
  ['STRICT_NOT_PRINCIPAL', 'somebody else', spared('user', CALLERS.role.arn), 'explicitDeny'],
];

describe('judgement calls', () => {
  afterEach(() => {
    vi.doUnmock('./semantics.ts');
    vi.resetModules();
  });

  it.each(CALLS)('%s turns %s', async (name, _what, ask, now, turned) => {
    expect([ask(await engineWith(undefined)), ask(await engineWith(name))]).toEqual([now, turned]);
  });

  it.each(SAME)('%s leaves %s', async (name, _what, ask, outcome) => {
    expect([ask(await engineWith(undefined)), ask(await engineWith(name))]).toEqual([outcome, outcome]);
  });

  it('are tried, every one', () => {
    const switches = Object.entries(settings).flatMap(([name, value]) => (typeof value === 'boolean' ? [name] : []));
    expect(new Set(CALLS.map(([name]) => name as string))).toEqual(new Set(switches));
  });

  it.each([...new Set(CALLS.map(([name]) => name))])('%s turned: fast path and trace still agree', async (name) => {
    const { authorize, traceDecision, world } = await engineWith(name);
    fc.assert(
      fc.property(world.anyRequest, world.rawLayers, (request, raw) => {
        const layers = world.compileLayers(raw);
        expect(traceDecision(request, layers).decision).toEqual(authorize(request, layers));
      }),
      { numRuns: 300 },
    );
  });
});
