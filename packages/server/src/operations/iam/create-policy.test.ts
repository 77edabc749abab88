import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allow, openPolicyRig } from '../test-policy-rig.ts';
import { createPolicy } from './create-policy.ts';
import { getPolicy } from './get-policy.ts';
import { listPolicyTags } from './list-policy-tags.ts';
import { ACCOUNT, type TestRig } from '../test-rig.ts';

const ARN = `arn:aws:iam::${ACCOUNT}:policy/app/Reader`;
const input = { PolicyName: 'Reader', Path: '/app/', PolicyDocument: allow('s3:GetObject') };

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
});
afterEach(() => at.close());

describe('CreatePolicy', () => {
  it('answers with the new policy, and without description or tags when there are none', async () => {
    const { Policy } = await at.run(createPolicy, input);
    expect(Policy).toEqual({
      PolicyName: 'Reader',
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: ARN,
      Path: '/app/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: at.now,
      UpdateDate: at.now,
    });
    expect(at.touched).toEqual([`policy ${ARN}`]);
  });

  it('keeps description and tags for GetPolicy and ListPolicyTags', async () => {
    const Tags = [
      { Key: 'team', Value: 'red' },
      { Key: 'Cost', Value: '' },
    ];
    const made = await at.run(createPolicy, { ...input, Description: 'reads', Tags });
    expect(made.Policy?.Tags).toEqual(Tags);
    const { Policy } = await at.run(getPolicy, { PolicyArn: ARN });
    expect(Policy).toMatchObject({ Description: 'reads', Tags });
    const listed = await at.run(listPolicyTags, { PolicyArn: ARN });
    expect(listed).toEqual({ Tags: [Tags[1], Tags[0]], IsTruncated: false });
  });

  it.each(['Reader', 'reader', 'READER'])('refuses %s when Reader is there, also under another path', async (PolicyName) => {
    await at.run(createPolicy, input);
    await expect(at.run(createPolicy, { ...input, Path: '/', PolicyName })).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: `A policy called ${PolicyName} already exists. Duplicate names are not allowed.`,
    });
  });

  it('lets one of many callers make a policy of a name', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => at.run(createPolicy, input)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['{"Version":', 'MalformedPolicyDocument'],
    ['{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}', 'MalformedPolicyDocument'],
    ['{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*"}]}', 'MalformedPolicyDocument'],
  ])('refuses the document %s', async (PolicyDocument, code) => {
    await expect(at.run(createPolicy, { ...input, PolicyDocument })).rejects.toMatchObject({ name: 'ServiceError', code });
  });

  it('counts the size of a document without its white space', async () => {
    const shell = allow('s3:').length;
    const full = allow(`s3:${'a'.repeat(6144 - shell)}`);
    await expect(at.run(createPolicy, { ...input, PolicyDocument: `${full}\n \t\r` })).resolves.toHaveProperty('Policy');
    const PolicyDocument = allow(`s3:${'a'.repeat(6145 - shell)}`);
    await expect(at.run(createPolicy, { ...input, PolicyName: 'B', PolicyDocument })).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for PolicySize: 6144',
    });
  });

  it('stops at 1500 policies in an account', async () => {
    const row = {
      accountId: ACCOUNT,
      path: '/',
      description: null,
      createdAt: 0,
      updatedAt: 0,
      defaultVersion: 1,
      nextVersion: 2,
    };
    const rows = Array.from({ length: 1499 }, (_, i) => ({ ...row, policyId: `P${i}`, name: `p${i}`, nameKey: `p${i}` }));
    await at.write(async ({ db }) => {
      for (let i = 0; i < rows.length; i += 500) {
        await db
          .insertInto('policies')
          .values(rows.slice(i, i + 500))
          .execute();
      }
    });
    await at.run(createPolicy, input);
    await expect(at.run(createPolicy, { ...input, PolicyName: 'Other' })).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for PoliciesPerAccount: 1500',
    });
  });

  it('refuses a tag key that comes twice in the same case', async () => {
    const Tags = [
      { Key: 'team', Value: 'a' },
      { Key: 'Team', Value: 'b' },
    ];
    await expect(at.run(createPolicy, { ...input, Tags: [...Tags, ...Tags] })).rejects.toMatchObject({ code: 'InvalidInput' });
    expect((await at.run(createPolicy, { ...input, Tags })).Policy?.Tags).toEqual(Tags);
  });

  it('refuses more than 50 tags', async () => {
    const Tags = Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
    await expect(at.run(createPolicy, { ...input, Tags })).rejects.toMatchObject({ code: 'LimitExceeded' });
  });

  it('acts on the policy to be made, and needs iam:TagPolicy too when it brings tags', async () => {
    expect(await at.targets(createPolicy, input)).toEqual([{ arn: ARN, shown: 'policy Reader', context: {} }]);
    const context = { 'aws:RequestTag/team': 'red', 'aws:TagKeys': ['team'] };
    expect(await at.targets(createPolicy, { ...input, Tags: [{ Key: 'team', Value: 'red' }] })).toEqual([
      { arn: ARN, shown: 'policy Reader', context },
      { arn: ARN, shown: 'policy Reader', context, action: 'iam:TagPolicy' },
    ]);
  });
});
