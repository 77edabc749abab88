import { CreateUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from './folder.ts';
import {
  countersign,
  failToStart,
  iam,
  launchServer,
  readiness,
  ROOT_ENV,
  startServer,
  type ServerProcess,
} from './server-process.ts';

const folder = makeFolder('lifecycle');
afterAll(() => folder.remove());
const start = async (name: string, env = {}): Promise<ServerProcess> => folder.holds(await startServer(folder.at(name), env));
const makeUser = (server: ServerProcess, UserName: string) => iam(server).send(new CreateUserCommand({ UserName }));
const userNames = async (server: ServerProcess): Promise<string[]> =>
  ((await iam(server).send(new ListUsersCommand({}))).Users ?? []).map((user) => user.UserName ?? '').sort();

describe('a start', () => {
  it('shows the root credentials the first time, and never again', async () => {
    const first = await start('once');
    expect(first.out()).toMatch(/Root access key id +AKIA[A-Z2-7]{16}\n/);
    expect(first.out()).toMatch(/Root secret access key +\S{40}\n/);
    expect(first.out()).toMatch(/Root password +\S{24} /);
    expect(first.out()).toContain('export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_ENDPOINT_URL=http://127.0.0.1:');
    expect(await first.stop()).toBe(0);
    const second = await start('once');
    expect(second.out()).not.toMatch(/secret|password/i);
    expect(await readiness(second)).toEqual([200, 'ready']);
    expect(await second.stop()).toBe(0);
    expect(first.err() + second.err()).toBe('SIGTERM: stopping …\nSIGTERM: stopping …\n');
  });

  it('after countersign init shows nothing either', async () => {
    const { code, out } = await countersign(['init', '--json'], folder.at('init'));
    expect([code, Object.keys(JSON.parse(out) as object)]).toEqual([
      0,
      ['AccountId', 'AccessKeyId', 'SecretAccessKey', 'Password'],
    ]);
    const server = await start('init');
    expect(server.out()).not.toMatch(/secret|password/i);
    expect(await server.stop()).toBe(0);
  });

  it('makes no account when the port is taken', async () => {
    const server = await start('port');
    const { port } = new URL(server.endpoint);
    const { code, err } = await failToStart(folder.at('no-port'), { COUNTERSIGN_PORT: port });
    expect([code, err]).toEqual([
      1,
      `error: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n` +
        'hint: something else listens there already; choose another port with --port\n',
    ]);
    const again = await start('no-port');
    expect(again.out()).toContain('Root secret access key');
    expect([await server.stop(), await again.stop()]).toEqual([0, 0]);
  });
});

describe('a second server on the same data directory', () => {
  it('is refused in one sentence that names the first, which goes on', async () => {
    const server = await start('twice', ROOT_ENV);
    const { code, out, err } = await failToStart(folder.at('twice'));
    const database = folder.at('twice/countersign.db');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^error: .*\n$/);
    expect(err).toContain(`the database ${database} is in use by process ${server.pid} on `);
    await makeUser(server, 'alice');
    expect(await server.stop()).toBe(0);
  });

  it('is let in once the first is gone, however it went', async () => {
    const server = await start('killed', ROOT_ENV);
    await makeUser(server, 'alice');
    expect(await server.stop('SIGKILL')).toBe('SIGKILL');
    const next = await start('killed');
    expect(await userNames(next)).toEqual(['alice']);
    expect(await next.stop()).toBe(0);
  });
});

