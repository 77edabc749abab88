import { CreateUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer } from '../app/test-server.ts';
import { createUser } from '../operations/iam/create-user.ts';
import { operator } from '../app/operator.ts';
import { loadConfig } from '../app/config.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

it('a change whose answer can not be written is not made, and is recorded as failed alone', async () => {
  const original = { ...createUser };
  vi.spyOn(createUser, 'run').mockImplementation(async (input, tools) => {
    await original.run(input, tools);
    return { User: 'no structure' } as never;
  });
  const failure = await server
    .iam()
    .send(new CreateUserCommand({ UserName: 'ghost' }))
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'ServiceFailureException', $metadata: { httpStatusCode: 500 } });
  expect((await server.iam().send(new ListUsersCommand({}))).Users).toEqual([]);

  const env = { COUNTERSIGN_DATA_DIR: server.dataDir };
  const door = await operator(loadConfig({ flags: {}, env, readFile: () => '{}', cwd: '/' }));
  const records: { eventName: string; errorCode?: string }[] = [];
  for await (const line of door.auditTail({ follow: false, lines: 100 })) records.push(JSON.parse(line) as (typeof records)[0]);
  await door.close();
  expect(records.filter(({ eventName }) => eventName === 'CreateUser').map(({ errorCode }) => errorCode)).toEqual([
    'ServiceFailure',
  ]);
});
