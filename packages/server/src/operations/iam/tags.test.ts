import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createUser } from './create-user.ts';
import { getUser } from './get-user.ts';
import { listUserTags } from './list-user-tags.ts';
import { tagUser } from './tag-user.ts';
import { untagUser } from './untag-user.ts';

const UserName = 'bob';
let rig: TestRig;
let userId = '';
beforeEach(async () => {
  rig = await openTestRig();
  userId = (await rig.run(createUser, { UserName })).User?.UserId ?? '';
});
afterEach(() => rig.close());

const tagsOf = (...pairs: readonly (readonly [string, string])[]) => pairs.map(([Key, Value]) => ({ Key, Value }));
const tag = (...pairs: readonly (readonly [string, string])[]) => rig.run(tagUser, { UserName, Tags: tagsOf(...pairs) });
const worn = async () => (await rig.run(getUser, { UserName })).User?.Tags;
const many = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => [`key${from + i}`, ''] as const);

describe('the tags of a user', () => {
  it('come with it when it is made', async () => {
    const Tags = tagsOf(['Environment', 'Test'], ['Team', 'Platform']);
    const { User } = await rig.run(createUser, { UserName: 'eve', Tags });
    expect(User?.Tags).toEqual(Tags);
    expect((await rig.run(getUser, { UserName: 'eve' })).User).toEqual(User);
  });

  it('keep the order in which they were put on, and their places when they change', async () => {
    await tag(['b', '1'], ['a', '2']);
    expect(rig.touched).toEqual([`user ${userId}`]);
    await tag(['c', '3'], ['B', '4']);
    expect(await worn()).toEqual(tagsOf(['B', '4'], ['a', '2'], ['c', '3']));
  });

  it('are listed in the order of their keys, page by page', async () => {
    await tag(['c', '1'], ['a', '2'], ['B', '']);
    expect(await rig.run(listUserTags, { UserName })).toEqual({
      Tags: tagsOf(['B', ''], ['a', '2'], ['c', '1']),
      IsTruncated: false,
    });
    const first = await rig.run(listUserTags, { UserName, MaxItems: 2 });
    expect(first.Tags).toEqual(tagsOf(['B', ''], ['a', '2']));
    expect((await rig.run(listUserTags, { UserName, Marker: first.Marker })).Tags).toEqual(tagsOf(['c', '1']));
    await rig.run(untagUser, { UserName, TagKeys: ['a'] });
    expect((await rig.run(listUserTags, { UserName, Marker: first.Marker })).Tags).toEqual(tagsOf(['c', '1']));
  });

  it('are listed page by page however long their keys are', async () => {
    // 128 letters of four bytes each: more than a marker can hold.
    const long = '\u{10400}'.repeat(127);
    const pairs = ['a', 'b', 'c'].map((end) => [long + end, end] as const);
    await tag(...pairs, ['z', '']);
    const seen: unknown[] = [];
    let Marker: string | undefined;
    do {
      const page = await rig.run(listUserTags, { UserName, MaxItems: 1, Marker });
      seen.push(...(page.Tags ?? []));
      ({ Marker } = page);
    } while (Marker !== undefined);
    expect(seen).toEqual(tagsOf(['z', ''], ...pairs));
  });

  it('are taken off without regard to case, and without complaint when they are not there', async () => {
    await tag(['a', '1'], ['b', '2']);
    await rig.run(untagUser, { UserName, TagKeys: ['A', 'zzz'] });
    expect(rig.touched).toEqual([`user ${userId}`]);
    expect(await worn()).toEqual(tagsOf(['b', '2']));
  });

  it.each([
    [
      [
        ['a', '1'],
        ['A', '2'],
      ],
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [[['AWS:x', '1']], 'aws: prefixed tag key names are not allowed for external use.'],
  ] as const)('refuse %j', async (pairs, message) => {
    const refusal = { code: 'InvalidInput', message };
    await expect(tag(...pairs)).rejects.toMatchObject(refusal);
    await expect(rig.run(createUser, { UserName: 'eve', Tags: tagsOf(...pairs) })).rejects.toMatchObject(refusal);
    await expect(rig.targets(tagUser, { UserName, Tags: tagsOf(...pairs) })).rejects.toMatchObject(refusal);
  });

  it('are 50 at most; changing one of 50 is no addition', async () => {
    await tag(...many(0, 40));
    await expect(tag(...many(40, 51))).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'The number of tags has reached the maximum limit.',
    });
    expect(await worn()).toHaveLength(40);
    await tag(...many(30, 50));
    await tag(['KEY7', 'new']);
    expect(await worn()).toHaveLength(50);
  });

  it('stay 50 at most when 100 come at once', async () => {
    const all = await Promise.allSettled(many(0, 100).map((pair) => tag(pair)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
  });

  it.each([
    ['TagUser', () => rig.run(tagUser, { UserName: 'nobody', Tags: [] })],
    ['UntagUser', () => rig.run(untagUser, { UserName: 'nobody', TagKeys: [] })],
    ['ListUserTags', () => rig.run(listUserTags, { UserName: 'nobody' })],
  ])('of nobody are refused by %s', async (_name, call) => {
    await expect(call()).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'The user with name nobody cannot be found.',
    });
  });

  it('are condition keys, those that are worn beside those that come', async () => {
    await tag(['team', 'x']);
    const resource = { 'iam:ResourceTag/team': 'x', 'aws:ResourceTag/team': 'x' };
    const target = { arn: `arn:aws:iam::${ACCOUNT}:user/bob`, shown: 'user bob' };
    expect(await rig.targets(tagUser, { UserName, Tags: tagsOf(['team', 'y'], ['n', '1']) })).toEqual([
      {
        ...target,
        context: {
          ...resource,
          'aws:RequestTag/team': 'y',
          'aws:RequestTag/n': '1',
          'aws:TagKeys': ['team', 'n'],
        },
      },
    ]);
    expect(await rig.targets(untagUser, { UserName, TagKeys: ['n'] })).toEqual([
      { ...target, context: { ...resource, 'aws:TagKeys': ['n'] } },
    ]);
  });
});
