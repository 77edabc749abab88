import { readFile } from 'node:fs/promises';
import { Secret, TOTP } from 'otpauth';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../domain/caller.ts';
import { passkeySerial } from '../../domain/mfa-serials.ts';
import { listMfaDevicesOf, type MfaDeviceRow } from '../../store/mfa-devices.ts';
import { addPasskey } from '../../store/passkeys.ts';
import { qrPng } from '../qr-png.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { verifyTotp } from '../verify-totp.ts';
import { createAccountAlias } from './create-account-alias.ts';
import { createUser } from './create-user.ts';
import { createVirtualMFADevice } from './create-virtual-mfa-device.ts';
import { deactivateMFADevice } from './deactivate-mfa-device.ts';
import { deleteUser } from './delete-user.ts';
import { deleteVirtualMFADevice } from './delete-virtual-mfa-device.ts';
import { enableMFADevice } from './enable-mfa-device.ts';
import { getAccountSummary } from './get-account-summary.ts';
import { getMFADevice } from './get-mfa-device.ts';
import { listMFADeviceTags } from './list-mfa-device-tags.ts';
import { listMFADevices } from './list-mfa-devices.ts';
import { listVirtualMFADevices } from './list-virtual-mfa-devices.ts';
import { resyncMFADevice } from './resync-mfa-device.ts';
import { tagMFADevice } from './tag-mfa-device.ts';
import { untagMFADevice } from './untag-mfa-device.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createUser, { UserName: 'bob' });
  await rig.run(createUser, { UserName: 'eve' });
});
afterEach(() => rig.close());

/** A device as its owner holds it. */
interface Phone {
  readonly serial: string;
  readonly seed: string;
  /** The code that it shows now, or so many steps of 30 seconds from now. */
  code(steps?: number): string;
}

async function make(name: string, path?: string): Promise<Phone> {
  const input = { VirtualMFADeviceName: name, ...(path === undefined ? {} : { Path: path }) };
  const { VirtualMFADevice: device } = await rig.run(createVirtualMFADevice, input);
  const seed = Buffer.from(device?.Base32StringSeed ?? []).toString();
  const totp = new TOTP({ secret: Secret.fromBase32(seed) });
  return {
    serial: device?.SerialNumber ?? '',
    seed,
    code: (steps = 0) => totp.generate({ timestamp: rig.now.getTime() + steps * 30_000 }),
  };
}
const codes = (phone: Phone, first: number) => ({
  AuthenticationCode1: phone.code(first),
  AuthenticationCode2: phone.code(first + 1),
});
const enable = (phone: Phone, UserName = 'bob', first = -1) =>
  rig.run(enableMFADevice, { UserName, SerialNumber: phone.serial, ...codes(phone, first) });
const resync = (phone: Phone, first: number, UserName = 'bob') =>
  rig.run(resyncMFADevice, { UserName, SerialNumber: phone.serial, ...codes(phone, first) });
const later = (seconds: number) => {
  rig.now = new Date(rig.now.getTime() + seconds * 1000);
};
const rowOf = async (UserName: string): Promise<MfaDeviceRow> => {
  const caller = await rig.as(UserName);
  const [row] = await listMfaDevicesOf(rig.store.read, ACCOUNT, caller.kind === 'user' ? caller.userId : '');
  if (!row) throw new Error(`${UserName} has no device`);
  return row;
};
const verify = async (code: string, UserName = 'bob') => {
  const row = await rowOf(UserName);
  const { seeds } = rig;
  return rig.write((write) => verifyTotp({ seeds, write }, row, code, rig.now));
};
const missing = (serial: string) => ({
  code: 'NoSuchEntity',
  message: `MFA Device with serial number ${serial} does not exist.`,
});
const invalidCode = { code: 'InvalidAuthenticationCode', message: 'Authentication code for device is not valid.' };
const notTheirs = { code: 'NoSuchEntity', message: 'MFA Device invalid for user.' };
const serialsOf = async (UserName: string) =>
  (await rig.run(listMFADevices, { UserName })).MFADevices?.map(({ SerialNumber }) => SerialNumber);
