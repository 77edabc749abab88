import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountOf } from '../../domain/unique-ids.ts';
import { testCertificate, testSshKey } from '../key-material/test-certificates.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { createUser } from './create-user.ts';
import { deleteSSHPublicKey } from './delete-ssh-public-key.ts';
import { deleteUser } from './delete-user.ts';
import { getSSHPublicKey } from './get-ssh-public-key.ts';
import { listSSHPublicKeys } from './list-ssh-public-keys.ts';
import { updateSSHPublicKey } from './update-ssh-public-key.ts';
import { uploadSSHPublicKey } from './upload-ssh-public-key.ts';

let rig: TestRig;
beforeEach(async () => {
  rig = await openTestRig();
  await rig.run(createUser, { UserName: 'Bob', Path: '/a/' });
  await rig.run(createUser, { UserName: 'eve' });
});
afterEach(() => rig.close());

const UserName = 'Bob';
const upload = async (SSHPublicKeyBody: string, name = UserName) =>
  (await rig.run(uploadSSHPublicKey, { UserName: name, SSHPublicKeyBody })).SSHPublicKey;
const idOf = async (text: string, name = UserName) => (await upload(text, name))?.SSHPublicKeyId ?? '';
const get = async (SSHPublicKeyId: string, Encoding: 'SSH' | 'PEM' = 'SSH') =>
  (await rig.run(getSSHPublicKey, { UserName, SSHPublicKeyId, Encoding })).SSHPublicKey;
const list = (input: object = { UserName }) => rig.run(listSSHPublicKeys, input);

describe('UploadSSHPublicKey', () => {
  it('answers with the key as it came, an id of 20 characters and its fingerprint', async () => {
    const { line } = testSshKey();
    const key = await upload(line, 'bob');
    expect(key).toEqual({
      UserName: 'Bob',
      SSHPublicKeyId: expect.stringMatching(/^APKA[A-Z2-7]{16}$/) as unknown,
      Fingerprint: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/) as unknown,
      SSHPublicKeyBody: line,
      Status: 'Active',
      UploadDate: rig.now,
    });
    expect(accountOf(key?.SSHPublicKeyId ?? '')).toBe(ACCOUNT);
  });

  // `ssh-keygen -?` ends with an error; only where it is not installed does it not start.
  it.skipIf(spawnSync('ssh-keygen', ['-?']).error)('shows the fingerprint that ssh-keygen shows', async () => {
    const { line } = testSshKey();
    const folder = mkdtempSync(join(tmpdir(), 'countersign-ssh-'));
    writeFileSync(join(folder, 'key.pub'), `${line}\n`);
    const said = execFileSync('ssh-keygen', ['-E', 'md5', '-lf', join(folder, 'key.pub')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(said).toContain(`MD5:${(await upload(line))?.Fingerprint} `);
  });

  it('knows a key again in its other form, and lets another user have it', async () => {
    const { line, pem, body } = testSshKey();
    await upload(line);
    for (const text of [line, pem, `ssh-rsa ${body}\n`]) {
      await expect(upload(text)).rejects.toMatchObject({
        code: 'DuplicateSSHPublicKey',
        message: 'Duplicate SSH public key uploaded.',
      });
    }
    expect((await upload(pem, 'eve'))?.UserName).toBe('eve');
  });

  it.each([
    ['text that is no key', 'no key'],
    ['another kind of key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKzvfE+qS09w+okgrO0gY7jryF0lSCxdEO/O0UaUhuZe'],
    ['two keys', `${testSshKey().line}\n${testSshKey().line}`],
    [
      'a private key',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    ],
  ])('refuses %s', async (_, text) => {
    await expect(upload(text)).rejects.toMatchObject({
      code: 'UnrecognizedPublicKeyEncoding',
      message: 'Invalid public key uploaded.',
    });
  });

  it('refuses a certificate', async () => {
    const { pem } = await testCertificate('bob');
    await expect(upload(pem)).rejects.toMatchObject({ code: 'UnrecognizedPublicKeyEncoding' });
  });

  it.each([
    ['1024 bits', testSshKey(1024).line],
    ['1024 bits in PEM', testSshKey(1024).pem],
    ['a body that is cut short', `ssh-rsa ${testSshKey().body.slice(0, 200)}`],
    ['a body that says it is another kind', `ssh-rsa ${Buffer.from('\0\0\0\x0bssh-ed25519').toString('base64')}`],
    ['an EC key', generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }) as string],
  ])('refuses a key of %s', async (_, text) => {
    await expect(upload(text)).rejects.toMatchObject({ code: 'InvalidPublicKey', message: 'Invalid body for public key' });
  });

  it('gives five keys to a user, however many are uploaded at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => upload(testSshKey().line)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(upload(testSshKey().line)).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for SSHPublicKeysPerUser: 5',
    });
  });

  it('refuses a user that does not exist', async () => {
    await expect(upload(testSshKey().line, 'nobody')).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });
});

