import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allow, openPolicyRig } from '../test-policy-rig.ts';
import { createPolicy } from './create-policy.ts';
import { createPolicyVersion } from './create-policy-version.ts';
import { deletePolicyVersion } from './delete-policy-version.ts';
import { getPolicy } from './get-policy.ts';
import { getPolicyVersion } from './get-policy-version.ts';
import { listPolicyVersions } from './list-policy-versions.ts';
import { setDefaultPolicyVersion } from './set-default-policy-version.ts';
import { ACCOUNT, type TestRig } from '../test-rig.ts';

const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/P`;
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
  await at.run(createPolicy, { PolicyName: 'P', PolicyDocument: allow('s3:v1') });
});
afterEach(() => at.close());

const add = (action: string, SetAsDefault?: boolean) =>
  at.run(createPolicyVersion, { PolicyArn, PolicyDocument: allow(action), SetAsDefault });
const ids = async () => (await at.run(listPolicyVersions, { PolicyArn })).Versions?.map(({ VersionId }) => VersionId);

describe('CreatePolicyVersion', () => {
  it('adds a version that is not in force, which changes no decision', async () => {
    at.now = new Date('2026-12-01T00:00:00Z');
    const { PolicyVersion } = await add('s3:v2');
    expect(PolicyVersion).toEqual({ VersionId: 'v2', IsDefaultVersion: false, CreateDate: at.now });
    expect(at.touched).toEqual([]);
    const { Policy } = await at.run(getPolicy, { PolicyArn });
    expect(Policy).toMatchObject({ DefaultVersionId: 'v1', CreateDate: new Date('2026-11-24T12:00:00Z'), UpdateDate: at.now });
  });

  it('puts the version in force when asked to, and tells the enforcement view', async () => {
    const { PolicyVersion } = await add('s3:v2', true);
    expect(PolicyVersion?.IsDefaultVersion).toBe(true);
    expect(at.touched).toEqual([`policy ${PolicyArn}`]);
    expect((await at.run(getPolicy, { PolicyArn })).Policy?.DefaultVersionId).toBe('v2');
  });

  it('never uses a number again', async () => {
    await add('s3:v2');
    await at.run(deletePolicyVersion, { PolicyArn, VersionId: 'v2' });
    expect((await add('s3:v3')).PolicyVersion?.VersionId).toBe('v3');
  });

  it('stops at five versions, however many callers there are at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => add('s3:x', true)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    expect(await ids()).toEqual(['v5', 'v4', 'v3', 'v2', 'v1']);
    await expect(add('s3:x')).rejects.toMatchObject({
      code: 'LimitExceeded',
      message:
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    });
  });

  it('refuses a malformed document and leaves nothing behind', async () => {
    const PolicyDocument = '{"Version":"2012-10-17"}';
    await expect(at.run(createPolicyVersion, { PolicyArn, PolicyDocument })).rejects.toMatchObject({
      code: 'MalformedPolicyDocument',
    });
    expect(await ids()).toEqual(['v1']);
  });
});

describe('GetPolicyVersion', () => {
  it('gives the text as it was put', async () => {
    const PolicyDocument = ` ${allow('s3:v2')}\n`;
    await at.run(createPolicyVersion, { PolicyArn, PolicyDocument });
    const { PolicyVersion } = await at.run(getPolicyVersion, { PolicyArn, VersionId: 'v2' });
    expect(PolicyVersion).toMatchObject({ Document: PolicyDocument, VersionId: 'v2', IsDefaultVersion: false });
  });

  it('gives the text of a policy of AWS', async () => {
    const { PolicyVersion } = await at.run(getPolicyVersion, { PolicyArn: ADMIN, VersionId: 'v1' });
    expect(PolicyVersion).toMatchObject({ VersionId: 'v1', IsDefaultVersion: true });
    expect(JSON.parse(PolicyVersion?.Document ?? '')).toEqual(JSON.parse(allow('*')));
  });

  it.each([
    [PolicyArn, 'v2'],
    [PolicyArn, 'v1.beta'],
    [PolicyArn, 'v99999999999999999999'],
    [ADMIN, 'v2'],
    [`${PolicyArn}-gone`, 'v1'],
  ])('does not find of %s the version %s', async (arn, VersionId) => {
    await expect(at.run(getPolicyVersion, { PolicyArn: arn, VersionId })).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: `Policy ${arn} version ${VersionId} does not exist or is not attachable.`,
    });
  });
});

describe('ListPolicyVersions', () => {
  it('pages from the newest to the oldest', async () => {
    for (const action of ['s3:v2', 's3:v3']) await add(action);
    const first = await at.run(listPolicyVersions, { PolicyArn, MaxItems: 2 });
    expect(first).toMatchObject({ Versions: [{ VersionId: 'v3' }, { VersionId: 'v2' }], IsTruncated: true });
    const second = await at.run(listPolicyVersions, { PolicyArn, Marker: first.Marker });
    expect(second).toEqual({
      Versions: [{ VersionId: 'v1', IsDefaultVersion: true, CreateDate: expect.any(Date) }],
      IsTruncated: false,
    });
  });

  it('shows the version in force of a policy of AWS', async () => {
    const { Versions } = await at.run(listPolicyVersions, { PolicyArn: ADMIN });
    expect(Versions).toMatchObject([{ VersionId: 'v1', IsDefaultVersion: true }]);
  });
});

describe('SetDefaultPolicyVersion', () => {
  it('puts an older version in force again', async () => {
    await add('s3:v2', true);
    await at.run(setDefaultPolicyVersion, { PolicyArn, VersionId: 'v1' });
    expect((await at.run(getPolicy, { PolicyArn })).Policy?.DefaultVersionId).toBe('v1');
    expect(at.touched).toEqual([`policy ${PolicyArn}`]);
  });

  it('refuses a version that is not there', async () => {
    for (const arn of [PolicyArn, `${PolicyArn}-gone`]) {
      await expect(at.run(setDefaultPolicyVersion, { PolicyArn: arn, VersionId: 'v7' })).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: `Policy ${arn} version v7 does not exist or is not attachable.`,
      });
    }
  });
});

describe('DeletePolicyVersion', () => {
  it('refuses the version in force', async () => {
    await expect(at.run(deletePolicyVersion, { PolicyArn, VersionId: 'v1' })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete the default version of a policy.',
    });
  });

  it('deletes any other', async () => {
    await add('s3:v2', true);
    await at.run(deletePolicyVersion, { PolicyArn, VersionId: 'v1' });
    expect(await ids()).toEqual(['v2']);
  });
});
