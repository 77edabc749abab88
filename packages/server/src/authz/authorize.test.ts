import { describe, expect, it } from 'vitest';
import type { Caller } from '../domain/caller.ts';
import type { EnforcementView, UserEntity } from '../feed/entities.ts';
import type { ManagedPolicies, Operation, Target } from '../operations/operation.ts';
import { authorize } from './authorize.ts';
import { createGatherer } from './gather-policies.ts';
import { AccessDenied } from './refusal.ts';
import { ACCOUNT, rootCaller, userCaller } from './test-callers.ts';

const document = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: string, more: object = { Resource: '*' }) => ({ Effect: 'Allow', Action: action, ...more });
const deny = (action: string, more: object = { Resource: '*' }) => ({ Effect: 'Deny', Action: action, ...more });

const READ = 'arn:aws:iam::aws:policy/Read';
const managed: ManagedPolicies = {
  list: () => [],
  get: (arn) => (arn === READ ? ({ arn } as ReturnType<ManagedPolicies['get']>) : undefined),
  document: (arn) => (arn === READ ? document(allow('iam:Get*')) : undefined),
};

/** Authorizes one target for a user with one inline policy. @returns the refusal's text, `allowed` when there is none */
async function asked(target: Target, by: Partial<Asked> = {}): Promise<string> {
  const refusal = await refusalOf(target, by);
  if (!refusal) return 'allowed';
  const { trace, message } = refusal.explain();
  if (trace.decision.outcome === 'allow' || message !== refusal.message) throw new Error('it explains another decision');
  return refusal.message.replace(/^.*on resource: \S+ ?/, '');
}

async function refusalOf(
  target: Target,
  { policy = document(deny('none:Such')), boundaryArn, caller = userCaller() }: Partial<Asked>,
): Promise<AccessDenied | undefined> {
  const user: UserEntity = {
    accountId: ACCOUNT,
    userId: 'AIDABOB',
    name: 'bob',
    path: '/team/',
    tags: [['team', 'red']],
    groupIds: [],
    attached: [],
    inline: [{ name: 'p', document: policy }],
    boundaryArn,
  };
  const view = { settled: true, user: () => Promise.resolve(user) } as unknown as EnforcementView;
  const operation = { action: 'iam:GetRole' } as Operation<unknown>;
  try {
    await authorize(
      caller,
      operation,
      [target],
      new Date('2026-11-24T12:00:00Z'),
      view,
      createGatherer(managed, () => 1),
    );
    return undefined;
  } catch (error) {
    if (error instanceof AccessDenied) return error;
    throw error;
  }
}
interface Asked {
  readonly policy: string;
  readonly boundaryArn: string;
  readonly caller: Caller;
}

const role = `arn:aws:iam::${ACCOUNT}:role/deploy`;
const theirs = 'arn:aws:iam::999999999999:role/deploy';
const bob = `arn:aws:iam::${ACCOUNT}:user/team/bob`;
const toBob = { Principal: { AWS: bob }, Resource: '*' };
const noResource = 'because no resource-based policy allows the iam:GetRole action';

describe('authorize', () => {
  it('asks the identity policies', async () => {
    expect(await asked({ arn: role }, { policy: document(allow('iam:GetRole')) })).toBe('allowed');
    expect(await asked({ arn: role })).toBe('because no identity-based policy allows the iam:GetRole action');
  });

  it('adds what the account gives to every user: a Deny still refuses, a boundary still limits', async () => {
    const accountPolicy = document(allow('iam:ChangePassword'));
    const target = { arn: bob, action: 'iam:ChangePassword', accountPolicy };
    expect(await asked({ ...target, accountPolicy: document(allow('none:Such')) })).toMatch('no identity-based policy allows');
    expect(await asked(target)).toBe('allowed');
    expect(await asked({ ...target, action: 'iam:GetUser' })).toMatch('no identity-based policy allows');
    expect(await asked(target, { policy: document(deny('iam:ChangePassword')) })).toMatch('with an explicit deny');
    expect(await asked(target, { boundaryArn: READ })).toMatch('no permissions boundary allows');
  });

  it('asks the boundary', async () => {
    const policy = document(allow('iam:*'));
    expect(await asked({ arn: role }, { policy, boundaryArn: READ })).toBe('allowed');
    await expect(asked({ arn: role, action: 'iam:DeleteRole' }, { policy, boundaryArn: READ })).resolves.toBe(
      'because no permissions boundary allows the iam:DeleteRole action',
    );
  });

  it('lets root do everything in its own account, and nothing in another', async () => {
    expect(await asked({ arn: role }, { caller: rootCaller() })).toBe('allowed');
    expect(await asked({ arn: READ }, { caller: rootCaller() })).toBe('allowed');
    expect(await asked({ arn: theirs }, { caller: rootCaller() })).toBe(noResource);
  });

  it("reaches another account's resource only where its policy and the caller's own both allow it", async () => {
    const policy = document(allow('iam:*'));
    const resourcePolicy = document(allow('iam:GetRole', toBob));
    expect(await asked({ arn: theirs }, { policy })).toBe(noResource);
    expect(await asked({ arn: theirs, resourcePolicy })).toBe('because no identity-based policy allows the iam:GetRole action');
    expect(await asked({ arn: theirs, resourcePolicy }, { policy })).toBe('allowed');
  });

  it.each([
    ['trustPolicy', { Principal: { AWS: ACCOUNT }, Condition: { StringEquals: { 'sts:ExternalId': 'their secret' } } }],
    ['resourcePolicy', { ...toBob, Condition: { StringEquals: { 'aws:PrincipalTag/their': 'their secret' } } }],
  ])("tells nothing of another account's %s, in the explanation neither", async (kind, more) => {
    const target = { arn: theirs, [kind]: document(allow('iam:GetRole', more)) };
    const refusal = await refusalOf(target, { policy: document(allow('iam:*')) });
    const explanation = JSON.stringify(refusal?.explain());
    expect(explanation).toContain('The resource');
    expect(explanation).not.toMatch(/their|ExternalId/);
  });

  it("takes a resource's own policy as a grant, and its Deny as one", async () => {
    expect(await asked({ arn: role, resourcePolicy: document(allow('iam:GetRole', toBob)) })).toBe('allowed');
    const resourcePolicy = document(deny('iam:GetRole', toBob));
    expect(await asked({ arn: role, resourcePolicy }, { policy: document(allow('iam:*')) })).toBe(
      'with an explicit deny in a resource-based policy',
    );
  });

  it('lets nobody into a role whose trust policy is silent, whatever the identity policies say', async () => {
    const policy = document(allow('iam:*'));
    const account = { Principal: { AWS: ACCOUNT } };
    expect(await asked({ arn: role, trustPolicy: document(deny('none:Such', account)) }, { policy })).toBe(
      'because no role trust policy allows the iam:GetRole action',
    );
    expect(await asked({ arn: role, trustPolicy: document(allow('iam:GetRole', account)) }, { policy })).toBe('allowed');
    expect(await asked({ arn: role, trustPolicy: document(allow('iam:GetRole', account)) })).toBe(
      'because no identity-based policy allows the iam:GetRole action',
    );
    expect(await asked({ arn: role, trustPolicy: document(allow('iam:GetRole', { Principal: { AWS: bob } })) })).toBe('allowed');
  });

  it('reaches nothing in another partition', async () => {
    const arn = `arn:aws-cn:iam::${ACCOUNT}:role/deploy`;
    expect(await asked({ arn }, { policy: document(allow('*')) })).toBe('');
  });
});
