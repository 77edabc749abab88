import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Principal } from './principal.ts';
import { CALLERS, OTHER, OWN, policyOf } from './test-world.ts';
import type { tracePrincipal } from './trace-principal.ts';

const { user, role, federated, root, service, webIdentity, anonymous } = CALLERS;

describe('tracePrincipal, where NotPrincipal spares only those who are listed at every level', () => {
  let strict: typeof tracePrincipal;
  beforeAll(async () => {
    vi.resetModules();
    vi.doMock('./semantics.ts', async (original) => ({ ...(await original<object>()), STRICT_NOT_PRINCIPAL: true }));
    ({ tracePrincipal: strict } = await import('./trace-principal.ts'));
  });
  afterAll(() => {
    vi.doUnmock('./semantics.ts');
    vi.resetModules();
  });

  it.each<[string, unknown, Principal | undefined, boolean]>([
    ['everyone', '*', undefined, true],
    ['a user alone', { AWS: user.arn }, user, false],
    ['an account alone', { AWS: OWN }, user, false],
    ['a user and its account', { AWS: [user.arn, OWN] }, user, true],
    ['a user and another account', { AWS: [user.arn, OTHER] }, user, false],
    ['a role and its account', { AWS: [role.roleArn, OWN] }, role, false],
    ['a role, its account and its session', { AWS: [role.roleArn, OWN, role.arn] }, role, true],
    ['a federated session and its account', { AWS: [federated.arn, OWN] }, federated, false],
    ['a federated session, its account and its user', { AWS: [federated.arn, OWN, user.arn] }, federated, true],
    ['the account of root', { AWS: OWN }, root, true],
    ['a service', { Service: service.service }, service, true],
    ['a provider', { Federated: webIdentity.provider }, webIdentity, true],
    ['a provider, of SAML', { Federated: 'p' }, { kind: 'saml', provider: 'p' }, true],
    ['an account, for whom nobody knows', { AWS: OWN }, undefined, false],
    ['an account, for a stranger', { AWS: OWN }, anonymous, false],
  ])('%s', (_name, NotPrincipal, caller, isSpared) => {
    const { policy } = policyOf('resource', [{ Effect: 'Deny', Action: '*', Resource: '*', NotPrincipal }]);
    const [statement] = policy.statements;
    if (!statement) throw new Error('the policy has no statement');
    const { ok, grants } = strict(statement.source, 'resource', caller, false, true);
    expect([ok, grants]).toEqual(isSpared ? [false, []] : [true, ['wildcard']]);
  });
});
