import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { addPasskey } from '../../store/passkeys.ts';
import { addUserToGroup } from '../iam/add-user-to-group.ts';
import { createAccessKey } from '../iam/create-access-key.ts';
import { createGroup } from '../iam/create-group.ts';
import { createLoginProfile } from '../iam/create-login-profile.ts';
import { createUser } from '../iam/create-user.ts';
import { createVirtualMFADevice } from '../iam/create-virtual-mfa-device.ts';
import { enableMFADevice } from '../iam/enable-mfa-device.ts';
import { getAccessKeyLastUsed } from '../iam/get-access-key-last-used.ts';
import { getLoginProfile } from '../iam/get-login-profile.ts';
import { listAccessKeys } from '../iam/list-access-keys.ts';
import { listGroupsForUser } from '../iam/list-groups-for-user.ts';
import { listMFADevices } from '../iam/list-mfa-devices.ts';
import { listUserTags } from '../iam/list-user-tags.ts';
import { listUsers } from '../iam/list-users.ts';
import { tagUser } from '../iam/tag-user.ts';
import { updateAccessKey } from '../iam/update-access-key.ts';
import { updateLoginProfile } from '../iam/update-login-profile.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { listAccountAccessKeys } from './list-account-access-keys.ts';
import { listUserSummaries } from './list-user-summaries.ts';

const USERS = 32;
const ALLOWED_USERS = `arn:aws:iam::${ACCOUNT}:user/*`;

let rig: TestRig;
beforeAll(async () => {
  rig = await openTestRig();
  for (const GroupName of ['zebras', 'Ants']) await rig.run(createGroup, { GroupName });
  // Each bit of a user's number is something that the user has or has not.
  for (let i = 0; i < USERS; i++) await makeUser(`${i % 2 ? 'U' : 'u'}ser-${i}`, (bit) => ((i >> bit) & 1) === 1, i);
  await rig.run(createAccessKey, {});
});
afterAll(() => rig.close());

async function makeUser(UserName: string, has: (bit: number) => boolean, i: number): Promise<void> {
  rig.now = new Date(Date.UTC(2026, 10, 1, i));
  const { User } = await rig.run(createUser, { UserName, Path: has(1) ? '/a/' : '/' });
  const ownerId = User?.UserId ?? '';
  if (has(0)) await rig.run(createLoginProfile, { UserName, Password: 'Correct-Horse-1' });
  if (has(0) && has(1)) {
    rig.now = new Date(Date.UTC(2026, 10, 2, i));
    await rig.run(updateLoginProfile, { UserName, Password: 'Another-Horse-2' });
    await rig.write(({ db }) =>
      db.updateTable('users').set({ passwordLastUsedAt: rig.now.getTime() }).where('userId', '=', ownerId).execute(),
    );
  }
  if (has(2)) await rig.run(addUserToGroup, { UserName, GroupName: 'zebras' });
  if (has(3)) await rig.run(addUserToGroup, { UserName, GroupName: 'ants' });
  if (has(4)) await giveDevice(UserName);
  if (has(2)) {
    await rig.write((write) =>
      addPasskey(write, {
        accountId: ACCOUNT,
        credentialId: `c${i}`,
        ownerId,
        serial: `arn:aws:iam::${ACCOUNT}:u2f/user/${UserName}/key-${i}`,
        name: 'key',
        publicKey: 'k',
        counter: 0,
        transports: '[]',
        deviceType: 'singleDevice',
        backedUp: 0,
        createdAt: i,
        lastUsedAt: null,
      }),
    );
  }
  for (let n = 0; n < i % 3; n++) await giveKey(UserName, i, n);
}

async function giveDevice(UserName: string): Promise<void> {
  const { VirtualMFADevice: device } = await rig.run(createVirtualMFADevice, { VirtualMFADeviceName: UserName });
  const totp = new TOTP({ secret: Secret.fromBase32(Buffer.from(device?.Base32StringSeed ?? []).toString()) });
  const code = (steps: number) => totp.generate({ timestamp: rig.now.getTime() + steps * 30_000 });
  await rig.run(enableMFADevice, {
    UserName,
    SerialNumber: device?.SerialNumber ?? '',
    AuthenticationCode1: code(-1),
    AuthenticationCode2: code(0),
  });
}

