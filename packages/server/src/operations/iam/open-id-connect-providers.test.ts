import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { addClientIDToOpenIDConnectProvider } from './add-client-id-to-open-id-connect-provider.ts';
import { createOpenIDConnectProvider } from './create-open-id-connect-provider.ts';
import { deleteOpenIDConnectProvider } from './delete-open-id-connect-provider.ts';
import { getAccountSummary } from './get-account-summary.ts';
import { getOpenIDConnectProvider } from './get-open-id-connect-provider.ts';
import { listOpenIDConnectProviderTags } from './list-open-id-connect-provider-tags.ts';
import { listOpenIDConnectProviders } from './list-open-id-connect-providers.ts';
import { removeClientIDFromOpenIDConnectProvider } from './remove-client-id-from-open-id-connect-provider.ts';
import { tagOpenIDConnectProvider } from './tag-open-id-connect-provider.ts';
import { untagOpenIDConnectProvider } from './untag-open-id-connect-provider.ts';
import { updateOpenIDConnectProviderThumbprint } from './update-open-id-connect-provider-thumbprint.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
});
afterEach(() => rig.close());

type CreateInput = Parameters<typeof createOpenIDConnectProvider.run>[0];
const Url = 'https://idp.example.com/realm';
const OpenIDConnectProviderArn = `arn:aws:iam::${ACCOUNT}:oidc-provider/idp.example.com/realm`;
const create = (more: Partial<CreateInput> = {}) => rig.run(createOpenIDConnectProvider, { Url, ...more });
const get = (arn = OpenIDConnectProviderArn) => rig.run(getOpenIDConnectProvider, { OpenIDConnectProviderArn: arn });
const arns = async () =>
  (await rig.run(listOpenIDConnectProviders, {})).OpenIDConnectProviderList?.map(({ Arn }) => Arn?.split('/')[1]);
const add = (ClientID: string) => rig.run(addClientIDToOpenIDConnectProvider, { OpenIDConnectProviderArn, ClientID });
const update = (...ThumbprintList: string[]) =>
  rig.run(updateOpenIDConnectProviderThumbprint, { OpenIDConnectProviderArn, ThumbprintList });
const missing = { code: 'NoSuchEntity', message: `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}` };
const thumbprint = (digit: string) => digit.repeat(40);
const tooManyThumbprints = { code: 'InvalidInput', message: 'Thumbprint list must contain fewer than 5 entries.' };
const tooManyClients = {
  code: 'LimitExceeded',
  message: 'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
};
const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i));

