import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../../packages/server/src/store/test-postgres.ts';
import { makeFolder } from './folder.ts';
import { countersign, failToStart, iam, startServer, sts, type Keys, type ServerProcess } from './server-process.ts';

const postgres = await startPostgres();
const folder = makeFolder('postgres');
afterAll(async () => {
  await folder.remove();
  await postgres?.stop();
});

describe.skipIf(postgres === undefined)('a server on PostgreSQL', () => {
  const dataDir = folder.at('data');
  let env: Record<string, string>;
  let server: ServerProcess;
  let root: Keys;
  let alice: Keys;
  const found = (label: string): string => new RegExp(`${label} +(\\S+)`).exec(server.out())?.[1] ?? '';
  const verify = () => countersign(['audit', 'verify', '--json'], dataDir, env);

  it('makes its tables and the root credentials at the first start', async () => {
    env = { COUNTERSIGN_DATABASE: (await postgres?.database()) ?? '' };
    server = folder.holds(await startServer(dataDir, env));
    root = { accessKeyId: found('Root access key id'), secretAccessKey: found('Root secret access key') };
    expect(root.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(root.secretAccessKey).toHaveLength(40);
    const facts = await fetch(`${server.endpoint}/console/facts.json`);
    expect(await facts.json()).toMatchObject({ engine: 'PostgreSQL' });
  });

  it('leads from root to a user to a key to signed calls, and to the end of the key', async () => {
    const client = iam(server, root);
    await client.send(new CreateUserCommand({ UserName: 'alice' }));
    const PolicyArn = 'arn:aws:iam::aws:policy/IAMFullAccess';
    await client.send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn }));
    const key = async (): Promise<Keys> => {
      const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
      return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
    };
    alice = await key();
    expect((await sts(server, alice).send(new GetCallerIdentityCommand({}))).Arn).toMatch(/:user\/alice$/);
    expect((await iam(server, alice).send(new ListUsersCommand({}))).Users).toHaveLength(1);
    const short = await key();
    await iam(server, short).send(new ListUsersCommand({}));
    await client.send(new DeleteAccessKeyCommand({ UserName: 'alice', AccessKeyId: short.accessKeyId }));
    await expect(iam(server, short).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it('has its whole audit trail in order, beside the running server', async () => {
    const { code, out } = await verify();
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ Ok: true })]);
  });

  it('lets no second server on the same database, and none on the same data directory', async () => {
    const second = await failToStart(folder.at('other'), env);
    expect([second.code, second.out]).toEqual([1, '']);
    expect(second.err).toMatch(/^error: .*in use by .*process \d+ on .*\n$/);
    expect(second.err).toContain(`process ${server.pid} on `);
    const elsewhere = await failToStart(dataDir, { COUNTERSIGN_DATABASE: (await postgres?.database()) ?? '' });
    expect(elsewhere.err).toContain(`error: the data directory ${dataDir} is in use by process ${server.pid} on `);
    expect((await sts(server, alice).send(new GetCallerIdentityCommand({}))).Arn).toMatch(/alice$/);
  });

  it('has everything again after a stop, and after a kill', async () => {
    expect(await server.stop()).toBe(0);
    expect((await verify()).code).toBe(0); // with the server stopped
    server = folder.holds(await startServer(dataDir, env));
    expect(server.out()).not.toMatch(/secret|password/i);
    await iam(server, root).send(new CreateUserCommand({ UserName: 'bob' }));
    expect(await server.stop('SIGKILL')).toBe('SIGKILL');
    server = folder.holds(await startServer(dataDir, env));
    const { Users = [] } = await iam(server, alice).send(new ListUsersCommand({}));
    expect(Users.map((user) => user.UserName)).toEqual(['alice', 'bob']);
    const { AccessKeyLastUsed } = await iam(server, root).send(
      new GetAccessKeyLastUsedCommand({ AccessKeyId: alice.accessKeyId }),
    );
    expect(AccessKeyLastUsed?.ServiceName).toMatch(/^(iam|sts)$/);
    expect((await verify()).code).toBe(0);
  });

  it('refuses the database without the key file that seals its secrets', async () => {
    expect(await server.stop()).toBe(0);
    const { code, err } = await failToStart(folder.at('without-key'), env);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: .*key.*\n$/);
  });
});