const givePasskey = async (owner: Caller, suffix: string, createdAt = 1) => {
  const ownerId = owner.kind === 'user' ? owner.userId : ACCOUNT;
  const serial = passkeySerial(ACCOUNT, owner.kind === 'user' ? owner.userName : undefined, 'laptop', suffix);
  await rig.write((write) =>
    addPasskey(write, {
      accountId: ACCOUNT,
      credentialId: suffix,
      ownerId,
      serial,
      name: 'laptop',
      publicKey: 'k',
      counter: 0,
      transports: '[]',
      deviceType: 'singleDevice',
      backedUp: 0,
      createdAt,
      lastUsedAt: null,
    }),
  );
  return serial;
};
const list = (input: object = {}) => rig.run(listVirtualMFADevices, input);
const counts = async () => {
  const { SummaryMap } = await rig.run(getAccountSummary, {});
  return [SummaryMap?.['MFADevices'], SummaryMap?.['MFADevicesInUse'], SummaryMap?.['AccountMFAEnabled']];
};

describe('CreateVirtualMFADevice', () => {
  it('answers with the serial, the seed and a picture of both, this once', async () => {
    const { VirtualMFADevice: device } = await rig.run(createVirtualMFADevice, { VirtualMFADeviceName: 'bob', Path: '/a/' });
    expect(device).toEqual({
      SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/a/bob`,
      Base32StringSeed: expect.any(Uint8Array) as unknown,
      QRCodePNG: expect.any(Uint8Array) as unknown,
    });
    const seed = Buffer.from(device?.Base32StringSeed ?? []).toString();
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    const drawn = PNG.sync.read(Buffer.from(device?.QRCodePNG ?? []));
    const expected = PNG.sync.read(Buffer.from(qrPng(`otpauth://totp/bob@${ACCOUNT}?secret=${seed}`)));
    expect(drawn.data.equals(expected.data)).toBe(true);

    const shown = JSON.stringify([await rig.run(listVirtualMFADevices, {})]);
    expect(shown).not.toContain(seed);
    const written = Buffer.concat([await readFile(rig.file), await readFile(`${rig.file}-wal`)]);
    for (const form of [seed, Buffer.from(Secret.fromBase32(seed).bytes), Secret.fromBase32(seed).hex]) {
      expect(written.includes(form)).toBe(false);
    }
  });

  it('brings tags', async () => {
    const Tags = [{ Key: 'team', Value: 'x' }];
    const { VirtualMFADevice: device } = await rig.run(createVirtualMFADevice, { VirtualMFADeviceName: 'bob', Tags });
    expect(device?.Tags).toEqual(Tags);
    expect(await rig.run(listMFADeviceTags, { SerialNumber: device?.SerialNumber ?? '' })).toEqual({ Tags, IsTruncated: false });
  });

  it('refuses a second one of the same path and name, whatever its case', async () => {
    await make('Bob');
    for (const name of ['Bob', 'bob']) {
      await expect(make(name)).rejects.toMatchObject({ code: 'EntityAlreadyExists', message: 'MFA device already exists.' });
    }
    expect((await make('Bob', '/a/')).serial).toBe(`arn:aws:iam::${ACCOUNT}:mfa/a/Bob`);
  });

  it('refuses what would make a serial that no call can name', async () => {
    await expect(make('b', `/${'a'.repeat(225)}/`)).rejects.toMatchObject({ code: 'ValidationError' });
    expect((await make('b', `/${'a'.repeat(224)}/`)).serial).toHaveLength(256);
  });

  it('makes no more than 5000', async () => {
    const row = { accountId: ACCOUNT, path: '/', sealedSeed: 'x', createdAt: 0, ownerId: null, enabledAt: null, drift: 0 };
    await rig.write(async ({ db }) => {
      for (let from = 0; from < 5000; from += 500) {
        const rows = Array.from({ length: 500 }, (_, i) => `n${from + i}`);
        await db
          .insertInto('mfaDevices')
          .values(rows.map((name) => ({ ...row, deviceId: name, name, serialKey: `/${name}`, lastStep: null })))
          .execute();
      }
    });
    await expect(make('one-more')).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for MFADevices: 5000',
    });
  });

  it('acts on the device, and asks to tag it too when it brings tags', async () => {
    const arn = `arn:aws:iam::${ACCOUNT}:mfa/a/bob`;
    const input = { VirtualMFADeviceName: 'bob', Path: '/a/' };
    expect(await rig.targets(createVirtualMFADevice, input)).toEqual([{ arn, context: {} }]);
    const context = { 'aws:RequestTag/team': 'x', 'aws:TagKeys': ['team'] };
    expect(await rig.targets(createVirtualMFADevice, { ...input, Tags: [{ Key: 'team', Value: 'x' }] })).toEqual([
      { arn, context },
      { arn, context, action: 'iam:TagMFADevice' },
    ]);
  });
});

