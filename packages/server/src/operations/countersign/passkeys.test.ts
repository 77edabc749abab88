import 'reflect-metadata';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { KeyObject, sign, webcrypto } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../domain/caller.ts';
import { findPasskeyBySerial } from '../../store/passkeys.ts';
import { createAccountAlias } from '../iam/create-account-alias.ts';
import { createUser } from '../iam/create-user.ts';
import { createVirtualMFADevice } from '../iam/create-virtual-mfa-device.ts';
import { deactivateMFADevice } from '../iam/deactivate-mfa-device.ts';
import { listMFADevices } from '../iam/list-mfa-devices.ts';
import { tagUser } from '../iam/tag-user.ts';
import { updateUser } from '../iam/update-user.ts';
import { testAuthenticator, type RegistrationChanges, type TestAuthenticator } from '../test-authenticator.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { beginPasskeyRegistration } from './begin-passkey-registration.ts';
import { finishPasskeyRegistration } from './finish-passkey-registration.ts';
import { listPasskeys } from './list-passkeys.ts';
import { renamePasskey } from './rename-passkey.ts';

const PAGE = 'https://iam.example.com:8443';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createUser, { UserName: 'Bob', Path: '/a/' });
  await rig.run(createUser, { UserName: 'eve' });
});
afterEach(() => rig.close());

/** The same caller, through a page of the console. */
const on = (caller: Caller, page = PAGE): Caller => ({ ...caller, origin: { ...caller.origin, page } });
const begin = async (caller: Caller) => {
  const { Ticket, Options } = await rig.run(beginPasskeyRegistration, {}, caller);
  return { Ticket, options: JSON.parse(Options) as Record<string, unknown> & { challenge: string } };
};
const finish = (caller: Caller, input: { Ticket: string; Credential: string; Name?: string }) =>
  rig.run(finishPasskeyRegistration, { Name: 'laptop', ...input }, caller);

interface Registration {
  readonly Name?: string;
  readonly authenticator?: TestAuthenticator;
  readonly changes?: RegistrationChanges;
}
async function register(caller: Caller, registration: Registration = {}): Promise<string> {
  const { Name = 'laptop', authenticator = testAuthenticator(), changes } = registration;
  const { Ticket, options } = await begin(caller);
  const Credential = authenticator.register(options, caller.origin.page ?? PAGE, changes);
  return (await finish(caller, { Ticket, Credential, Name })).SerialNumber;
}
/** A certificate as those of authenticators are, signed by nobody that anyone knows. */
async function attestationCertificate(): Promise<{ readonly der: Uint8Array; readonly key: KeyObject }> {
  const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'C=US, O=Stranger, OU=Authenticator Attestation, CN=Stranger',
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    signingAlgorithm,
    keys,
    extensions: [new BasicConstraintsExtension(false)],
  });
  return { der: new Uint8Array(certificate.rawData), key: KeyObject.from(keys.privateKey) };
}
const passkeysOf = async (UserName: string) => (await rig.run(listPasskeys, { UserName })).Passkeys;
const answerTo = (options: { challenge: string }): string => testAuthenticator().register(options, PAGE);
const selfAttested = (signed: Buffer, own: (bytes: Buffer) => Buffer): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ['alg', -7],
    ['sig', new Uint8Array(own(signed))],
  ]);
const missing = (serial: string) => ({
  code: 'NoSuchEntity',
  message: `MFA Device with serial number ${serial} does not exist.`,
});
const over = { code: 'ValidationError', message: 'This registration is over, or it is another one: begin again.' };
const noAnswer = { code: 'ValidationError', message: 'The credential is no answer to what was asked for on this page.' };

