import {
  AttachUserPolicyCommand,
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  ListMFADevicesCommand,
  ListVirtualMFADevicesCommand,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { operator } from './operator.ts';
import { startTestServer, type Keys, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function makeUser(UserName: string): Promise<Keys> {
  await server.iam().send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await server.iam().send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}
const refusal = (call: Promise<unknown>) => call.catch((error: unknown) => error);
const change = (keys: Keys, OldPassword: string, NewPassword: string) =>
  server.iam(keys).send(new ChangePasswordCommand({ OldPassword, NewPassword }));

async function auditText(): Promise<string> {
  const env = { COUNTERSIGN_DATA_DIR: server.dataDir };
  const door = await operator(loadConfig({ flags: {}, env, readFile: () => '{}', cwd: '/' }));
  let text = '';
  for await (const line of door.auditTail({ follow: false, lines: 1000 })) text += `${line}\n`;
  await door.close();
  return text;
}

describe('a user who changes their own password', () => {
  it('may do so by the account’s policy alone; a Deny still refuses', async () => {
    const keys = await makeUser('changer');
    await server.iam().send(new CreateLoginProfileCommand({ UserName: 'changer', Password: 'First-Horse-1' }));
    const denied = {
      name: 'AccessDenied',
      message: expect.stringContaining('iam:ChangePassword on resource: user changer') as unknown,
    };
    expect(await refusal(change(keys, 'First-Horse-1', 'Second-Horse-2'))).toMatchObject(denied);

    await server.iam().send(new UpdateAccountPasswordPolicyCommand({ AllowUsersToChangePassword: true }));
    await change(keys, 'First-Horse-1', 'Second-Horse-2');
    expect((await server.iam(keys).send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy).toMatchObject({
      AllowUsersToChangePassword: true,
    });
    expect(await refusal(server.iam(keys).send(new GetLoginProfileCommand({ UserName: 'changer' })))).toMatchObject({
      name: 'AccessDenied',
    });

    const statement = { Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' };
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    await server.iam().send(new PutUserPolicyCommand({ UserName: 'changer', PolicyName: 'no', PolicyDocument }));
    expect(await refusal(change(keys, 'Second-Horse-2', 'Third-Horse-3'))).toMatchObject(denied);
  });

  it('may guess five times in a minute, and is told nothing more then, right or wrong', async () => {
    const keys = await makeUser('guesser');
    await server.iam().send(new CreateLoginProfileCommand({ UserName: 'guesser', Password: 'First-Horse-1' }));
    const guesses = Array.from({ length: 12 }, (_, i) => refusal(change(keys, `guess ${i}`, 'Second-Horse-2')));
    const names = (await Promise.all(guesses)).map((error) => (error as Error).name);
    expect(names.filter((name) => name === 'AccessDenied')).toHaveLength(5);
    expect(names.filter((name) => name === 'Throttling')).toHaveLength(7);
    expect(await refusal(change(keys, 'First-Horse-1', 'Second-Horse-2'))).toMatchObject({ name: 'Throttling' });
  });

  it('has nothing hashed for them before they may', async () => {
    const keys = await makeUser('stranger');
    const Password = 'Some-Horse-1';
    const calls = Array.from({ length: 100 }, () =>
      refusal(server.iam(keys).send(new UpdateLoginProfileCommand({ UserName: 'changer', Password }))),
    );
    // Of more than 64 at once that reached the hashing some would be told to wait: `Throttling`.
    const names = new Set((await Promise.all(calls)).map((error) => (error as Error).name));
    expect([...names]).toEqual(['AccessDenied']);
  });
});

describe('what is secret', () => {
  it('is in one answer, and in no record, no file and no other answer', async () => {
    const iam = server.iam();
    const passwords = ['Canary-Horse-41', 'Canary-Horse-42', 'Canary-Wrong-43'];
    const [first = '', second = '', wrong = ''] = passwords;
    const UserName = 'canary';
    const keys = await makeUser(UserName);
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: 'arn:aws:iam::aws:policy/IAMFullAccess' }));
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: first }));
    await refusal(iam.send(new CreateLoginProfileCommand({ UserName, Password: wrong })));
    await change(keys, first, second);
    await refusal(change(keys, wrong, first));

    const { VirtualMFADevice: device } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }));
    const SerialNumber = device?.SerialNumber ?? '';
    const seed = Buffer.from(device?.Base32StringSeed ?? []).toString();
    const png = Buffer.from(device?.QRCodePNG ?? []);
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const totp = new TOTP({ secret: Secret.fromBase32(seed) });
    const now = Date.now();
    const [AuthenticationCode1, AuthenticationCode2] = [
      totp.generate({ timestamp: now - 30_000 }),
      totp.generate({ timestamp: now }),
    ];
    await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }));

    const answers = JSON.stringify([
      await iam.send(new GetLoginProfileCommand({ UserName })),
      await iam.send(new ListMFADevicesCommand({ UserName })),
      await iam.send(new ListVirtualMFADevicesCommand({})),
    ]);
    const audit = await auditText();
    const records = audit
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { eventName: string; requestParameters?: object; responseElements?: object });
    const enabled = records.find(({ eventName }) => eventName === 'EnableMFADevice');
    expect(enabled?.requestParameters).toEqual({
      userName: UserName,
      serialNumber: SerialNumber,
      authenticationCode1: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      authenticationCode2: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    });
    expect(records.find(({ eventName }) => eventName === 'CreateVirtualMFADevice')?.responseElements).toEqual({
      virtualMFADevice: {
        serialNumber: SerialNumber,
        base32StringSeed: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        qRCodePNG: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      },
    });
    expect(records.filter(({ eventName }) => eventName === 'ChangePassword').length).toBeGreaterThan(1);

    const places = [Buffer.from(answers), Buffer.from(audit), Buffer.from(server.printed())];
    for (const name of await readdir(server.dataDir, { recursive: true })) {
      places.push(await readFile(join(server.dataDir, name)).catch(() => Buffer.alloc(0)));
    }
    const raw = Buffer.from(Secret.fromBase32(seed).bytes);
    const secrets = [...passwords, seed, png, raw, raw.toString('hex'), raw.toString('base64'), png.toString('base64')];
    secrets.push(...passwords.flatMap((text) => [Buffer.from(text).toString('base64'), encodeURIComponent(text)]));
    for (const secret of secrets) expect(places.findIndex((place) => place.includes(secret))).toBe(-1);
    expect(answers + audit).not.toContain('$argon2id$');
    expect(places.some((place) => place.includes('$argon2id$'))).toBe(true);
  });
});
