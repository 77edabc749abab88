import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allow, openPolicyRig } from '../test-policy-rig.ts';
import { ACCOUNT, type TestRig } from '../test-rig.ts';
import { createPolicy } from './create-policy.ts';
import { listPolicyTags } from './list-policy-tags.ts';
import { tagPolicy } from './tag-policy.ts';
import { untagPolicy } from './untag-policy.ts';

const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/P`;

let at: TestRig;
beforeEach(async () => {
  at = await openPolicyRig();
  await at.run(createPolicy, { PolicyName: 'P', PolicyDocument: allow('*'), Tags: [{ Key: 'team', Value: 'red' }] });
});
afterEach(() => at.close());

const tags = async () => (await at.run(listPolicyTags, { PolicyArn })).Tags;

describe('TagPolicy', () => {
  it('adds tags and overwrites a key whatever its case', async () => {
    await at.run(tagPolicy, {
      PolicyArn,
      Tags: [
        { Key: 'Team', Value: 'blue' },
        { Key: 'stage', Value: '' },
      ],
    });
    expect(await tags()).toEqual([
      { Key: 'Team', Value: 'blue' },
      { Key: 'stage', Value: '' },
    ]);
  });

  it('counts the tags that are there to the 50', async () => {
    const Tags = Array.from({ length: 49 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
    await at.run(tagPolicy, { PolicyArn, Tags });
    await expect(at.run(tagPolicy, { PolicyArn, Tags: [{ Key: 'more', Value: '' }] })).rejects.toMatchObject({
      code: 'LimitExceeded',
    });
    await expect(at.run(tagPolicy, { PolicyArn, Tags: [{ Key: 'TEAM', Value: 'x' }] })).resolves.toEqual({});
  });

  it('refuses a policy that is not there', async () => {
    const arn = `${PolicyArn}2`;
    await expect(at.run(tagPolicy, { PolicyArn: arn, Tags: [] })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    await expect(at.run(untagPolicy, { PolicyArn: arn, TagKeys: ['a'] })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    await expect(at.run(listPolicyTags, { PolicyArn: arn })).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });
});

describe('UntagPolicy', () => {
  it('takes tags off whatever their case, and passes over what is not there', async () => {
    await at.run(untagPolicy, { PolicyArn, TagKeys: ['TEAM', 'nope'] });
    expect(await tags()).toEqual([]);
  });
});

describe('ListPolicyTags', () => {
  it('pages in the order of the keys', async () => {
    await at.run(tagPolicy, { PolicyArn, Tags: [{ Key: 'a', Value: '1' }] });
    const first = await at.run(listPolicyTags, { PolicyArn, MaxItems: 1 });
    expect(first).toMatchObject({ Tags: [{ Key: 'a', Value: '1' }], IsTruncated: true });
    expect(await at.run(listPolicyTags, { PolicyArn, Marker: first.Marker })).toEqual({
      Tags: [{ Key: 'team', Value: 'red' }],
      IsTruncated: false,
    });
  });
});
