import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountOf } from '../../domain/unique-ids.ts';
import { getAccessKeyInfo } from '../sts/get-access-key-info.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createAccessKey } from './create-access-key.ts';
import { createAccountAlias } from './create-account-alias.ts';
import { createUser } from './create-user.ts';
import { deleteAccessKey } from './delete-access-key.ts';
import { getAccessKeyLastUsed } from './get-access-key-last-used.ts';
import { listAccessKeys } from './list-access-keys.ts';
import { updateAccessKey } from './update-access-key.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createUser, { UserName: 'Bob', Path: '/a/' });
  await rig.run(createUser, { UserName: 'eve' });
});
afterEach(() => rig.close());

const UserName = 'Bob';
const idOf = async (name?: string, caller = rig.root) => {
  const { AccessKey } = await rig.run(createAccessKey, name === undefined ? {} : { UserName: name }, caller);
  return AccessKey?.AccessKeyId ?? '';
};
const missing = (id: string) => ({ code: 'NoSuchEntity', message: `The Access Key with id ${id} cannot be found.` });

const lastUsed = async (AccessKeyId: string) => await rig.run(getAccessKeyLastUsed, { AccessKeyId });
const writtenUse = (accessKeyId: string, usedAt: number) =>
  rig.write(({ db }) =>
    db
      .insertInto('accessKeyUses')
      .values({ accountId: ACCOUNT, accessKeyId, usedAt, region: 'us-east-1', service: 'iam' })
      .execute(),
  );
const lastUsedTargets = (AccessKeyId: string) => rig.targets(getAccessKeyLastUsed, { AccessKeyId });

describe('CreateAccessKey', () => {
  it('answers with the key and, this once, its secret', async () => {
    const { AccessKey } = await rig.run(createAccessKey, { UserName: 'bob' });
    expect(AccessKey).toEqual({
      UserName: 'Bob',
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/) as unknown,
      Status: 'Active',
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/) as unknown,
      CreateDate: rig.now,
    });
    expect(accountOf(AccessKey?.AccessKeyId ?? '')).toBe(ACCOUNT);
    expect(rig.touched).toEqual([`accessKey ${AccessKey?.AccessKeyId}`]);
  });

  it('leaves the secret in no table, no log and no other answer', async () => {
    const { AccessKey } = await rig.run(createAccessKey, { UserName });
    const secret = AccessKey?.SecretAccessKey ?? '';
    const answers = [
      await rig.run(listAccessKeys, { UserName }),
      await rig.run(getAccessKeyLastUsed, { AccessKeyId: AccessKey?.AccessKeyId ?? '' }),
    ];
    expect(JSON.stringify(answers)).not.toContain(secret);
    const written = Buffer.concat([await readFile(rig.file), await readFile(`${rig.file}-wal`)]);
    expect(written.includes(AccessKey?.AccessKeyId ?? '-')).toBe(true);
    for (const form of [secret, Buffer.from(secret, 'base64'), Buffer.from(secret).toString('hex')]) {
      expect(written.includes(form)).toBe(false);
    }
  });

  it('makes two keys for a user and refuses the third', async () => {
    await idOf(UserName);
    await idOf('bob');
    await expect(idOf(UserName)).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for AccessKeysPerUser: 2',
    });
    await idOf('eve');
  });

  it('makes exactly two of the 100 that are asked for at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 100 }, () => idOf(UserName)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect((await rig.run(listAccessKeys, { UserName })).AccessKeyMetadata).toHaveLength(2);
  });

  it('without a name makes one for the caller', async () => {
    const { AccessKey } = await rig.run(createAccessKey, {}, await rig.as('eve'));
    expect(AccessKey?.UserName).toBe('eve');
  });

  it('without a name makes root its own, two at most', async () => {
    await rig.run(createAccountAlias, { AccountAlias: 'acme' });
    expect((await rig.run(createAccessKey, {})).AccessKey?.UserName).toBe('acme');
    await idOf();
    await expect(idOf()).rejects.toMatchObject({ code: 'LimitExceeded' });
    expect((await rig.run(listAccessKeys, {})).AccessKeyMetadata).toHaveLength(2);
  });

  it('refuses a user that does not exist', async () => {
    await expect(idOf('nobody')).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'The user with name nobody cannot be found.',
    });
  });

  it('acts on the user, never on root unless root asks', async () => {
    const arnOf = async (name: string | undefined, caller = rig.root) =>
      (await rig.targets(createAccessKey, { UserName: name }, caller))[0]?.arn;
    expect(await arnOf('bob')).toBe(`arn:aws:iam::${ACCOUNT}:user/a/Bob`);
    expect(await arnOf(undefined, await rig.as('eve'))).toBe(`arn:aws:iam::${ACCOUNT}:user/eve`);
    expect(await arnOf(undefined)).toBe(`arn:aws:iam::${ACCOUNT}:root`);
    expect(await arnOf('root', await rig.as('eve'))).toBe(`arn:aws:iam::${ACCOUNT}:user/root`);
  });
});