describe('BeginPasskeyRegistration', () => {
  it('asks for a passkey of the page’s host, for the user, without attestation', async () => {
    await rig.run(createAccountAlias, { AccountAlias: 'acme' });
    const bob = on(await rig.as('bob'));
    const first = testAuthenticator();
    await register(bob, { authenticator: first });
    const { options } = await begin(bob);
    expect(options).toMatchObject({
      rp: { id: 'iam.example.com', name: 'Countersign' },
      user: { name: 'Bob@acme', displayName: 'Bob@acme' },
      attestation: 'none',
      timeout: 300_000,
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      excludeCredentials: [{ id: first.credentialId, type: 'public-key', transports: ['internal', 'hybrid'] }],
    });
    expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
  });

  it('asks differently each time, and names the same user to the authenticator', async () => {
    const bob = on(await rig.as('bob'));
    const [one, two] = [await begin(bob), await begin(bob)];
    expect(one.options.challenge).not.toBe(two.options.challenge);
    expect(one.Ticket).not.toBe(two.Ticket);
    expect(one.options['user']).toEqual(two.options['user']);
    expect((await begin(on(await rig.as('eve')))).options['user']).not.toEqual(one.options['user']);
    expect((await begin(on(rig.root))).options['user']).toMatchObject({ name: `root@${ACCOUNT}` });
  });

  it('is for the console alone, under a host name', async () => {
    const bob = await rig.as('bob');
    await expect(begin(bob)).rejects.toMatchObject({
      code: 'ValidationError',
      message: expect.stringContaining('console') as unknown,
    });
    for (const page of ['http://127.0.0.1:8484', 'http://[::1]:8484']) {
      await expect(begin(on(bob, page))).rejects.toMatchObject({
        code: 'ValidationError',
        message: expect.stringContaining('host name') as unknown,
      });
    }
    await begin(on(bob, 'http://localhost:8484'));
  });
});