describe('EnableMFADevice', () => {
  it('gives the device to the user who shows two codes in a row', async () => {
    const phone = await make('phone');
    await enable(phone);
    expect(await rig.run(listMFADevices, { UserName: 'BOB' })).toEqual({
      MFADevices: [{ UserName: 'bob', SerialNumber: phone.serial, EnableDate: rig.now }],
      IsTruncated: false,
    });
    expect(await serialsOf('eve')).toEqual([]);
  });

  it.each([
    ['the same code twice', 0, 0],
    ['codes that are not in a row', -2, 0],
    ['codes the wrong way round', 0, -1],
  ])('refuses %s', async (_, first, second) => {
    const phone = await make('phone');
    const input = { UserName: 'bob', SerialNumber: phone.serial };
    const both = { AuthenticationCode1: phone.code(first), AuthenticationCode2: phone.code(second) };
    await expect(rig.run(enableMFADevice, { ...input, ...both })).rejects.toMatchObject(invalidCode);
    expect(await serialsOf('bob')).toEqual([]);
  });

  it('refuses codes of another device', async () => {
    const [one, two] = [await make('one'), await make('two')];
    await expect(enable({ ...one, code: (steps) => two.code(steps) })).rejects.toMatchObject(invalidCode);
  });

  it('takes codes of up to an hour ago or ahead, and learns the difference', async () => {
    for (const [name, first, drift] of [
      ['slow', -100, -99],
      ['fast', 100, 101],
    ] as const) {
      const phone = await make(name);
      await enable(phone, name === 'slow' ? 'bob' : 'eve', first);
      expect(await rowOf(name === 'slow' ? 'bob' : 'eve')).toMatchObject({ drift });
      expect(await verify(phone.code(drift + 1), name === 'slow' ? 'bob' : 'eve')).toBe(true);
    }
    await expect(enable(await make('too-slow'), 'bob', -122)).rejects.toMatchObject(invalidCode);
  });

  it('refuses a device that is in use, whoever asks for whomever', async () => {
    const phone = await make('phone');
    await enable(phone);
    for (const name of ['bob', 'eve']) {
      await expect(enable(phone, name, 0)).rejects.toMatchObject({
        code: 'EntityAlreadyExists',
        message: 'MFA Device is already in use.',
      });
    }
  });

  it('refuses a user or a device that is not there', async () => {
    const phone = await make('phone');
    await expect(enable(phone, 'nobody')).rejects.toMatchObject({
      code: 'NoSuchEntity',
      message: 'The user with name nobody cannot be found.',
    });
    for (const serial of [`arn:aws:iam::${ACCOUNT}:mfa/other`, 'GAHT12345678', `arn:aws:iam::${ACCOUNT}:mfa/PHONE`]) {
      await expect(enable({ ...phone, serial })).rejects.toMatchObject(missing(serial));
    }
    await rig.other('210987654321');
    const theirs = 'arn:aws:iam::210987654321:mfa/phone';
    await expect(enable({ ...phone, serial: theirs })).rejects.toMatchObject(missing(theirs));
  });

  it('lets a user have eight, passkeys counted', async () => {
    const bob = await rig.as('bob');
    await givePasskey(bob, 'A');
    for (let i = 0; i < 7; i++) await enable(await make(`phone${i}`));
    const ninth = await make('ninth');
    await expect(enable(ninth)).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for MFADevicesPerUser: 8',
    });
    await enable(ninth, 'eve');
  });

  it('lets one of two users win a device', async () => {
    const phone = await make('phone');
    const both = await Promise.allSettled([enable(phone, 'bob'), enable(phone, 'eve')]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a code', () => {
  it('that enabled the device is used up', async () => {
    const phone = await make('phone');
    await enable(phone);
    expect(await verify(phone.code(-1))).toBe(false);
    expect(await verify(phone.code())).toBe(false);
    later(30);
    expect(await verify(phone.code())).toBe(true);
  });

  it('is good once, however many show it at the same moment', async () => {
    const phone = await make('phone');
    await enable(phone);
    later(60);
    const row = await rowOf('bob');
    const { seeds } = rig;
    const all = await Promise.all(
      Array.from({ length: 100 }, () => rig.write((write) => verifyTotp({ seeds, write }, row, phone.code(), rig.now))),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await verify(phone.code())).toBe(false);
  });

  it('is good a step too early and a step too late, and no more', async () => {
    const phone = await make('phone');
    await enable(phone);
    later(600);
    expect(await verify(phone.code(-2))).toBe(false);
    expect(await verify(phone.code(2))).toBe(false);
    expect(await verify(phone.code(-1))).toBe(true);
    expect(await verify(phone.code(1))).toBe(true);
    expect(await verify(phone.code(0))).toBe(false);
  });

  it.each(['', '12345', '1234567', 'abcdef', ' 12345', '１２３４５６'])('is not %j', async (text) => {
    await enable(await make('phone'));
    expect(await verify(text)).toBe(false);
  });

  it('of a device that is nobody’s is worth nothing', async () => {
    const phone = await make('phone');
    const [row] = await rig.store.read.selectFrom('mfaDevices').selectAll().execute();
    const { seeds } = rig;
    if (!row) throw new Error('no device');
    expect(await rig.write((write) => verifyTotp({ seeds, write }, row, phone.code(), rig.now))).toBe(false);
  });

  it('is not taken for a device whose row was given to another by hand', async () => {
    const phone = await make('phone');
    await enable(phone, 'eve');
    const bob = await rig.as('bob');
    await rig.write(({ db }) =>
      db
        .updateTable('mfaDevices')
        .set({ ownerId: bob.kind === 'user' ? bob.userId : '' })
        .execute(),
    );
    later(60);
    await expect(verify(phone.code())).rejects.toMatchObject({ code: 'SealBroken' });
  });
});

describe('ResyncMFADevice', () => {
  it('brings a clock that went wrong into step again', async () => {
    const phone = await make('phone');
    await enable(phone);
    later(86_400);
    expect(await verify(phone.code(40))).toBe(false);
    await resync(phone, 40);
    expect(await verify(phone.code(41))).toBe(false);
    expect(await verify(phone.code(42))).toBe(true);
  });

  it('takes no code a second time', async () => {
    const phone = await make('phone');
    await enable(phone);
    await expect(resync(phone, -1)).rejects.toMatchObject(invalidCode);
    await expect(resync(phone, 0)).rejects.toMatchObject(invalidCode);
    await resync(phone, 1);
  });

  it('refuses a device of another, and one that is nobody’s', async () => {
    const phone = await make('phone');
    await expect(resync(phone, 0)).rejects.toMatchObject(notTheirs);
    await enable(phone, 'eve');
    await expect(resync(phone, 1)).rejects.toMatchObject(notTheirs);
    await expect(resync({ ...phone, serial: 'GAHT12345678' }, 1)).rejects.toMatchObject(missing('GAHT12345678'));
  });
});

describe('DeactivateMFADevice', () => {
  it('makes the device nobody’s, who may have it again with codes that were not used', async () => {
    const phone = await make('phone');
    await enable(phone);
    await rig.run(deactivateMFADevice, { UserName: 'bob', SerialNumber: phone.serial });
    expect(await serialsOf('bob')).toEqual([]);
    await expect(enable(phone, 'eve', -1)).rejects.toMatchObject(invalidCode);
    await enable(phone, 'eve', 1);
    expect(await serialsOf('eve')).toEqual([phone.serial]);
  });

  it('without a name takes the caller’s own', async () => {
    const phone = await make('phone');
    await enable(phone);
    await rig.run(deactivateMFADevice, { SerialNumber: phone.serial }, await rig.as('bob'));
    expect(await serialsOf('bob')).toEqual([]);
  });

  it('refuses a device that is not that user’s', async () => {
    const phone = await make('phone');
    const input = { UserName: 'bob', SerialNumber: phone.serial };
    await expect(rig.run(deactivateMFADevice, input)).rejects.toMatchObject(notTheirs);
    await enable(phone, 'eve');
    await expect(rig.run(deactivateMFADevice, input)).rejects.toMatchObject(notTheirs);
    const other = `arn:aws:iam::${ACCOUNT}:mfa/other`;
    await expect(rig.run(deactivateMFADevice, { ...input, SerialNumber: other })).rejects.toMatchObject(missing(other));
  });

  it('removes a passkey for good', async () => {
    const serial = await givePasskey(await rig.as('bob'), 'A');
    await expect(rig.run(deactivateMFADevice, { UserName: 'eve', SerialNumber: serial })).rejects.toMatchObject(notTheirs);
    await rig.run(deactivateMFADevice, { UserName: 'bob', SerialNumber: serial });
    expect(await serialsOf('bob')).toEqual([]);
  });
});

describe('DeleteVirtualMFADevice', () => {
  it('removes the device with its tags, so that one of the same name is another', async () => {
    const { serial } = await make('phone');
    await rig.run(tagMFADevice, { SerialNumber: serial, Tags: [{ Key: 'a', Value: '1' }] });
    await rig.run(deleteVirtualMFADevice, { SerialNumber: serial });
    expect(await rig.store.read.selectFrom('tags').selectAll().execute()).toEqual([]);
    await expect(rig.run(deleteVirtualMFADevice, { SerialNumber: serial })).rejects.toMatchObject(missing(serial));
    await make('phone');
  });

  it('refuses one that is in use', async () => {
    const phone = await make('phone');
    await enable(phone);
    await expect(rig.run(deleteVirtualMFADevice, { SerialNumber: phone.serial })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'MFA VirtualDevice in use. Must deactivate first.',
    });
  });
});

