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
  it('adds tags and overwrites those with the same key, where case counts', async () => {
    await at.run(tagPolicy, {
      PolicyArn,
      Tags: [
        { Key: 'Team', Value: 'blue' },
        { Key: 'team', Value: 'green' },
        { Key: 'stage', Value: '' },
      ],
    });
    expect(await tags()).toEqual([
      { Key: 'Team', Value: 'blue' },
      { Key: 'team', Value: 'green' },
      { Key: 'stage', Value: '' },
    ]);
  });

  it('refuses a key that comes twice', async () => {
    const twice = { Key: 'team', Value: '' };
    await expect(at.run(tagPolicy, { PolicyArn, Tags: [twice, twice] })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: 'Duplicate tag keys found.',
    });
  });

  it('counts the tags that are there to the 50', async () => {
    const Tags = Array.from({ length: 49 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
    await at.run(tagPolicy, { PolicyArn, Tags });
    await expect(at.run(tagPolicy, { PolicyArn, Tags: [{ Key: 'more', Value: '' }] })).rejects.toMatchObject({
      code: 'LimitExceeded',
    });
    await expect(at.run(tagPolicy, { PolicyArn, Tags: [{ Key: 'TEAM', Value: 'x' }] })).rejects.toMatchObject({
      code: 'LimitExceeded',
    });
    await expect(at.run(tagPolicy, { PolicyArn, Tags: [{ Key: 'team', Value: 'x' }] })).resolves.toEqual({});
  });

  it('refuses a policy that is not there', async () => {
    const arn = `${PolicyArn}2`;
    await expect(at.run(tagPolicy, { PolicyArn: arn, Tags: [] })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    await expect(at.run(untagPolicy, { PolicyArn: arn, TagKeys: ['a'] })).rejects.toMatchObject({ code: 'NoSuchEntity' });
    await expect(at.run(listPolicyTags, { PolicyArn: arn })).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });
});

describe('UntagPolicy', () => {
  it('takes tags off, and passes over what is not there', async () => {
    await at.run(untagPolicy, { PolicyArn, TagKeys: ['TEAM', 'nope'] });
    expect(await tags()).toEqual([{ Key: 'team', Value: 'red' }]);
    await at.run(untagPolicy, { PolicyArn, TagKeys: ['team', 'nope'] });
    expect(await tags()).toEqual([]);
  });
});

describe('ListPolicyTags', () => {
  it('has shorter keys first, however the pages are cut', async () => {
    // 128 letters of four bytes each: more than a marker can hold.
    const long = '\u{10400}'.repeat(127);
    const keys = ['A', 'a', 'b', 'z', 'abc', 'abd', `${long}1`, `${long}2`];
    await at.run(untagPolicy, { PolicyArn, TagKeys: ['team'] });
    await at.run(tagPolicy, { PolicyArn, Tags: keys.toReversed().map((Key) => ({ Key, Value: '' })) });
    for (const MaxItems of [1, 2, 3, 8]) {
      const seen: unknown[] = [];
      let Marker: string | undefined;
      do {
        const page = await at.run(listPolicyTags, { PolicyArn, MaxItems, Marker });
        seen.push(...(page.Tags ?? []).map(({ Key }) => Key));
        ({ Marker } = page);
      } while (Marker !== undefined);
      expect(seen).toEqual(keys);
    }
  });

  it('pages in that order', async () => {
    await at.run(tagPolicy, { PolicyArn, Tags: [{ Key: 'a', Value: '1' }] });
    const first = await at.run(listPolicyTags, { PolicyArn, MaxItems: 1 });
    expect(first).toMatchObject({ Tags: [{ Key: 'a', Value: '1' }], IsTruncated: true });
    expect(await at.run(listPolicyTags, { PolicyArn, Marker: first.Marker })).toEqual({
      Tags: [{ Key: 'team', Value: 'red' }],
      IsTruncated: false,
    });
  });
});