describe('GetSSHPublicKey', () => {
  it('shows the key in the form that is asked for, without its comment', async () => {
    const { line, pem, body } = testSshKey();
    for (const [name, text] of [
      ['Bob', line],
      ['eve', pem],
    ] as const) {
      const SSHPublicKeyId = await idOf(text, name);
      const show = async (Encoding: 'SSH' | 'PEM') =>
        (await rig.run(getSSHPublicKey, { UserName: name, SSHPublicKeyId, Encoding })).SSHPublicKey?.SSHPublicKeyBody;
      expect(await show('SSH')).toBe(`ssh-rsa ${body}`);
      expect(await show('PEM')).toBe(pem);
    }
  });
});

describe('the SSH public keys of a user', () => {
  it('are listed oldest first, page by page', async () => {
    const first = await idOf(testSshKey().line);
    rig.now = new Date(rig.now.getTime() + 1000);
    const second = await idOf(testSshKey().line);
    const page = await list({ UserName, MaxItems: 1 });
    expect(page.SSHPublicKeys).toEqual([
      { UserName, SSHPublicKeyId: first, Status: 'Active', UploadDate: new Date('2026-11-24T12:00:00Z') },
    ]);
    const rest = await list({ UserName, Marker: page.Marker });
    expect(rest).toMatchObject({ IsTruncated: false, SSHPublicKeys: [{ SSHPublicKeyId: second }] });
  });

  it('are none where there are none: of a user, of whoever asks, of root', async () => {
    const none = { SSHPublicKeys: [], IsTruncated: false };
    expect([await list(), await rig.run(listSSHPublicKeys, {}, await rig.as('eve')), await list({})]).toEqual([none, none, none]);
  });

  it('are switched off and on, and by nobody made expired', async () => {
    const SSHPublicKeyId = await idOf(testSshKey().line);
    for (const Status of ['Inactive', 'Active'] as const) {
      await rig.run(updateSSHPublicKey, { UserName, SSHPublicKeyId, Status });
      expect((await get(SSHPublicKeyId))?.Status).toBe(Status);
    }
    await expect(rig.run(updateSSHPublicKey, { UserName, SSHPublicKeyId, Status: 'Expired' })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: 'Operation does not support status Expired',
    });
  });

  it('are found by their id alone, and by their owner', async () => {
    const SSHPublicKeyId = await idOf(testSshKey().line, 'eve');
    const calls = [
      (id: string) => rig.run(getSSHPublicKey, { UserName, SSHPublicKeyId: id, Encoding: 'SSH' }),
      (id: string) => rig.run(updateSSHPublicKey, { UserName, SSHPublicKeyId: id, Status: 'Active' }),
      (id: string) => rig.run(deleteSSHPublicKey, { UserName, SSHPublicKeyId: id }),
    ];
    for (const call of calls) {
      await expect(call('APKANOSUCHKEY')).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: 'The Public Key with id APKANOSUCHKEY cannot be found.',
      });
      await expect(call(SSHPublicKeyId)).rejects.toMatchObject({
        code: 'NoSuchEntity',
        message: `User has no Public Key with id ${SSHPublicKeyId}.`,
      });
    }
  });

  it('stand in the way of deleting the user until they are deleted', async () => {
    const SSHPublicKeyId = await idOf(testSshKey().line);
    await expect(rig.run(deleteUser, { UserName })).rejects.toMatchObject({
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must remove referenced objects first.',
    });
    await rig.run(deleteSSHPublicKey, { UserName, SSHPublicKeyId });
    expect((await list()).SSHPublicKeys).toEqual([]);
    await rig.run(deleteUser, { UserName });
  });

  it('are acted on as on the user', async () => {
    const arn = `arn:aws:iam::${ACCOUNT}:user/a/Bob`;
    const targets = [
      await rig.targets(uploadSSHPublicKey, { UserName: 'bob', SSHPublicKeyBody: '' }),
      await rig.targets(getSSHPublicKey, { UserName: 'bob', SSHPublicKeyId: 'x', Encoding: 'SSH' }),
      await rig.targets(listSSHPublicKeys, { UserName: 'bob' }),
      await rig.targets(updateSSHPublicKey, { UserName: 'bob', SSHPublicKeyId: 'x', Status: 'Active' }),
      await rig.targets(deleteSSHPublicKey, { UserName: 'bob', SSHPublicKeyId: 'x' }),
    ];
    expect(targets.map(([target]) => target?.arn)).toEqual(Array<string>(5).fill(arn));
  });
});