describe('FinishPasskeyRegistration', () => {
  it('keeps a passkey that can be signed in with', async () => {
    const bob = on(await rig.as('bob'));
    const authenticator = testAuthenticator();
    const serial = await register(bob, { authenticator });
    expect(serial).toMatch(new RegExp(`^arn:aws:iam::${ACCOUNT}:u2f/user/Bob/laptop-[A-Z2-7]{26}$`));
    const row = await findPasskeyBySerial(rig.store.read, ACCOUNT, serial);
    if (!row) throw new Error('it is not kept');
    expect(row).toMatchObject({
      credentialId: authenticator.credentialId,
      ownerId: bob.kind === 'user' ? bob.userId : '',
      name: 'laptop',
      counter: 0,
      transports: '["internal","hybrid"]',
      deviceType: 'singleDevice',
      backedUp: 0,
      createdAt: rig.now.getTime(),
      lastUsedAt: null,
    });
    const { verified } = await verifyAuthenticationResponse({
      response: authenticator.authenticate({ challenge: 'abcd' }, PAGE) as AuthenticationResponseJSON,
      expectedChallenge: 'abcd',
      expectedOrigin: PAGE,
      expectedRPID: 'iam.example.com',
      credential: { id: row.credentialId, publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64url')), counter: 0 },
    });
    expect(verified).toBe(true);
  });

  it('makes an MFA device that the other operations know', async () => {
    const serial = await register(on(await rig.as('bob')));
    const { MFADevices } = await rig.run(listMFADevices, { UserName: 'bob' });
    expect(MFADevices).toEqual([{ UserName: 'Bob', SerialNumber: serial, EnableDate: rig.now }]);
    await rig.run(deactivateMFADevice, { UserName: 'bob', SerialNumber: serial });
    expect(await passkeysOf('bob')).toEqual([]);
  });

  it('makes one for root', async () => {
    expect(await register(on(rig.root))).toMatch(/:u2f\/root\/laptop-[A-Z2-7]{26}$/);
  });

  it('makes none for anybody else, who could be signed in as with it: a name that is given is not looked at', async () => {
    const eve = on(await rig.as('eve'));
    const { Ticket, Options } = await rig.run(beginPasskeyRegistration, { UserName: 'Bob' }, eve);
    const Credential = answerTo(JSON.parse(Options) as { challenge: string });
    await finish(eve, { Ticket, Credential, UserName: 'Bob' } as Parameters<typeof finish>[1]);
    expect([(await passkeysOf('eve')).length, await passkeysOf('Bob')]).toEqual([1, []]);
  });

  it('takes a ticket once, for five minutes, and only where and by whom it was asked for', async () => {
    const [bob, eve] = [on(await rig.as('bob')), on(await rig.as('eve'))];
    const used = await begin(bob);
    await finish(bob, { Ticket: used.Ticket, Credential: answerTo(used.options) });
    await expect(finish(bob, { Ticket: used.Ticket, Credential: answerTo(used.options) })).rejects.toMatchObject(over);

    const late = await begin(bob);
    rig.now = new Date(rig.now.getTime() + 5 * 60_000);
    await expect(finish(bob, { Ticket: late.Ticket, Credential: answerTo(late.options) })).rejects.toMatchObject(over);

    const others = [eve, on(rig.root), on(bob, 'https://other.example.com'), on(await rig.other('210987654321'))];
    for (const caller of others) {
      const { Ticket, options } = await begin(bob);
      await expect(finish(caller, { Ticket, Credential: answerTo(options) })).rejects.toMatchObject(over);
      await expect(finish(bob, { Ticket, Credential: answerTo(options) })).rejects.toMatchObject(over);
    }
    await expect(finish(bob, { Ticket: 'made-up', Credential: '{}' })).rejects.toMatchObject(over);
    expect(await passkeysOf('eve')).toEqual([]);
    expect(await passkeysOf('bob')).toHaveLength(1);
  });

  it.each<[string, (made: string) => string]>([
    ['no JSON', () => 'x'],
    ['null', () => 'null'],
    ['no object', () => '"x"'],
    ['an empty object', () => '{}'],
    ['no CBOR', (made) => made.replace(/"attestationObject":"[^"]+"/, '"attestationObject":"AAAA"')],
  ])('refuses %s', async (_, change) => {
    const bob = on(await rig.as('bob'));
    const { Ticket, options } = await begin(bob);
    const made = testAuthenticator().register(options, PAGE);
    await expect(finish(bob, { Ticket, Credential: change(made) })).rejects.toMatchObject(noAnswer);
  });

  it('refuses what answers another question, another page, or with something else', async () => {
    const bob = on(await rig.as('bob'));
    const bad: [string, (options: { challenge: string }) => string][] = [
      ['challenge', () => testAuthenticator().register({ challenge: 'b3RoZXI' }, PAGE)],
      ['origin', (options) => testAuthenticator().register(options, 'https://iam.example.com')],
      ['host', (options) => testAuthenticator().register(options, PAGE, { rpId: 'example.com' })],
      ['type', (options) => testAuthenticator().register(options, PAGE, { type: 'webauthn.get' })],
    ];
    for (const [, answer] of bad) {
      const { Ticket, options } = await begin(bob);
      await expect(finish(bob, { Ticket, Credential: answer(options) })).rejects.toMatchObject(noAnswer);
    }
    expect(await passkeysOf('bob')).toEqual([]);
  });

  it('takes what the passkey’s own key attests, and no certificate, however good', async () => {
    const bob = on(await rig.as('bob'));
    const { der, key } = await attestationCertificate();
    const certified = (signed: Buffer) =>
      new Map<string, unknown>([
        ['alg', -7],
        ['sig', new Uint8Array(sign('sha256', signed, key))],
        ['x5c', [der]],
      ]);
    await register(bob, { changes: { format: 'packed', statement: selfAttested } });
    for (const format of ['packed', 'fido-u2f', 'tpm', 'apple', 'android-key', 'android-safetynet', 'made-up']) {
      await expect(register(bob, { changes: { format, statement: certified } })).rejects.toMatchObject(noAnswer);
    }
    // The library itself would have taken the first of them.
    const authenticator = testAuthenticator();
    const made = authenticator.register({ challenge: 'abcd' }, PAGE, { format: 'packed', statement: certified });
    const { verified } = await verifyRegistrationResponse({
      response: JSON.parse(made) as RegistrationResponseJSON,
      expectedChallenge: 'abcd',
      expectedOrigin: PAGE,
    });
    expect(verified).toBe(true);
    expect(await passkeysOf('bob')).toHaveLength(1);
  });

  it('refuses a passkey that is registered already, whoever has it', async () => {
    const authenticator = testAuthenticator();
    await register(on(await rig.as('bob')), { authenticator });
    for (const caller of [on(await rig.as('bob')), on(await rig.as('eve')), on(await rig.other('210987654321'))]) {
      await expect(register(caller, { authenticator })).rejects.toMatchObject({ code: 'EntityAlreadyExists' });
    }
  });

  it('counts with virtual devices: a user may have eight of both', async () => {
    const bob = on(await rig.as('bob'));
    for (let i = 0; i < 7; i++) await register(bob);
    const waiting = await begin(bob);
    const { VirtualMFADevice: device } = await rig.run(createVirtualMFADevice, { VirtualMFADeviceName: 'phone' });
    await rig.write(({ db }) =>
      db
        .updateTable('mfaDevices')
        .set({ ownerId: bob.kind === 'user' ? bob.userId : '', enabledAt: 1 })
        .execute(),
    );
    expect(device?.SerialNumber).toContain('phone');
    const full = { code: 'LimitExceeded', message: 'Cannot exceed quota for MFADevicesPerUser: 8' };
    await expect(begin(bob)).rejects.toMatchObject(full);
    const Credential = testAuthenticator().register(waiting.options, PAGE);
    await expect(finish(bob, { Ticket: waiting.Ticket, Credential })).rejects.toMatchObject(full);
  });

  it('keeps of the transports only what looks like any', async () => {
    const bob = on(await rig.as('bob'));
    await register(bob, { changes: { transports: ['usb', 'usb', 7, '<script>', 'x'.repeat(99)] } });
    const rows = await rig.store.read.selectFrom('passkeys').select('transports').execute();
    expect(rows).toEqual([{ transports: '["usb"]' }]);
  });
});

describe('ListPasskeys', () => {
  it('shows what there is to know of each, oldest first, and no key', async () => {
    const bob = on(await rig.as('bob'));
    const first = await register(bob, { Name: 'one' });
    rig.now = new Date(rig.now.getTime() + 1000);
    const second = await register(bob, { Name: 'two' });
    await rig.write(({ db }) =>
      db
        .updateTable('passkeys')
        .set({ lastUsedAt: 5, deviceType: 'multiDevice', backedUp: 1 })
        .where('serial', '=', second)
        .execute(),
    );
    const shown = await rig.run(listPasskeys, {}, bob);
    expect(shown.Passkeys).toEqual([
      {
        SerialNumber: first,
        Name: 'one',
        CreateDate: new Date(rig.now.getTime() - 1000),
        DeviceType: 'singleDevice',
        BackedUp: false,
      },
      {
        SerialNumber: second,
        Name: 'two',
        CreateDate: rig.now,
        LastUsedDate: new Date(5),
        DeviceType: 'multiDevice',
        BackedUp: true,
      },
    ]);
    expect((await rig.run(listPasskeys, {}, await rig.as('eve'))).Passkeys).toEqual([]);
    await expect(rig.run(listPasskeys, { UserName: 'nobody' })).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });
});

describe('RenamePasskey', () => {
  it('changes the name, and leaves the serial number', async () => {
    const serial = await register(on(await rig.as('bob')));
    await rig.run(renamePasskey, { SerialNumber: serial, Name: 'desk' });
    expect(await passkeysOf('bob')).toMatchObject([{ SerialNumber: serial, Name: 'desk' }]);
  });

  it('refuses one that is not there, and another account’s', async () => {
    const serial = await register(on(await rig.as('bob')));
    const other = await rig.other('210987654321');
    await expect(rig.run(renamePasskey, { SerialNumber: serial, Name: 'x' }, other)).rejects.toMatchObject(missing(serial));
    await expect(rig.run(renamePasskey, { SerialNumber: `${serial}x`, Name: 'x' })).rejects.toMatchObject(missing(`${serial}x`));
  });

  it('acts on the user whose passkey it is, by their present name; on anything when it is nobody’s', async () => {
    const serial = await register(on(await rig.as('bob')));
    const roots = await register(on(rig.root));
    await rig.run(updateUser, { UserName: 'Bob', NewUserName: 'robert' });
    await rig.run(tagUser, { UserName: 'robert', Tags: [{ Key: 'team', Value: 'x' }] });
    expect(await rig.targets(renamePasskey, { SerialNumber: serial, Name: 'x' })).toEqual([
      {
        arn: `arn:aws:iam::${ACCOUNT}:user/a/robert`,
        shown: serial,
        context: { 'aws:ResourceTag/team': 'x', 'iam:ResourceTag/team': 'x' },
      },
    ]);
    expect(await rig.targets(renamePasskey, { SerialNumber: roots, Name: 'x' })).toEqual([
      { arn: `arn:aws:iam::${ACCOUNT}:root` },
    ]);
    expect(await rig.targets(renamePasskey, { SerialNumber: 'arn:none', Name: 'x' })).toEqual([{ arn: '*', shown: 'arn:none' }]);
  });
});

describe('the operations on passkeys', () => {
  it('act on the user, by the permissions of MFA devices', async () => {
    const target = { arn: `arn:aws:iam::${ACCOUNT}:user/a/Bob`, shown: 'user Bob', context: {} };
    const bob = await rig.as('bob');
    expect(await rig.targets(beginPasskeyRegistration, {}, bob)).toEqual([target]);
    expect(await rig.targets(finishPasskeyRegistration, { Ticket: '', Name: '', Credential: '' }, bob)).toEqual([target]);
    expect(await rig.targets(listPasskeys, { UserName: 'Bob' })).toEqual([target]);
    expect(listPasskeys.action).toBe('iam:ListMFADevices');
    expect(beginPasskeyRegistration.action).toBe('iam:EnableMFADevice');
    expect(finishPasskeyRegistration.action).toBe('iam:EnableMFADevice');
    expect(renamePasskey.action).toBe('iam:EnableMFADevice');
  });
});
