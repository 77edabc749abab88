import type { PolicyIdentifier, SimulatePrincipalPolicyRequest } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allow, openPolicyRig } from '../test-policy-rig.ts';
import { ACCOUNT, type TestRig } from '../test-rig.ts';
import { addUserToGroup } from './add-user-to-group.ts';
import { attachGroupPolicy } from './attach-group-policy.ts';
import { attachRolePolicy } from './attach-role-policy.ts';
import { attachUserPolicy } from './attach-user-policy.ts';
import { createPolicy } from './create-policy.ts';
import { getContextKeysForCustomPolicy } from './get-context-keys-for-custom-policy.ts';
import { getContextKeysForPrincipalPolicy } from './get-context-keys-for-principal-policy.ts';
import { putGroupPolicy } from './put-group-policy.ts';
import { putRolePermissionsBoundary } from './put-role-permissions-boundary.ts';
import { putRolePolicy } from './put-role-policy.ts';
import { putUserPermissionsBoundary } from './put-user-permissions-boundary.ts';
import { putUserPolicy } from './put-user-policy.ts';
import { simulatePrincipalPolicy } from './simulate-principal-policy.ts';

const bob = `arn:aws:iam::${ACCOUNT}:user/team/bob`;
const devs = `arn:aws:iam::${ACCOUNT}:group/team/devs`;
const ops = `arn:aws:iam::${ACCOUNT}:role/team/ops`;
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const deny = (action: string) => allow(action).replace('"Allow"', '"Deny"');

let rig: TestRig;
beforeEach(async () => {
  rig = await openPolicyRig();
});
afterEach(() => rig.close());

type Asked = Omit<SimulatePrincipalPolicyRequest, 'PolicySourceArn' | 'ActionNames'> & { PolicySourceArn?: string };
async function ask(action: string, more: Asked = {}) {
  const input = { PolicySourceArn: bob, ActionNames: [action], ...more };
  const { EvaluationResults: [result] = [] } = await rig.run(simulatePrincipalPolicy, input);
  return {
    decision: result?.EvalDecision,
    by: result?.MatchedStatements?.map(({ SourcePolicyId }) => SourcePolicyId),
    boundary: result?.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
  };
}
const inline = (PolicyName: string, PolicyDocument: string) =>
  rig.run(putUserPolicy, { UserName: 'bob', PolicyName, PolicyDocument });
async function managed(PolicyName: string, PolicyDocument: string): Promise<string> {
  const { Policy } = await rig.run(createPolicy, { PolicyName, Path: '/team/', PolicyDocument });
  return Policy?.Arn ?? '';
}

const decision = async (ResourceArns: string[], more: Asked = {}) =>
  (await ask('s3:GetObject', { ResourceArns, ...more })).decision;
const without = (PolicyExclusionList: PolicyIdentifier[]) => ask('s3:PutObject', { PolicyExclusionList });
const asking = (key: string) => allow('s3:*').replace('}]}', `,"Condition":{"Bool":{"${key}":"true"}}}]}`);

function named(PolicyName: string, AttachmentName: string): PolicyIdentifier {
  return { InlinePolicyIdentifier: { PolicyName, AttachmentType: 'user', AttachmentName } };
}