describe('ListAccessKeys', () => {
  it('lists the oldest first, page by page', async () => {
    const first = await idOf(UserName);
    rig.now = new Date(rig.now.getTime() + 1000);
    const second = await idOf(UserName);
    const page = await rig.run(listAccessKeys, { UserName, MaxItems: 1 });
    expect(page.AccessKeyMetadata).toEqual([
      { UserName, AccessKeyId: first, Status: 'Active', CreateDate: new Date('2026-11-24T12:00:00Z') },
    ]);
    expect(page.IsTruncated).toBe(true);
    const rest = await rig.run(listAccessKeys, { UserName, Marker: page.Marker });
    expect(rest.AccessKeyMetadata?.map(({ AccessKeyId }) => AccessKeyId)).toEqual([second]);
    await expect(rig.run(listAccessKeys, { UserName: 'eve', Marker: page.Marker })).rejects.toMatchObject({
      code: 'ValidationError',
    });
  });
});

describe('UpdateAccessKey', () => {
  it('switches a key off and on', async () => {
    const AccessKeyId = await idOf(UserName);
    for (const Status of ['Inactive', 'Active'] as const) {
      await rig.run(updateAccessKey, { UserName, AccessKeyId, Status });
      expect(rig.touched).toEqual([`accessKey ${AccessKeyId}`]);
      expect((await rig.run(listAccessKeys, { UserName })).AccessKeyMetadata?.[0]?.Status).toBe(Status);
    }
  });

  it('does nothing when the key is as it should be', async () => {
    const AccessKeyId = await idOf(UserName);
    await rig.run(updateAccessKey, { UserName, AccessKeyId, Status: 'Active' });
    expect(rig.touched).toEqual([]);
  });

  it('refuses Expired', async () => {
    const AccessKeyId = await idOf(UserName);
    await expect(rig.run(updateAccessKey, { UserName, AccessKeyId, Status: 'Expired' })).rejects.toMatchObject({
      code: 'ValidationError',
      message: "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set",
    });
  });
});

describe('a key of someone else', () => {
  it('is as good as none', async () => {
    const AccessKeyId = await idOf(UserName);
    const rootKey = await idOf();
    const eve = await rig.as('eve');
    const stranger = await rig.other('210987654321');
    for (const [id, caller, name] of [
      [AccessKeyId, eve, 'eve'],
      [AccessKeyId, eve, undefined],
      [AccessKeyId, rig.root, undefined],
      [rootKey, eve, undefined],
      [rootKey, rig.root, 'eve'],
      [AccessKeyId, stranger, undefined],
      ['AKIAIOSFODNN7EXAMPLE', rig.root, UserName],
    ] as const) {
      const input = { AccessKeyId: id, ...(name === undefined ? {} : { UserName: name }) };
      await expect(rig.run(deleteAccessKey, input, caller)).rejects.toMatchObject(missing(id));
      await expect(rig.run(updateAccessKey, { ...input, Status: 'Inactive' }, caller)).rejects.toMatchObject(missing(id));
    }
    expect((await rig.run(listAccessKeys, { UserName })).AccessKeyMetadata?.[0]?.Status).toBe('Active');
  });
});

