import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPolicy } from './iam/create-policy.ts';
import { createPolicyVersion } from './iam/create-policy-version.ts';
import { deletePolicy } from './iam/delete-policy.ts';
import { deletePolicyVersion } from './iam/delete-policy-version.ts';
import { getPolicy } from './iam/get-policy.ts';
import { listPolicyTags } from './iam/list-policy-tags.ts';
import { setDefaultPolicyVersion } from './iam/set-default-policy-version.ts';
import { tagPolicy } from './iam/tag-policy.ts';
import { untagPolicy } from './iam/untag-policy.ts';
import { allow, openPolicyRig } from './test-policy-rig.ts';
import { ACCOUNT, type TestRig } from './test-rig.ts';

const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
const VersionId = 'v1';

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
});
afterEach(() => at.close());

describe('a policy of AWS', () => {
  it('is described to every account', async () => {
    expect(await at.run(getPolicy, { PolicyArn })).toEqual({
      Policy: {
        PolicyName: 'AdministratorAccess',
        PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
        Arn: PolicyArn,
        Path: '/',
        DefaultVersionId: VersionId,
        AttachmentCount: 0,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        CreateDate: new Date('2015-02-06T18:39:46Z'),
        UpdateDate: new Date('2015-02-06T18:39:46Z'),
        Tags: [],
      },
    });
    expect(await at.run(listPolicyTags, { PolicyArn })).toEqual({ Tags: [], IsTruncated: false });
  });

  it.each([
    ['iam:DeletePolicy', () => at.run(deletePolicy, { PolicyArn })],
    ['iam:CreatePolicyVersion', () => at.run(createPolicyVersion, { PolicyArn, PolicyDocument: allow('*') })],
    ['iam:DeletePolicyVersion', () => at.run(deletePolicyVersion, { PolicyArn, VersionId })],
    ['iam:SetDefaultPolicyVersion', () => at.run(setDefaultPolicyVersion, { PolicyArn, VersionId })],
    ['iam:TagPolicy', () => at.run(tagPolicy, { PolicyArn, Tags: [{ Key: 'a', Value: 'b' }] })],
    ['iam:UntagPolicy', () => at.run(untagPolicy, { PolicyArn, TagKeys: ['a'] })],
  ])('refuses %s, even to root', async (action, change) => {
    await expect(change()).rejects.toMatchObject({
      code: 'AccessDenied',
      message:
        `User: arn:aws:iam::${ACCOUNT}:root is not authorized to perform: ${action} on resource: policy ${PolicyArn} ` +
        `because no resource-based policy allows the ${action} action`,
    });
  });
});

describe('the ARN of a policy', () => {
  it.each([
    ['not-an-arn-but-long-enough', 'ValidationError', 'Invalid ARN:  Could not be parsed!'],
    ['arn:aws:iam:short-of-parts', 'ValidationError', 'Invalid ARN:  Could not be parsed!'],
    [`arn:aws:iam::${ACCOUNT}:user/bob`, 'InvalidInput', `ARN arn:aws:iam::${ACCOUNT}:user/bob is not valid.`],
    ['arn:aws:s3:::bucket/object', 'InvalidInput', 'ARN arn:aws:s3:::bucket/object is not valid.'],
  ])('is not %s', async (arn, code, message) => {
    await expect(at.run(getPolicy, { PolicyArn: arn })).rejects.toMatchObject({ code, message });
    // It is refused before anyone asks who may: what is no ARN can't be anyone's.
    await expect(at.targets(getPolicy, { PolicyArn: arn })).rejects.toMatchObject({ code, message });
  });
});

describe('what a call with a PolicyArn acts on', () => {
  it('is that ARN, with the tags of the policy when there is one', async () => {
    const arn = `arn:aws:iam::${ACCOUNT}:policy/app/P`;
    const input = { PolicyArn: arn, Tags: [{ Key: 'stage', Value: 'test' }] };
    expect(await at.targets(getPolicy, input)).toEqual([{ arn, shown: `policy ${arn}`, context: {} }]);
    await at.run(createPolicy, {
      PolicyName: 'P',
      Path: '/app/',
      PolicyDocument: allow('*'),
      Tags: [{ Key: 'team', Value: 'red' }],
    });
    const worn = { 'iam:ResourceTag/team': 'red', 'aws:ResourceTag/team': 'red' };
    expect(await at.targets(getPolicy, input)).toEqual([{ arn, shown: `policy ${arn}`, context: worn }]);
    expect(await at.targets(tagPolicy, input)).toEqual([
      { arn, shown: `policy ${arn}`, context: { ...worn, 'aws:RequestTag/stage': 'test', 'aws:TagKeys': ['stage'] } },
    ]);
    expect(await at.targets(untagPolicy, { PolicyArn: arn, TagKeys: ['a', 'b'] })).toMatchObject([
      { context: { ...worn, 'aws:TagKeys': ['a', 'b'] } },
    ]);
  });
});