describe('SimulatePrincipalPolicy', () => {
  it('takes the policies of the user and of its groups, and names each as AWS does', async () => {
    await inline('own', allow('s3:GetObject'));
    await rig.run(attachUserPolicy, { UserName: 'bob', PolicyArn: await managed('shared', allow('s3:PutObject')) });
    await rig.run(putGroupPolicy, { GroupName: 'devs', PolicyName: 'theirs', PolicyDocument: allow('s3:ListBucket') });
    await rig.run(attachGroupPolicy, { GroupName: 'devs', PolicyArn: READ_ONLY });
    await rig.run(addUserToGroup, { GroupName: 'devs', UserName: 'bob' });
    expect(await ask('s3:GetObject')).toMatchObject({ decision: 'allowed', by: ['user_bob_own', 'ReadOnlyAccess'] });
    expect(await ask('s3:PutObject')).toMatchObject({ decision: 'allowed', by: ['shared'] });
    expect(await ask('s3:ListBucket')).toMatchObject({ decision: 'allowed', by: ['group_devs_theirs', 'ReadOnlyAccess'] });
    expect(await ask('s3:DeleteObject')).toMatchObject({ decision: 'implicitDeny', by: [] });
  });

  it('takes those of a group alone when it is asked of the group', async () => {
    await rig.run(putGroupPolicy, { GroupName: 'devs', PolicyName: 'theirs', PolicyDocument: allow('s3:ListBucket') });
    expect(await ask('s3:ListBucket', { PolicySourceArn: devs })).toMatchObject({
      decision: 'allowed',
      by: ['group_devs_theirs'],
    });
    expect((await ask('s3:ListBucket')).decision).toBe('implicitDeny');
  });

  it('takes those of a role, within its boundary', async () => {
    await rig.run(putRolePolicy, { RoleName: 'ops', PolicyName: 'own', PolicyDocument: allow('s3:*') });
    await rig.run(attachRolePolicy, { RoleName: 'ops', PolicyArn: READ_ONLY });
    const PolicySourceArn = ops;
    expect(await ask('s3:GetObject', { PolicySourceArn })).toMatchObject({
      decision: 'allowed',
      by: ['role_ops_own', 'ReadOnlyAccess'],
    });
    await rig.run(putRolePermissionsBoundary, { RoleName: 'ops', PermissionsBoundary: READ_ONLY });
    expect((await ask('s3:GetObject', { PolicySourceArn })).decision).toBe('allowed');
    expect(await ask('s3:PutObject', { PolicySourceArn })).toMatchObject({ decision: 'implicitDeny', boundary: false });
    const AttachmentType = 'role';
    const own: PolicyIdentifier = { InlinePolicyIdentifier: { PolicyName: 'own', AttachmentType, AttachmentName: 'ops' } };
    expect((await ask('s3:GetObject', { PolicySourceArn, PolicyExclusionList: [own] })).by).toEqual(['ReadOnlyAccess']);
  });

  it('acts on the role that it is asked of', async () => {
    const input = { PolicySourceArn: `arn:aws:iam::${ACCOUNT}:role/ops`, ActionNames: ['s3:GetObject'] };
    expect(await rig.targets(simulatePrincipalPolicy, input)).toEqual([{ arn: ops, shown: input.PolicySourceArn, context: {} }]);
  });

  it('adds the policies of the request', async () => {
    await inline('own', allow('s3:GetObject'));
    const PolicyInputList = [deny('s3:GetObject')];
    expect(await ask('s3:GetObject', { PolicyInputList })).toMatchObject({ decision: 'explicitDeny', by: ['PolicyInputList.1'] });
  });

  it('takes the boundary that the user has, unless the request brings another', async () => {
    await inline('own', allow('s3:*'));
    const PermissionsBoundary = await managed('limit', allow('s3:GetObject'));
    await rig.run(putUserPermissionsBoundary, { UserName: 'bob', PermissionsBoundary });
    expect(await ask('s3:GetObject')).toMatchObject({ decision: 'allowed', boundary: true });
    expect(await ask('s3:PutObject')).toMatchObject({ decision: 'implicitDeny', boundary: false });
    const PermissionsBoundaryPolicyInputList = [allow('s3:PutObject')];
    expect(await ask('s3:PutObject', { PermissionsBoundaryPolicyInputList })).toMatchObject({
      decision: 'allowed',
      boundary: true,
    });
    expect(await ask('s3:GetObject', { PermissionsBoundaryPolicyInputList })).toMatchObject({ boundary: false });
  });

  it('calls as the user, or as who is named', async () => {
    await inline('own', allow('s3:GetObject').replace('"*"', '"arn:aws:s3:::home/${aws:username}"'));
    expect(await decision(['arn:aws:s3:::home/bob'])).toBe('allowed');
    expect(await decision(['arn:aws:s3:::home/eve'])).toBe('implicitDeny');
    const CallerArn = `arn:aws:iam::${ACCOUNT}:user/eve`;
    expect(await decision(['arn:aws:s3:::home/eve'], { CallerArn })).toBe('allowed');
  });

  it('finds by name, whatever the path says', async () => {
    await inline('own', allow('s3:GetObject'));
    expect((await ask('s3:GetObject', { PolicySourceArn: `arn:aws:iam::${ACCOUNT}:user/bob` })).decision).toBe('allowed');
  });

  it.each<[string, PolicyIdentifier, string]>([
    ['inline policies', { PolicyType: 'inline' }, 'implicitDeny'],
    ['another type', { PolicyType: 'aws-managed' }, 'allowed'],
    ['the policy by its name', named('own', 'bob'), 'implicitDeny'],
    ['the policy of several holders', named('own', 'b*'), 'implicitDeny'],
    ['the policy of another holder', named('own', 'b?'), 'allowed'],
    ['another policy', named('other', 'bob'), 'allowed'],
    ["an organization's policies, of which there are none", { PolicyType: 'scp' }, 'allowed'],
  ])('can leave out %s', async (_, identifier, decision) => {
    await inline('own', allow('s3:GetObject'));
    expect((await ask('s3:GetObject', { PolicyExclusionList: [identifier] })).decision).toBe(decision);
  });

  it.each([
    ['its ARN', (arn: string) => arn, 'implicitDeny'],
    ['its ARN without the path', (arn: string) => arn.replace('/team/', '/'), 'implicitDeny'],
    ['a pattern', (arn: string) => arn.replace('shared', 'sh?r*'), 'implicitDeny'],
    ['another path', (arn: string) => arn.replace('/team/', '/else/'), 'allowed'],
  ])('can leave out a managed policy by %s', async (_, change, decision) => {
    const PolicyArn = await managed('shared', allow('s3:GetObject'));
    await rig.run(attachUserPolicy, { UserName: 'bob', PolicyArn });
    expect((await ask('s3:GetObject', { PolicyExclusionList: [{ PolicyArn: change(PolicyArn) }] })).decision).toBe(decision);
  });

  it('can leave out the boundary, by its type alone', async () => {
    await inline('own', allow('s3:*'));
    const PermissionsBoundary = await managed('limit', allow('s3:GetObject'));
    await rig.run(putUserPermissionsBoundary, { UserName: 'bob', PermissionsBoundary });
    expect(await without([{ PolicyArn: PermissionsBoundary }])).toMatchObject({ decision: 'implicitDeny', boundary: false });
    expect(await without([{ PolicyType: 'permission-boundary' }])).toEqual({
      decision: 'allowed',
      by: ['user_bob_own'],
      boundary: undefined,
    });
  });

  it('refuses an exclusion with two stars', async () => {
    const twoStars = ask('s3:GetObject', { PolicyExclusionList: [{ PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/*a*` }] });
    await expect(twoStars).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it.each([
    [
      'a user that is not there',
      `arn:aws:iam::${ACCOUNT}:user/ghost`,
      'NoSuchEntity',
      'The user with name ghost cannot be found.',
    ],
    [
      'a group that is not there',
      `arn:aws:iam::${ACCOUNT}:group/ghosts`,
      'NoSuchEntity',
      'The group with name ghosts cannot be found.',
    ],
    [
      'a role that is not there',
      `arn:aws:iam::${ACCOUNT}:role/ghost`,
      'NoSuchEntity',
      'The role with name ghost cannot be found.',
    ],
    [
      'a session',
      `arn:aws:sts::${ACCOUNT}:assumed-role/r/s`,
      'InvalidInput',
      `Invalid Entity Arn: arn:aws:sts::${ACCOUNT}:assumed-role/r/s does not clearly define entity type and name.`,
    ],
    [
      'another account',
      'arn:aws:iam::999999999999:user/bob',
      'InvalidInput',
      `Invalid Policy Source Arn: caller's account ${ACCOUNT} does not have access to policies in account 999999999999`,
    ],
  ])('refuses %s', async (_, PolicySourceArn, code, message) => {
    await expect(ask('s3:GetObject', { PolicySourceArn })).rejects.toMatchObject({ code, message });
    await expect(rig.run(getContextKeysForPrincipalPolicy, { PolicySourceArn })).rejects.toMatchObject({ code, message });
  });

  it('is authorized on the real ARN with its tags, and a refusal repeats the ARN as it was given', async () => {
    const given = `arn:aws:iam::${ACCOUNT}:user/BOB`;
    const input = { PolicySourceArn: given, ActionNames: ['s3:GetObject'] };
    const context = { 'iam:ResourceTag/team': 'red', 'aws:ResourceTag/team': 'red' };
    expect(await rig.targets(simulatePrincipalPolicy, input)).toEqual([{ arn: bob, shown: given, context }]);
    expect(await rig.targets(simulatePrincipalPolicy, { ...input, PolicySourceArn: devs })).toEqual([{ arn: devs, shown: devs }]);
    const ghost = `arn:aws:iam::${ACCOUNT}:role/ghost`;
    expect(await rig.targets(simulatePrincipalPolicy, { ...input, PolicySourceArn: ghost })).toEqual([{ arn: ghost }]);
  });
});

describe('the context keys of policies', () => {
  const conditions = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 's3:*',
        Resource: "arn:aws:s3:::home/${aws:username}/${s3:Prefix, 'x'}",
        Condition: {
          DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
          StringEquals: { 'AWS:UserName': '${aws:userid}' },
        },
      },
    ],
  });
  const keys = ['aws:username', 's3:Prefix', 'aws:CurrentTime', 'aws:userid'];

  it('are those of conditions and variables, as written, each once', async () => {
    const found = await rig.run(getContextKeysForCustomPolicy, { PolicyInputList: [conditions, conditions] });
    expect(found.ContextKeyNames).toEqual(keys);
  });

  it('of a user are those of its own, of its groups, of its boundary and of the request', async () => {
    await inline('own', asking('own:Key'));
    await rig.run(putGroupPolicy, { GroupName: 'devs', PolicyName: 'theirs', PolicyDocument: asking('group:Key') });
    await rig.run(addUserToGroup, { GroupName: 'devs', UserName: 'bob' });
    const PermissionsBoundary = await managed('limit', asking('boundary:Key'));
    await rig.run(putUserPermissionsBoundary, { UserName: 'bob', PermissionsBoundary });
    const found = await rig.run(getContextKeysForPrincipalPolicy, {
      PolicySourceArn: bob,
      PolicyInputList: [asking('given:Key')],
    });
    expect(found.ContextKeyNames).toEqual(['given:Key', 'own:Key', 'group:Key', 'boundary:Key']);
  });

  it('are not read from what is no policy', async () => {
    const broken = rig.run(getContextKeysForCustomPolicy, { PolicyInputList: ['{'] });
    await expect(broken).rejects.toMatchObject({ code: 'InvalidInput', message: 'Policy input list item 1 has invalid content' });
  });
});