describe('DeleteAccessKey', () => {
  it('removes a key and makes room for another', async () => {
    const AccessKeyId = await idOf(UserName);
    await idOf(UserName);
    await rig.run(deleteAccessKey, { UserName, AccessKeyId });
    expect(rig.touched).toEqual([`accessKey ${AccessKeyId}`]);
    await idOf(UserName);
    await expect(rig.run(deleteAccessKey, { UserName, AccessKeyId })).rejects.toMatchObject(missing(AccessKeyId));
  });

  it('without a name removes one of the caller', async () => {
    const eve = await rig.as('eve');
    const AccessKeyId = await idOf(undefined, eve);
    await rig.run(deleteAccessKey, { AccessKeyId }, eve);
    expect((await rig.run(listAccessKeys, {}, eve)).AccessKeyMetadata).toEqual([]);
  });
});

describe('GetAccessKeyLastUsed', () => {
  it('says N/A for a key that was never used', async () => {
    expect(await lastUsed(await idOf(UserName))).toEqual({
      UserName,
      AccessKeyLastUsed: { Region: 'N/A', ServiceName: 'N/A' },
    });
  });

  it('takes the newer of what is written down and what is not yet', async () => {
    const id = await idOf(UserName);
    await writtenUse(id, 1000);
    const written = { LastUsedDate: new Date(1000), Region: 'us-east-1', ServiceName: 'iam' };
    expect((await lastUsed(id)).AccessKeyLastUsed).toEqual(written);
    rig.uses.set(id, { usedAt: 999, region: 'eu-west-1', service: 's3' });
    expect((await lastUsed(id)).AccessKeyLastUsed).toEqual(written);
    rig.uses.set(id, { usedAt: 2000, region: 'eu-west-1', service: 's3' });
    expect((await lastUsed(id)).AccessKeyLastUsed).toEqual({
      LastUsedDate: new Date(2000),
      Region: 'eu-west-1',
      ServiceName: 's3',
    });
  });

  it("refuses a key that is not the account's, and does not say that it is unknown", async () => {
    const id = await idOf(UserName);
    const stranger = await rig.other('210987654321');
    await expect(rig.run(getAccessKeyLastUsed, { AccessKeyId: id }, stranger)).rejects.toMatchObject({
      code: 'AccessDenied',
      message:
        'User: arn:aws:iam::210987654321:root is not authorized to perform iam:GetAccessKeyLastUsed on resource: ' +
        `access key ${id}`,
    });
  });

  it('acts on the user whose key it is', async () => {
    const id = await idOf('bob');
    expect(await lastUsedTargets(id)).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:user/a/Bob`, shown: `access key ${id}`, context: {} },
    ]);
    expect(await lastUsedTargets('AKIAIOSFODNN7EXAMPLE')).toEqual([{ arn: '*', shown: 'access key AKIAIOSFODNN7EXAMPLE' }]);
  });
});

describe('GetAccessKeyInfo', () => {
  it('reads the account out of an id, of a key that is gone too', async () => {
    const AccessKeyId = await idOf(UserName);
    const info = { Account: ACCOUNT };
    expect(await rig.run(getAccessKeyInfo, { AccessKeyId })).toEqual(info);
    await rig.run(deleteAccessKey, { UserName, AccessKeyId });
    expect(await rig.run(getAccessKeyInfo, { AccessKeyId })).toEqual(info);
    expect(await rig.run(getAccessKeyInfo, { AccessKeyId: 'ASIAY34FZKBOKMUTVV7A' })).toEqual({ Account: '609629065308' });
  });

  it('refuses an id that carries no account', async () => {
    await expect(rig.run(getAccessKeyInfo, { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })).rejects.toMatchObject({
      code: 'ValidationError',
    });
  });
});