/** A key that was written down as used, is remembered as used since, or both, or was never used. */
async function giveKey(UserName: string, i: number, n: number): Promise<void> {
  rig.now = new Date(rig.now.getTime() + 60_000);
  const { AccessKey } = await rig.run(createAccessKey, { UserName });
  const accessKeyId = AccessKey?.AccessKeyId ?? '';
  if (n === 1) await rig.run(updateAccessKey, { UserName, AccessKeyId: accessKeyId, Status: 'Inactive' });
  if (i % 4 === 1) {
    await rig.write(({ db }) =>
      db
        .insertInto('accessKeyUses')
        .values({ accountId: ACCOUNT, accessKeyId, usedAt: 1000 * (i + 1), region: 'eu-west-1', service: 's3' })
        .execute(),
    );
  }
  if (i % 2 === 0) rig.uses.set(accessKeyId, { usedAt: 2000 * (i + 1), region: 'us-east-1', service: 'iam' });
  if (i === 5) rig.uses.set(accessKeyId, { usedAt: 9000, region: 'us-east-1', service: 'sts' });
  if (i === 7) await rig.run(tagUser, { UserName, Tags: [{ Key: accessKeyId, Value: `for job ${n}` }] });
}

const usersBy = async (MaxItems: number) => {
  const users: Awaited<ReturnType<typeof summaries>>['Users'][number][] = [];
  for (let Marker: string | undefined; ;) {
    const page = await summaries({ MaxItems, Marker });
    expect(page.Users.length).toBeLessThanOrEqual(MaxItems);
    users.push(...page.Users);
    if (!page.IsTruncated) return users;
    Marker = page.Marker;
  }
};
const summaries = (input: { MaxItems?: number; Marker?: string | undefined }) => rig.run(listUserSummaries, input);
const keysBy = async (MaxItems: number) => {
  const keys: Awaited<ReturnType<typeof keyList>>['AccessKeys'][number][] = [];
  for (let Marker: string | undefined; ;) {
    const page = await keyList({ MaxItems, Marker });
    expect(page.AccessKeys.length).toBeLessThanOrEqual(MaxItems);
    keys.push(...page.AccessKeys);
    if (!page.IsTruncated) return keys;
    Marker = page.Marker;
  }
};
const keyList = (input: { MaxItems?: number; Marker?: string | undefined }) => rig.run(listAccountAccessKeys, input);

describe('ListUserSummaries', () => {
  it('tells of every user what the operations on one user tell', async () => {
    const { Users: listed = [] } = await rig.run(listUsers, { MaxItems: 1000 });
    const { Users, IsTruncated } = await summaries({});
    expect([Users.length, IsTruncated]).toEqual([USERS, false]);
    for (const [i, { UserName = '', ...user }] of listed.entries()) {
      const profile = await rig.run(getLoginProfile, { UserName }).catch(() => undefined);
      const { Groups = [] } = await rig.run(listGroupsForUser, { UserName });
      const { MFADevices = [] } = await rig.run(listMFADevices, { UserName });
      const { AccessKeyMetadata: keys = [] } = await rig.run(listAccessKeys, { UserName });
      const changed = await rig.store.read
        .selectFrom('loginProfiles')
        .select('changedAt')
        .where('userId', '=', user.UserId ?? '')
        .executeTakeFirst();
      const serials = MFADevices.map(({ SerialNumber = '' }) => SerialNumber);
      expect(Users[i]).toEqual({
        UserName,
        ...user,
        HasPassword: profile !== undefined,
        ...(changed ? { PasswordChangedDate: new Date(changed.changedAt) } : {}),
        GroupNames: Groups.map(({ GroupName }) => GroupName),
        MfaTypes: ['virtual', 'passkey'].filter((type) =>
          serials.some((serial) => serial.includes(type === 'virtual' ? ':mfa/' : ':u2f/')),
        ),
        AccessKeys: await Promise.all(
          keys.map(async ({ AccessKeyId = '', Status, CreateDate }) => {
            const { AccessKeyLastUsed: used } = await rig.run(getAccessKeyLastUsed, { AccessKeyId });
            return { AccessKeyId, Status, CreateDate, ...(used?.LastUsedDate ? { LastUsedDate: used.LastUsedDate } : {}) };
          }),
        ),
      });
    }
  });

  it.each([1, 3, 31, 32])('gives the same by pages of %i', async (size) => {
    expect(await usersBy(size)).toEqual((await summaries({})).Users);
  });

  it('takes no marker of another list', async () => {
    const { Marker } = await rig.run(listUsers, { MaxItems: 1 });
    await expect(summaries({ Marker })).rejects.toMatchObject({ code: 'ValidationError' });
  });

  it('asks for all that it tells, of all users', async () => {
    expect(await rig.targets(listUserSummaries, {})).toEqual(
      [
        'iam:ListUsers',
        'iam:ListGroupsForUser',
        'iam:ListMFADevices',
        'iam:ListAccessKeys',
        'iam:GetLoginProfile',
        'iam:GetAccessKeyLastUsed',
      ].map((action) => ({ action, arn: ALLOWED_USERS })),
    );
  });
});

