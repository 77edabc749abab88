import { afterEach, beforeEach, expect, it } from 'vitest';
import { putPasswordPolicy } from '../../store/password-policies.ts';
import { addUser } from '../../store/users.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { checkPermissions } from './check-permissions.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  const user = { accountId: ACCOUNT, userId: 'AIDABOB', name: 'bob', nameKey: 'bob', path: '/', createdAt: 0 };
  await rig.write((w) => addUser(w, { ...user, boundaryArn: null, passwordLastUsedAt: null }));
});
afterEach(() => rig.close());

const OWN = `arn:aws:iam::${ACCOUNT}:user/bob`;

it('asks about each action on its resource, or on all, with the keys that it is told', async () => {
  const entry = { ContextKeyName: 'aws:RequestTag/team', ContextKeyType: 'string' as const, ContextKeyValues: ['red'] };
  rig.refusals = ({ action }) => (action === 'iam:CreateUser' ? 'no' : undefined);
  const { Results } = await rig.run(checkPermissions, {
    Checks: [{ Action: 'iam:CreateUser' }, { Action: 'iam:TagUser', ResourceArn: OWN, ContextEntries: [entry] }],
  });
  expect(Results).toEqual([
    { Action: 'iam:CreateUser', ResourceArn: '*', Allowed: false, Message: 'no' },
    { Action: 'iam:TagUser', ResourceArn: OWN, Allowed: true },
  ]);
  expect(rig.checked).toEqual([
    { action: 'iam:CreateUser', arn: '*', context: {} },
    { action: 'iam:TagUser', arn: OWN, context: { 'aws:requesttag/team': 'red' } },
  ]);
});

it('adds what the account lets every user do: to change their own password, and nobody else’s', async () => {
  const policy = { minimumLength: 8, requireSymbols: 0, requireNumbers: 0, requireUppercase: 0, requireLowercase: 0 };
  const rest = { allowChange: 1, maxAgeDays: null, reusePrevention: null, hardExpiry: null };
  await rig.write((w) => putPasswordPolicy(w, { accountId: ACCOUNT, ...policy, ...rest }));
  const others = `arn:aws:iam::${ACCOUNT}:user/eve`;
  const Checks = [OWN, others].map((ResourceArn) => ({ Action: 'iam:ChangePassword', ResourceArn }));
  await rig.run(checkPermissions, { Checks }, await rig.as('bob'));
  expect(rig.checked.map(({ accountPolicy }) => accountPolicy !== undefined)).toEqual([true, false]);
});

it.each(['iam', 'iam:*', ':', 'iam:Get?', 'iam:Create:User'])('refuses %s, which is no action', async (Action) => {
  await expect(rig.run(checkPermissions, { Checks: [{ Action }] })).rejects.toMatchObject({ code: 'ValidationError' });
});

it('needs no permission', () => {
  expect(checkPermissions).not.toHaveProperty('targets');
});
