import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { GrantKind } from './grant.ts';
import { GRANT } from './grant.ts';
import { compilePrincipals, grantsTo } from './principal-matcher.ts';
import type { Principal } from './principal.ts';
import { readJson } from './read-json.ts';
import { CALLERS, OTHER, OWN } from './test-world.ts';

const { user, role, federated, root, service, webIdentity, anonymous } = CALLERS;
const abroad: Principal = { kind: 'root', account: OWN, partition: 'aws-cn' };

const matcherOf = (principal: unknown, negated = false) =>
  compilePrincipals({ negated, value: readJson(JSON.stringify(principal)) }, []);
const namesOf = (bits: number): readonly string[] => Object.keys(GRANT).filter((kind) => (bits & GRANT[kind as GrantKind]) !== 0);
const speaks = (principal: unknown, caller: Principal | undefined): readonly string[] =>
  namesOf(grantsTo(matcherOf(principal), caller, 'Allow', false));

describe('grantsTo', () => {
  it.each<[string, unknown, Principal | undefined, string[]]>([
    ['everyone speaks of a stranger', '*', anonymous, ['wildcard']],
    ['everyone speaks of whom nobody knows', '*', undefined, ['wildcard']],
    ['an account does not speak of whom nobody knows', { AWS: OWN }, undefined, []],
    ['an account speaks of its user', { AWS: OWN }, user, ['account']],
    ['another account does not', { AWS: OTHER }, user, []],
    ['the root ARN speaks of a user of the account', { AWS: `arn:aws:iam::${OWN}:root` }, user, ['account']],
    ['the root ARN speaks of a session of the account', { AWS: `arn:aws:iam::${OWN}:root` }, role, ['account']],
    ['the root ARN of another partition does not', { AWS: `arn:aws-cn:iam::${OWN}:root` }, user, []],
    ['it speaks of the root user there', { AWS: `arn:aws-cn:iam::${OWN}:root` }, abroad, ['account']],
    ['a user ARN speaks of the user, not of root', { AWS: user.arn }, root, []],
    ['user and account speak of both', { AWS: [user.arn, OWN] }, user, ['account', 'user']],
    ['a unique id speaks of the user', { AWS: user.userId }, user, ['user']],
    ['a role ARN speaks of the role', { AWS: role.roleArn }, role, ['role']],
    ['role and session speak of both', { AWS: [role.roleId, role.arn] }, role, ['role', 'session']],
    ['a user ARN speaks of the parent of a session', { AWS: user.arn }, federated, ['federatedParent']],
    ['a federated ARN speaks of the session', { AWS: federated.arn }, federated, ['session']],
    ['a service is one by its name', { Service: service.service }, service, ['service']],
    ['and by no other', { Service: 'x.amazonaws.com' }, service, []],
    ['a provider speaks of its guests', { Federated: webIdentity.provider }, webIdentity, ['federated']],
    ['and not of others', { Federated: webIdentity.provider }, { kind: 'saml', provider: 'p' }, []],
  ])('%s', (_name, principal, caller, kinds) => expect(speaks(principal, caller)).toEqual(kinds));

  it('has NotPrincipal speak of everyone but those it lists', () => {
    const matcher = matcherOf({ AWS: user.arn }, true);
    expect([user, role, anonymous].map((caller) => grantsTo(matcher, caller, 'Deny', false))).toEqual([0, 1, 1]);
  });

  it('has a Deny with NotPrincipal speak of whoever has a boundary, and an Allow not', () => {
    const matcher = matcherOf({ AWS: user.arn }, true);
    expect(['Deny', 'Allow'].map((effect) => grantsTo(matcher, user, effect, true))).toEqual([GRANT.wildcard, 0]);
  });
});

describe('grantsTo, where NotPrincipal spares only those who are listed at every level', () => {
  let strict: typeof grantsTo;
  beforeAll(async () => {
    vi.resetModules();
    vi.doMock('./semantics.ts', async (original) => ({ ...(await original<object>()), STRICT_NOT_PRINCIPAL: true }));
    ({ grantsTo: strict } = await import('./principal-matcher.ts'));
  });
  afterAll(() => {
    vi.doUnmock('./semantics.ts');
    vi.resetModules();
  });

  it.each<[string, unknown, Principal | undefined, boolean]>([
    ['everyone', '*', undefined, true],
    ['a user alone', { AWS: user.arn }, user, false],
    ['a user and its account', { AWS: [user.arn, OWN] }, user, true],
    ['a role and its account', { AWS: [role.roleArn, OWN] }, role, false],
    ['a role, its account and its session', { AWS: [role.roleArn, OWN, role.arn] }, role, true],
    ['an account alone', { AWS: OWN }, user, false],
    ['a federated session and its account', { AWS: [federated.arn, OWN] }, federated, false],
    ['a federated session, its account and its user', { AWS: [federated.arn, OWN, user.arn] }, federated, true],
    ['a provider', { Federated: webIdentity.provider }, webIdentity, true],
    ['a provider, of SAML', { Federated: 'p' }, { kind: 'saml', provider: 'p' }, true],
    ['the account of root', { AWS: OWN }, root, true],
    ['a service', { Service: service.service }, service, true],
    ['an account, for whom nobody knows', { AWS: OWN }, undefined, false],
    ['an account, for a stranger', { AWS: OWN }, anonymous, false],
  ])('%s', (_name, principal, caller, isSpared) => {
    expect(strict(matcherOf(principal, true), caller, 'Deny', false)).toBe(isSpared ? 0 : GRANT.wildcard);
  });
});