describe('ListAccountAccessKeys', () => {
  it('tells of every key what the operations on one owner tell, root’s first', async () => {
    const { AccessKeys } = await keyList({});
    const { AccessKeyMetadata: roots = [] } = await rig.run(listAccessKeys, {});
    expect(AccessKeys[0]).toMatchObject({ AccessKeyId: roots[0]?.AccessKeyId, OwnerType: 'Root' });
    expect(AccessKeys[0]).not.toHaveProperty('UserName');
    const expected: unknown[] = [];
    for (const { UserName = '' } of (await rig.run(listUsers, { MaxItems: 1000 })).Users ?? []) {
      const { Tags } = await rig.run(listUserTags, { UserName });
      for (const key of (await rig.run(listAccessKeys, { UserName })).AccessKeyMetadata ?? []) {
        const { AccessKeyLastUsed: used } = await rig.run(getAccessKeyLastUsed, { AccessKeyId: key.AccessKeyId ?? '' });
        const uses = { LastUsedDate: used?.LastUsedDate, LastUsedRegion: used?.Region, LastUsedService: used?.ServiceName };
        const description = Tags?.find(({ Key }) => Key === key.AccessKeyId)?.Value;
        expected.push({
          ...key,
          OwnerType: 'User',
          ...(used?.LastUsedDate ? uses : {}),
          ...(description === undefined ? {} : { Description: description }),
        });
      }
    }
    expect(expected.length).toBeGreaterThan(USERS / 2);
    expect(new Set(AccessKeys.slice(1))).toEqual(new Set(expected));
  });

  it('brings the description that the owner’s tag holds', async () => {
    const described = (await keyList({})).AccessKeys.filter(({ Description }) => Description !== undefined);
    expect(described.map(({ UserName, Description }) => [UserName, Description])).toEqual([['User-7', 'for job 0']]);
  });

  it.each([1, 2, 7])('gives the same by pages of %i', async (size) => {
    expect(await keysBy(size)).toEqual((await keyList({})).AccessKeys);
  });

  it('never shows a secret', async () => {
    const sealed = await rig.store.read.selectFrom('accessKeys').select('sealedSecret').execute();
    const shown = JSON.stringify(await keyList({}));
    for (const { sealedSecret } of sealed) expect(shown).not.toContain(sealedSecret);
    expect(shown).not.toContain('csk1');
  });

  it('asks for all that it tells, of all users', async () => {
    expect(await rig.targets(listAccountAccessKeys, {})).toEqual(
      ['iam:ListUsers', 'iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed', 'iam:ListUserTags'].map((action) => ({
        action,
        arn: ALLOWED_USERS,
      })),
    );
  });
});
