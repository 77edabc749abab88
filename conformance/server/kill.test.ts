import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './folder.ts';
import { countersign, iam, launchServer, ROOT_ENV, startServer, sts, type Keys } from './server-process.ts';

const POINTS = 30;
const CLIENTS = 6;
const folder = makeFolder('kill');
afterAll(() => folder.remove());
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What clients were told, over all rounds. */
interface Told {
  /** The names that were asked for: a request that was not answered may have been carried out. */
  readonly asked: Set<string>;
  readonly users: Set<string>;
  readonly keys: Map<string, Keys & { readonly user: string }>;
}

/** Makes users with a key each until the server is gone. */
async function makeUntilGone(client: IAMClient, prefix: string, told: Told): Promise<void> {
  for (let n = 0; ; n++) {
    const UserName = `${prefix}-${n}`;
    told.asked.add(UserName);
    try {
      await client.send(new CreateUserCommand({ UserName }));
      told.users.add(UserName);
      const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName }));
      const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
      told.keys.set(accessKeyId, { accessKeyId, secretAccessKey, user: UserName });
    } catch (error) {
      // A refusal would be a fault of ours; only a connection that broke ends the loop.
      if (error instanceof Error && '$response' in error && (error as { $response?: unknown }).$response !== undefined)
        throw error;
      return;
    }
  }
}

async function allUsers(client: IAMClient): Promise<string[]> {
  const names: string[] = [];
  for (let Marker: string | undefined; ;) {
    const page = await client.send(new ListUsersCommand({ MaxItems: 1000, ...(Marker === undefined ? {} : { Marker }) }));
    names.push(...(page.Users ?? []).map((user) => user.UserName ?? ''));
    Marker = page.Marker;
    if (page.IsTruncated !== true) return names;
  }
}

it(`a server that is killed at ${POINTS} points loses nothing that it answered, and leaves nothing half done`, async () => {
  const dataDir = folder.at('data');
  const told: Told = { asked: new Set(), users: new Set(), keys: new Map() };
  const tried = new Set<string>();
  for (let point = 0; point < POINTS; point++) {
    if (Math.random() < 0.2) {
      // Some are killed while they start, the very first among them.
      const starting = folder.holds(launchServer(dataDir, ROOT_ENV));
      await pause(100 + Math.random() * 600);
      await starting.stop('SIGKILL');
      continue;
    }
    const server = folder.holds(await startServer(dataDir, ROOT_ENV));
    const client = iam(server);
    const loops = Array.from({ length: CLIENTS }, (_, i) => makeUntilGone(client, `p${point}-c${i}`, told));
    await pause(Math.random() * 400);
    await server.stop('SIGKILL');
    await Promise.all(loops);
  }

  const server = folder.holds(await startServer(dataDir));
  const client = iam(server);
  const users = await allUsers(client);
  const there = new Set(users);
  expect([...told.users].filter((name) => !there.has(name))).toEqual([]);
  expect(users.filter((name) => !told.asked.has(name))).toEqual([]);
  expect(users.length).toBe(there.size);

  // Every key that was handed out opens the door as the user it was made for.
  for (const { user, ...keys } of told.keys.values()) {
    const { Arn } = await sts(server, keys).send(new GetCallerIdentityCommand({}));
    expect(Arn?.endsWith(`:user/${user}`)).toBe(true);
    tried.add(keys.accessKeyId);
  }
  // A user has the one key that was asked for, or none when the kill came first.
  const made = new Map<string, string>();
  for (const UserName of users) {
    const { AccessKeyMetadata = [] } = await client.send(new ListAccessKeysCommand({ UserName }));
    expect(AccessKeyMetadata.length).toBeLessThanOrEqual(1);
    for (const { AccessKeyId = '' } of AccessKeyMetadata) made.set(AccessKeyId, UserName);
  }
  expect([...tried].filter((id) => !made.has(id))).toEqual([]);

  // One record for each change that is there, and none for one that is not.
  expect((await countersign(['audit', 'verify'], dataDir)).code).toBe(0);
  const { out } = await countersign(['audit', 'tail', '--json', '--lines', '1000000'], dataDir);
  const records = out
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          eventName: string;
          errorCode?: string;
          requestParameters?: { userName?: string };
        },
    );
  const recorded = (eventName: string): string[] =>
    records
      .filter((record) => record.eventName === eventName && record.errorCode === undefined)
      .map((record) => record.requestParameters?.userName ?? '')
      .sort();
  expect(recorded('CreateUser')).toEqual([...users].sort());
  expect(recorded('CreateAccessKey')).toEqual([...made.values()].sort());
  expect(told.users.size).toBeGreaterThan(POINTS);
  console.log(`${POINTS} kills: ${told.users.size} users and ${told.keys.size} keys acknowledged, ${users.length} users there`);
  expect(await server.stop()).toBe(0);
});