describe.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s', (signal) => {
  it('lets the requests under way end with an answer, ends with 0, and the next start has them all', async () => {
    const name = `stop-${signal}`;
    const server = await start(name, ROOT_ENV);
    const client = iam(server);
    const asked = Array.from({ length: 100 }, (_, i) => `user-${i}`);
    const answers = asked.map((UserName) => client.send(new CreateUserCommand({ UserName })).then(() => UserName));
    await Promise.race(answers);
    const began = performance.now();
    expect(await server.stop(signal)).toBe(0);
    expect(performance.now() - began).toBeLessThan(5000); // kept-alive connections do not hold it up
    const settled = await Promise.allSettled(answers);
    const made = settled.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(made.length).toBeGreaterThan(0);
    // A request is either answered, or was never read: nothing is done that the client was not told of.
    const failures = settled.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []));
    expect(failures.filter((reason) => !/ECONNRESET|ECONNREFUSED|socket hang up|EPIPE/.test(reason))).toEqual([]);
    expect(existsSync(folder.at(`${name}/operator.sock`))).toBe(false);
    expect(readdirSync(folder.at(name)).sort()).toEqual(['audit-checkpoint', 'countersign.db', 'countersign.db-lock', 'kek']);

    const next = await start(name);
    expect(await userNames(next)).toEqual(made.sort());
    expect((await countersign(['audit', 'verify'], folder.at(name))).code).toBe(0);
    expect(await next.stop()).toBe(0);
  });

  it('answers a request whose body is still on its way', async () => {
    const server = await start(`slow-${signal}`, ROOT_ENV);
    const agent = new Agent({ keepAlive: true });
    const body = 'Action=GetCallerIdentity&Version=2011-06-15';
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        server.endpoint,
        {
          method: 'POST',
          agent,
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
        },
        (response) => {
          response.resume().once('end', () => resolve(response.statusCode));
        },
      );
      sent.once('error', reject);
      sent.write(body.slice(0, 10), () => {
        void server.stop(signal);
        void server.says(/stopping/).then(() => sent.end(body.slice(10)));
      });
    });
    expect(await answered).toBe(403); // nobody signed it; but it was answered
    expect(await server.ended).toBe(0);
  });
});

describe('a stop', () => {
  it('during the start is not lost', async () => {
    for (const delay of [0, 50, 150, 300]) {
      const server = folder.holds(launchServer(folder.at(`early-${delay}`), ROOT_ENV));
      await new Promise((resolve) => setTimeout(resolve, delay));
      // Before the program itself runs, the signal ends it as it ends any process.
      expect([0, 'SIGTERM']).toContain(await server.stop());
    }
  });

  it('lets go of those who follow the audit log', async () => {
    const server = await start('follow', ROOT_ENV);
    const follower = countersign(['audit', 'tail', '--follow'], folder.at('follow'));
    await makeUser(server, 'alice');
    await countersign(['audit', 'tail'], folder.at('follow')); // by now the follower is there too
    expect(await server.stop()).toBe(0);
    const { out } = await follower;
    expect(out).toContain('CreateUser');
  });
});

describe('a restored older database', () => {
  it('is refused in one sentence, which says how to accept it, and that works', async () => {
    const dataDir = folder.at('restored');
    const database = join(dataDir, 'countersign.db');
    let server = await start('restored', ROOT_ENV);
    await makeUser(server, 'before');
    expect(await server.stop()).toBe(0);
    cpSync(database, folder.at('backup.db'));

    server = await start('restored');
    await makeUser(server, 'after');
    expect(await server.stop()).toBe(0);
    const now = readFileSync(database);
    cpSync(folder.at('backup.db'), database);

    const refused = await failToStart(dataDir);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toMatch(
      /^error: the checkpoint knows row \d+, the database ends at \d+: records were cut off, or an older database was put back\. .*\n$/,
    );
    expect(refused.err).toContain(`If you want that, remove ${join(dataDir, 'audit-checkpoint')} and start again.`);
    expect(readFileSync(database).equals(now)).toBe(false);

    rmSync(join(dataDir, 'audit-checkpoint'));
    server = await start('restored');
    expect(server.err()).toContain(`the checkpoint ${join(dataDir, 'audit-checkpoint')} is missing though the audit trail has`);
    expect(await userNames(server)).toEqual(['before']);
    await makeUser(server, 'again');
    expect((await countersign(['audit', 'verify'], dataDir)).code).toBe(0);
    expect(await server.stop()).toBe(0);

    server = await start('restored');
    expect(server.err()).toBe('');
    expect(await server.stop()).toBe(0);
  });
});
