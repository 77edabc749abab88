import { ListUsersCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './folder.ts';
import { ACCOUNT, countersign, iam, ROOT, ROOT_ENV, startServer, sts, type Keys, type ServerProcess } from './server-process.ts';

const folder = makeFolder('settings');
const dataDir = folder.at('data');
afterAll(() => folder.remove());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

describe('the settings that other suites rely on', () => {
  let server: ServerProcess;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    server = await startServer(dataDir, { ...ROOT_ENV, COUNTERSIGN_HOST: '127.0.0.1', COUNTERSIGN_PORT: String(port) });
    folder.holds(server);
  });
  afterAll(() => server.stop());

  it('say where the server listens', () => {
    expect(server.endpoint).toBe(`http://127.0.0.1:${port}`);
  });

  it('say who root is, at the first start on an empty directory', async () => {
    expect(await sts(server).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:root`,
      UserId: ACCOUNT,
    });
    expect((await iam(server).send(new GetUserCommand({}))).User).toMatchObject({ Arn: `arn:aws:iam::${ACCOUNT}:root` });
  });

  it('are said loudly in the log, without the secret', () => {
    expect(server.err()).toContain('the root access key was taken from COUNTERSIGN_ROOT_ACCESS_KEY_ID');
    expect(server.out() + server.err()).not.toContain(ROOT.secretAccessKey);
  });
});

const create = async (): Promise<Keys & { accountId: string }> => {
  const { code, out } = await countersign(['account', 'create', '--json'], dataDir);
  expect(code).toBe(0);
  const made = JSON.parse(out) as Record<string, string>;
  expect(Object.keys(made)).toEqual(['AccountId', 'AccessKeyId', 'SecretAccessKey']);
  expect(made['AccountId']).toMatch(/^\d{12}$/);
  expect(made['AccessKeyId']).toMatch(/^AKIA[A-Z2-7]{16}$/);
  return {
    accountId: made['AccountId'] ?? '',
    accessKeyId: made['AccessKeyId'] ?? '',
    secretAccessKey: made['SecretAccessKey'] ?? '',
  };
};
const isThere = async (server: ServerProcess, { accountId, ...keys }: Keys & { accountId: string }): Promise<void> => {
  expect((await sts(server, keys).send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:iam::${accountId}:root`);
  expect((await iam(server, keys).send(new ListUsersCommand({}))).Users).toEqual([]);
};

describe('countersign account create --json', () => {
  it('prints the new account and nothing else, beside the running server and with none', async () => {
    let server = folder.holds(await startServer(dataDir));
    const beside = await create();
    await isThere(server, beside);
    expect(await server.stop()).toBe(0);
    const alone = await create();
    server = folder.holds(await startServer(dataDir));
    await isThere(server, beside);
    await isThere(server, alone);
    const { out } = await countersign(['account', 'list', '--json'], dataDir);
    for (const id of [ACCOUNT, beside.accountId, alone.accountId]) expect(out).toContain(id);
    expect(await server.stop()).toBe(0);
  });

  it('does not make a first account that nobody would see', async () => {
    const { code, out, err } = await countersign(['account', 'create', '--json'], folder.at('empty'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('is not initialized: run countersign init first, or start the server');
  });

  it('makes it with the given root key, on an empty directory', async () => {
    const { code, out } = await countersign(['account', 'create', '--json'], folder.at('given'), ROOT_ENV);
    expect([code, Object.keys(JSON.parse(out) as object)]).toEqual([0, ['AccountId', 'AccessKeyId', 'SecretAccessKey']]);
    const server = folder.holds(await startServer(folder.at('given')));
    expect((await sts(server).send(new GetCallerIdentityCommand({}))).Account).toBe(ACCOUNT);
    expect(await server.stop()).toBe(0);
  });
});