describe('ListMFADevices', () => {
  it('lists virtual devices and passkeys in the order they were enabled, in pages', async () => {
    const bob = await rig.as('bob');
    const [one, two] = [await make('one'), await make('two')];
    await enable(two);
    later(60);
    const key = await givePasskey(bob, 'A', rig.now.getTime() - 1000);
    await enable(one);
    const all = [two.serial, key, one.serial];
    expect(await serialsOf('bob')).toEqual(all);
    const first = await rig.run(listMFADevices, { MaxItems: 2 }, bob);
    expect(first).toMatchObject({ IsTruncated: true, MFADevices: [{ SerialNumber: all[0] }, { SerialNumber: all[1] }] });
    const second = await rig.run(listMFADevices, { Marker: first.Marker }, bob);
    expect(second).toEqual({
      MFADevices: [{ UserName: 'bob', SerialNumber: all[2], EnableDate: rig.now }],
      IsTruncated: false,
    });
    expect(key).toBe(`arn:aws:iam::${ACCOUNT}:u2f/user/bob/laptop-A`);
  });

  it('refuses a user that is not there', async () => {
    await expect(serialsOf('nobody')).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });
});

describe('ListVirtualMFADevices', () => {
  it('lists all, or those in use with their user, or those that are nobody’s', async () => {
    const [one, two] = [await make('one'), await make('two', '/a/')];
    await enable(two);
    const used = {
      SerialNumber: two.serial,
      EnableDate: rig.now,
      User: expect.objectContaining({ UserName: 'bob', Arn: `arn:aws:iam::${ACCOUNT}:user/bob` }) as unknown,
    };
    const free = { SerialNumber: one.serial };
    expect((await list()).VirtualMFADevices).toEqual(expect.arrayContaining([used, free]));
    expect((await list({ AssignmentStatus: 'Any' })).VirtualMFADevices).toHaveLength(2);
    expect(await list({ AssignmentStatus: 'Assigned' })).toEqual({ VirtualMFADevices: [used], IsTruncated: false });
    expect(await list({ AssignmentStatus: 'Unassigned' })).toEqual({ VirtualMFADevices: [free], IsTruncated: false });
  });

  it('shows each device once over its pages, and takes no marker of another list', async () => {
    for (let i = 0; i < 5; i++) {
      await make(`phone${i}`);
      later(1);
    }
    const seen: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await list({ MaxItems: 2, Marker });
      seen.push(...(page.VirtualMFADevices ?? []).map(({ SerialNumber }) => SerialNumber));
      Marker = page.Marker;
    } while (Marker !== undefined);
    expect(seen).toEqual([0, 1, 2, 3, 4].map((i) => `arn:aws:iam::${ACCOUNT}:mfa/phone${i}`));
    const { Marker: other } = await list({ MaxItems: 2 });
    await expect(list({ Marker: other, AssignmentStatus: 'Assigned' })).rejects.toMatchObject({ code: 'ValidationError' });
  });
});

