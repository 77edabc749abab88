import {
  CreateAccessKeyCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  ListMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { operator } from './operator.ts';
import type { ResetRoot, RootReset } from './operator.types.ts';
import { accountOf, openConsole, rootPasswordOf } from './test-console.ts';
import { startTestServer, type Keys, type TestServer } from './test-server.ts';

let server: TestServer;
let account: string;
beforeEach(async () => {
  server = await startTestServer();
  account = accountOf(server);
});
afterEach(() => server.stop());

const openOperator = () => {
  const env = { COUNTERSIGN_DATA_DIR: server.dataDir };
  return operator(loadConfig({ flags: {}, env, readFile: () => '{}', cwd: '/' }));
};
async function reset(request: Partial<RootReset> = {}): Promise<ResetRoot> {
  const door = await openOperator();
  try {
    return await door.resetRoot({ keepMfa: false, accessKey: false, ...request });
  } finally {
    await door.close();
  }
}
async function auditText(): Promise<string> {
  const door = await openOperator();
  let text = '';
  for await (const line of door.auditTail({ follow: false, lines: 100 })) text += `${line}\n`;
  await door.close();
  return text;
}
const signIn = async (password: string) => (await openConsole(server).step('password', { account, root: true, password })).json;
const arnOf = (keys: Keys): Promise<string | undefined> =>
  server
    .sts(keys)
    .send(new GetCallerIdentityCommand({}))
    .then(({ Arn }) => Arn)
    .catch((error: Error) => error.name);

async function giveRootMfa(): Promise<void> {
  const iam = server.iam();
  const { VirtualMFADevice: device } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'root' }));
  const totp = new TOTP({ secret: Secret.fromBase32(Buffer.from(device?.Base32StringSeed ?? []).toString()) });
  const [one, two] = [Date.now() - 30_000, Date.now()].map((timestamp) => totp.generate({ timestamp }));
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: account,
      SerialNumber: device?.SerialNumber,
      AuthenticationCode1: one,
      AuthenticationCode2: two,
    }),
  );
}

describe('a reset of root', () => {
  it('gives it another password, without its MFA devices, and ends its sessions at once', async () => {
    const former = rootPasswordOf(server);
    const page = openConsole(server);
    await page.step('password', { account, root: true, password: former });
    await giveRootMfa();
    expect(await signIn(former)).toMatchObject({ status: 'secondFactor' });

    const { Password, ...rest } = await reset();
    expect(rest).toEqual({ AccountId: account, RemovedMfaDevices: 1 });
    expect((await page.session()).json).toEqual({ signedIn: false });
    expect(await signIn(former)).toMatchObject({ error: { code: 'SignInFailed' } });
    expect(await signIn(Password)).toEqual({ status: 'signedIn' });
    expect((await server.iam().send(new ListMFADevicesCommand({}))).MFADevices).toEqual([]);
    expect(await arnOf(server.root)).toBe(`arn:aws:iam::${account}:root`);

    const text = await auditText();
    const record = text.split('\n').find((line) => line.includes('"ResetRoot"'));
    expect(JSON.parse(record ?? '{}')).toMatchObject({
      userIdentity: { type: 'Operator' },
      recipientAccountId: account,
      requestParameters: { keepMfa: false, removedMfaDevices: 1, removedAccessKeys: 0 },
    });
    expect(text).not.toContain(Password);
  });

  it('leaves MFA devices when asked to', async () => {
    await giveRootMfa();
    const { Password } = await reset({ keepMfa: true });
    expect(await signIn(Password)).toMatchObject({ status: 'secondFactor', methods: ['totp'] });
  });

  it('puts one new access key in the place of all former ones when asked to', async () => {
    const { AccessKey } = await server.iam().send(new CreateAccessKeyCommand({}));
    const second = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
    const { AccessKeyId = '', SecretAccessKey = '' } = await reset({ accountId: account, accessKey: true });
    expect(await arnOf(server.root)).toBe('InvalidClientTokenId');
    expect(await arnOf(second)).toBe('InvalidClientTokenId');
    expect(await arnOf({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey })).toBe(`arn:aws:iam::${account}:root`);
    expect(await auditText()).not.toContain(SecretAccessKey);
  });

  it('is of one account; others are left alone, and one that is not there is an error', async () => {
    const door = await openOperator();
    const other = await door.createAccount({ name: 'other' });
    await door.close();
    await reset({ accountId: other.AccountId });
    expect(await signIn(rootPasswordOf(server))).toEqual({ status: 'signedIn' });
    await expect(reset({ accountId: '000000000000' })).rejects.toThrow('there is no account "000000000000"');
  });
});