describe('CreateOpenIDConnectProvider', () => {
  it('makes one that is shown without its scheme', async () => {
    expect(await create({ ClientIDList: ['b', 'a', 'b'], ThumbprintList: [thumbprint('A')] })).toEqual({
      OpenIDConnectProviderArn,
    });
    expect(await get()).toEqual({
      Url: 'idp.example.com/realm',
      ClientIDList: ['b', 'a'],
      ThumbprintList: [thumbprint('a')],
      CreateDate: rig.now,
      Tags: [],
    });
  });

  it('takes no client ids and no thumbprints as well', async () => {
    await create();
    expect(await get()).toMatchObject({ ClientIDList: [], ThumbprintList: [] });
  });

  it.each<readonly [url: string, code: string, message: string]>([
    ['example.org', 'ValidationError', 'Invalid Open ID Connect Provider URL'],
    ['https://', 'ValidationError', 'Invalid Open ID Connect Provider URL'],
    ['http://example.org', 'InvalidInput', 'Invalid Open ID Connect Provider URL. The URL must begin with https://.'],
    ...[
      'https://a:b@example.org',
      'https://example.org?a=1',
      'https://example.org/a?b',
      'https://example.org#a',
      'https://example.org:8443',
      'https://exa_mple.org',
      'https://example..org',
      'https://example.org/*',
      'https://example.org/a\n',
    ].map((url) => [url, 'InvalidInput', 'Invalid Open ID Connect Provider URL.'] as const),
  ])('refuses %j', async (url, code, message) => {
    await expect(create({ Url: url })).rejects.toMatchObject({ code, message });
  });

  it('refuses one that is there, and takes a slash or another case as another issuer', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: `Provider with url ${Url} already exists.`,
    });
    await create({ Url: `${Url}/` });
    await create({ Url: 'https://idp.example.com/Realm' });
    expect(await arns()).toHaveLength(3);
  });

  it('takes five thumbprints and 100 client ids, and no more', async () => {
    await create({ ThumbprintList: numbers(5).map(thumbprint), ClientIDList: numbers(100) });
    await expect(create({ ThumbprintList: numbers(6).map(thumbprint) })).rejects.toMatchObject(tooManyThumbprints);
    await expect(create({ ClientIDList: numbers(101) })).rejects.toMatchObject(tooManyClients);
  });

  it('makes 100 in an account, and counts them', async () => {
    for (const i of numbers(100)) await create({ Url: `https://${i}.example.com` });
    await expect(create()).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100',
    });
    expect((await rig.run(getAccountSummary, {})).SummaryMap).toMatchObject({ Providers: 100 });
  });

  it('with tags takes the permission to tag', async () => {
    const Tags = [{ Key: 'team', Value: 'web' }];
    const context = { 'aws:RequestTag/team': 'web', 'aws:TagKeys': ['team'], 'aws:ResourceTag/team': 'web' };
    const targets = await rig.targets(createOpenIDConnectProvider, { Url, Tags });
    expect(targets.map(({ action }) => action)).toEqual([undefined, 'iam:TagOpenIDConnectProvider']);
    for (const target of targets) expect(target).toMatchObject({ arn: OpenIDConnectProviderArn, context });
    expect((await create({ Tags })).Tags).toEqual(Tags);
  });
});

