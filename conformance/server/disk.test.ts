import { CreateUserCommand, GetUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './folder.ts';
import { countersign, iam, lacking, readiness, ROOT_ENV, startServer, type ServerProcess } from './server-process.ts';

const folder = makeFolder('disk');

/** A disk of 6 MB. @returns undefined where this user may not mount one */
function mountSmallDisk(): string | undefined {
  const path = folder.at('small');
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return lacking('no small disk can be mounted here (it takes root)');
  }
  chmodSync(path, 0o700);
  return path;
}
const disk = mountSmallDisk();
afterAll(async () => {
  if (disk !== undefined) execFileSync('umount', ['--lazy', disk]);
  await folder.remove();
});

const makeUser = (server: ServerProcess, UserName: string) => iam(server).send(new CreateUserCommand({ UserName }));
/** Sorted, as AWS lists them. */
const userNames = async (server: ServerProcess): Promise<string[]> =>
  ((await iam(server).send(new ListUsersCommand({ MaxItems: 1000 }))).Users ?? []).map((user) => user.UserName ?? '').sort();
const UNAVAILABLE = { name: 'ServiceUnavailable', $metadata: expect.objectContaining({ httpStatusCode: 503 }) as unknown };

it.skipIf(disk === undefined)('a full disk refuses changes, lets reads go on, and passes', async () => {
  const dataDir = `${disk}/data`;
  const server = folder.holds(await startServer(dataDir, ROOT_ENV));
  await makeUser(server, 'before');
  const filler = `${disk}/filler`;
  try {
    writeFileSync(filler, Buffer.alloc(8 << 20));
  } catch {
    // as much as fits
  }

  const acknowledged = ['before'];
  let refusal: unknown;
  for (let n = 0; n < 1000 && refusal === undefined; n++) {
    refusal = await makeUser(server, `full-${n}`).then(
      () => void acknowledged.push(`full-${n}`),
      (error: unknown) => error,
    );
  }
  expect(refusal).toMatchObject(UNAVAILABLE);
  expect((await iam(server).send(new GetUserCommand({ UserName: 'before' }))).User?.UserName).toBe('before');
  expect(await readiness(server)).toEqual([200, 'ready']); // it will pass
  await expect(makeUser(server, 'refused')).rejects.toMatchObject(UNAVAILABLE);
  await server.says(/the audit trail could not be written; it is kept and tried again/);

  rmSync(filler);
  await makeUser(server, 'after');
  acknowledged.push('after');
  expect(await userNames(server)).toEqual(acknowledged.sort());
  expect((await countersign(['audit', 'verify'], dataDir)).code).toBe(0);
  expect(await server.stop()).toBe(0);
  const next = folder.holds(await startServer(dataDir));
  expect(await userNames(next)).toEqual(acknowledged.sort());
  expect((await countersign(['audit', 'verify'], dataDir)).code).toBe(0);
  expect(await next.stop()).toBe(0);
});

/** strace makes system calls of a running process fail, where it is installed and may. */
function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', '-e', 'trace=fsync', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return lacking('strace is not installed, or may not trace here') ?? false;
  }
}

it.skipIf(!hasStrace())('a disk that fails to sync stops all changes for good, and /health/ready says so', async () => {
  const dataDir = folder.at('failing');
  const server = folder.holds(await startServer(dataDir, ROOT_ENV));
  await makeUser(server, 'before');
  const syncs = 'fsync,fdatasync';
  const strace = spawn('strace', ['-f', '-p', String(server.pid), '-e', `trace=${syncs}`, '-e', `inject=${syncs}:error=EIO`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await once(strace.stderr, 'data'); // it says that it is attached
  await expect(makeUser(server, 'lost')).rejects.toMatchObject(UNAVAILABLE);
  const detached = once(strace, 'exit');
  strace.kill('SIGINT');
  await detached;

  // The disk says it is well again. What it lost meanwhile, nobody knows.
  expect(await readiness(server)).toEqual([503, 'the store takes no more changes']);
  await expect(makeUser(server, 'later')).rejects.toMatchObject(UNAVAILABLE);
  expect((await iam(server).send(new GetUserCommand({ UserName: 'before' }))).User?.UserName).toBe('before');
  expect((await fetch(`${server.endpoint}/health/live`)).status).toBe(200);
  await server.says(/no change is taken any more/);
  expect(server.err().match(/no change is taken any more/g)).toHaveLength(1);
  await server.stop();

  const next = folder.holds(await startServer(dataDir));
  expect(await readiness(next)).toEqual([200, 'ready']);
  await makeUser(next, 'after');
  expect((await countersign(['audit', 'verify'], dataDir)).code).toBe(0);
  expect(await next.stop()).toBe(0);
});