describe('GetMFADevice', () => {
  it('shows a device of a user, or of the caller', async () => {
    const phone = await make('phone');
    await enable(phone);
    const shown = { UserName: 'bob', SerialNumber: phone.serial, EnableDate: rig.now };
    expect(await rig.run(getMFADevice, { UserName: 'bob', SerialNumber: phone.serial })).toEqual(shown);
    expect(await rig.run(getMFADevice, { SerialNumber: phone.serial }, await rig.as('bob'))).toEqual(shown);
    const input = { UserName: 'eve', SerialNumber: phone.serial };
    await expect(rig.run(getMFADevice, input)).rejects.toMatchObject(missing(phone.serial));
  });
});

describe('the tags of an MFA device', () => {
  it('are put on, replaced and taken off, by keys whose case counts', async () => {
    const { serial: SerialNumber } = await make('phone');
    const tags = async () => (await rig.run(listMFADeviceTags, { SerialNumber })).Tags;
    await rig.run(tagMFADevice, { SerialNumber, Tags: [{ Key: 'b', Value: '1' }] });
    await rig.run(tagMFADevice, {
      SerialNumber,
      Tags: [
        { Key: 'B', Value: '2' },
        { Key: 'b', Value: '3' },
      ],
    });
    expect(await tags()).toEqual([
      { Key: 'B', Value: '2' },
      { Key: 'b', Value: '3' },
    ]);
    await rig.run(untagMFADevice, { SerialNumber, TagKeys: ['b', 'none'] });
    expect(await tags()).toEqual([{ Key: 'B', Value: '2' }]);
  });

  it('are 50 at most', async () => {
    const { serial: SerialNumber } = await make('phone');
    const Tags = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
    await rig.run(tagMFADevice, { SerialNumber, Tags });
    await expect(rig.run(tagMFADevice, { SerialNumber, Tags: [{ Key: 'one more', Value: '' }] })).rejects.toMatchObject({
      code: 'LimitExceeded',
    });
  });

  it('are condition keys of what is done with it', async () => {
    const { serial: SerialNumber } = await make('phone');
    await rig.run(tagMFADevice, { SerialNumber, Tags: [{ Key: 'team', Value: 'x' }] });
    const worn = { 'aws:ResourceTag/team': 'x', 'iam:ResourceTag/team': 'x' };
    expect(await rig.targets(deleteVirtualMFADevice, { SerialNumber })).toEqual([{ arn: SerialNumber, context: worn }]);
    expect(await rig.targets(listMFADeviceTags, { SerialNumber })).toEqual([{ arn: SerialNumber, context: worn }]);
    expect(await rig.targets(untagMFADevice, { SerialNumber, TagKeys: ['team'] })).toEqual([
      { arn: SerialNumber, context: { ...worn, 'aws:TagKeys': ['team'] } },
    ]);
  });

  it('are refused for a device that is not there', async () => {
    for (const SerialNumber of ['GAHT12345678', 'arn:aws:iam::210987654321:mfa/phone']) {
      await expect(rig.run(listMFADeviceTags, { SerialNumber })).rejects.toMatchObject(missing(SerialNumber));
    }
    expect(await rig.targets(listMFADeviceTags, { SerialNumber: 'GAHT12345678' })).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:mfa/GAHT12345678`, context: {} },
    ]);
    const theirs = 'arn:aws:iam::210987654321:mfa/phone';
    expect(await rig.targets(listMFADeviceTags, { SerialNumber: theirs })).toEqual([{ arn: theirs, context: {} }]);
  });
});

describe('a user with an MFA device', () => {
  it.each(['a virtual one', 'a passkey'])('is not deleted: %s', async (kind) => {
    if (kind === 'a passkey') await givePasskey(await rig.as('bob'), 'A');
    else await enable(await make('phone'));
    await expect(rig.run(deleteUser, { UserName: 'bob' })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must delete MFA device first.',
    });
    const [SerialNumber = ''] = (await serialsOf('bob')) ?? [];
    await rig.run(deactivateMFADevice, { UserName: 'bob', SerialNumber });
    await rig.run(deleteUser, { UserName: 'bob' });
  });
});

describe('root', () => {
  it('has devices of its own, named by the account, which nobody else reaches', async () => {
    const phone = await make('root-phone');
    await expect(
      rig.run(enableMFADevice, { UserName: ACCOUNT, SerialNumber: phone.serial, ...codes(phone, -1) }, await rig.as('bob')),
    ).rejects.toMatchObject({ code: 'NoSuchEntity' });
    await enable(phone, ACCOUNT);
    expect((await rig.run(listMFADevices, {})).MFADevices).toEqual([
      { UserName: ACCOUNT, SerialNumber: phone.serial, EnableDate: rig.now },
    ]);
    const { VirtualMFADevices } = await rig.run(listVirtualMFADevices, {});
    expect(VirtualMFADevices?.[0]?.User).toMatchObject({ Arn: `arn:aws:iam::${ACCOUNT}:root`, UserId: ACCOUNT });
    await rig.run(createAccountAlias, { AccountAlias: 'acme' });
    await resync(phone, 1, 'acme');
    await rig.run(deactivateMFADevice, { SerialNumber: phone.serial });
    expect((await rig.run(listMFADevices, {})).MFADevices).toEqual([]);
  });

  it('is what is acted on', async () => {
    const SerialNumber = `arn:aws:iam::${ACCOUNT}:mfa/phone`;
    const root = { arn: `arn:aws:iam::${ACCOUNT}:root`, context: {} };
    expect(await rig.targets(deactivateMFADevice, { SerialNumber })).toEqual([root]);
    expect(await rig.targets(listMFADevices, { UserName: ACCOUNT })).toEqual([root]);
    expect(await rig.targets(listMFADevices, { UserName: ACCOUNT }, await rig.as('bob'))).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:user/${ACCOUNT}`, shown: `user ${ACCOUNT}`, context: {} },
    ]);
  });
});

it('the account summary counts the devices, those in use, and whether root has one', async () => {
  expect(await counts()).toEqual([0, 0, 0]);
  const [one, two] = [await make('one'), await make('two')];
  await enable(one);
  expect(await counts()).toEqual([2, 1, 0]);
  await enable(two, ACCOUNT);
  expect(await counts()).toEqual([2, 2, 1]);
});