describe('an OpenID Connect provider', () => {
  it('is listed by its address', async () => {
    for (const name of ['b', 'c', 'a']) await create({ Url: `https://${name}.org` });
    expect(await arns()).toEqual(['a.org', 'b.org', 'c.org']);
  });

  it('is not there for another account', async () => {
    await create();
    const other = await rig.other('210987654321');
    await expect(rig.run(getOpenIDConnectProvider, { OpenIDConnectProviderArn }, other)).rejects.toMatchObject(missing);
    await expect(rig.run(deleteOpenIDConnectProvider, { OpenIDConnectProviderArn }, other)).rejects.toMatchObject({
      code: 'NoSuchEntity',
    });
    expect(await arns()).toHaveLength(1);
  });

  it('gets client ids and loses them, and does not mind to be told twice', async () => {
    await create({ ClientIDList: ['a'] });
    for (const ClientID of ['b', 'b', 'a']) {
      await rig.run(addClientIDToOpenIDConnectProvider, { OpenIDConnectProviderArn, ClientID });
    }
    expect((await get()).ClientIDList).toEqual(['a', 'b']);
    for (const ClientID of ['a', 'a', 'nothing']) {
      await rig.run(removeClientIDFromOpenIDConnectProvider, { OpenIDConnectProviderArn, ClientID });
    }
    expect((await get()).ClientIDList).toEqual(['b']);
  });

  it('has 100 client ids at most', async () => {
    await create({ ClientIDList: numbers(100) });
    await expect(add('more')).rejects.toMatchObject(tooManyClients);
    await add('7');
    expect((await get()).ClientIDList).toHaveLength(100);
  });

  it('gets other thumbprints in place of all that it had', async () => {
    await create({ ThumbprintList: [thumbprint('a')] });
    await update(thumbprint('C'), thumbprint('d'));
    expect((await get()).ThumbprintList).toEqual([thumbprint('c'), thumbprint('d')]);
    await expect(update(...numbers(6).map(thumbprint))).rejects.toMatchObject(tooManyThumbprints);
  });

  it('goes with its tags, and frees its address', async () => {
    await create({ Tags: [{ Key: 'a', Value: '1' }] });
    await rig.run(deleteOpenIDConnectProvider, { OpenIDConnectProviderArn });
    await expect(get()).rejects.toMatchObject(missing);
    await expect(rig.run(deleteOpenIDConnectProvider, { OpenIDConnectProviderArn })).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: `OpenId connect Provider ${OpenIDConnectProviderArn} cannot be found.`,
    });
    await create();
    expect((await get()).Tags).toEqual([]);
  });

  it('must be there for everything that is done to it', async () => {
    const on = { OpenIDConnectProviderArn };
    for (const call of [
      () => rig.run(addClientIDToOpenIDConnectProvider, { ...on, ClientID: 'a' }),
      () => rig.run(removeClientIDFromOpenIDConnectProvider, { ...on, ClientID: 'a' }),
      () => rig.run(updateOpenIDConnectProviderThumbprint, { ...on, ThumbprintList: [thumbprint('a')] }),
      () => rig.run(tagOpenIDConnectProvider, { ...on, Tags: [] }),
      () => rig.run(untagOpenIDConnectProvider, { ...on, TagKeys: ['a'] }),
      () => rig.run(listOpenIDConnectProviderTags, on),
    ]) {
      await expect(call()).rejects.toMatchObject(missing);
    }
  });

  it('is named by its ARN alone', async () => {
    await expect(get('no arn at all, and long')).rejects.toMatchObject({ code: 'ValidationError' });
    await expect(get(`arn:aws:iam::${ACCOUNT}:user/bob`)).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it('wears tags that are told apart by case, 50 at most, page by page', async () => {
    await create({ Tags: [{ Key: 'Team', Value: '1' }] });
    const tag = (...Tags: { Key: string; Value: string }[]) =>
      rig.run(tagOpenIDConnectProvider, { OpenIDConnectProviderArn, Tags });
    await tag({ Key: 'team', Value: '2' }, { Key: 'Team', Value: '3' });
    expect((await get()).Tags).toEqual([
      { Key: 'Team', Value: '3' },
      { Key: 'team', Value: '2' },
    ]);
    const first = await rig.run(listOpenIDConnectProviderTags, { OpenIDConnectProviderArn, MaxItems: 1 });
    expect(first).toMatchObject({ IsTruncated: true, Tags: [{ Key: 'Team' }] });
    expect(await rig.run(listOpenIDConnectProviderTags, { OpenIDConnectProviderArn, Marker: first.Marker })).toEqual({
      IsTruncated: false,
      Tags: [{ Key: 'team', Value: '2' }],
    });
    await rig.run(untagOpenIDConnectProvider, { OpenIDConnectProviderArn, TagKeys: ['Team', 'nothing'] });
    expect((await get()).Tags).toEqual([{ Key: 'team', Value: '2' }]);
    await expect(tag(...numbers(50).map((Key) => ({ Key, Value: '' })))).rejects.toMatchObject({ code: 'LimitExceeded' });
    await expect(tag({ Key: 'aws:a', Value: '' })).rejects.toMatchObject({ code: 'InvalidInput' });
  });

  it('is known to policies by its ARN and its tags', async () => {
    const on = { OpenIDConnectProviderArn };
    expect(await rig.targets(getOpenIDConnectProvider, on)).toEqual([{ arn: OpenIDConnectProviderArn, context: {} }]);
    await create({ Tags: [{ Key: 'a', Value: '1' }] });
    const worn = { 'aws:ResourceTag/a': '1', 'iam:ResourceTag/a': '1' };
    expect(await rig.targets(deleteOpenIDConnectProvider, on)).toEqual([{ arn: OpenIDConnectProviderArn, context: worn }]);
    expect(await rig.targets(tagOpenIDConnectProvider, { ...on, Tags: [{ Key: 'b', Value: '2' }] })).toMatchObject([
      { arn: OpenIDConnectProviderArn, context: { ...worn, 'aws:RequestTag/b': '2', 'aws:TagKeys': ['b'] } },
    ]);
    expect(await rig.targets(untagOpenIDConnectProvider, { ...on, TagKeys: ['a'] })).toMatchObject([
      { arn: OpenIDConnectProviderArn, context: { ...worn, 'aws:TagKeys': ['a'] } },
    ]);
  });
});
