import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

// Debian's place; `initdb` and `postgres` are often not on the path.
const FOLDERS = ['/usr/lib/postgresql/15/bin', '/usr/lib/postgresql/16/bin', '/usr/lib/postgresql/17/bin', '/usr/bin'];

/** A PostgreSQL server for tests, on data of its own. */
export interface PostgresServer {
  /** Makes an empty database and tells its URL. */
  database(): Promise<string>;
  /** Runs a query as the superuser. */
  ask(sql: string): Promise<readonly Record<string, unknown>[]>;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)));
  });

/**
 * Starts a server on the loopback address.
 * @returns undefined when the machine has none, after one line that says so; in CI it must have one.
 */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const bin = FOLDERS.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (bin === undefined) {
    if (process.env['CI']) throw new Error('PostgreSQL is not installed; CI needs it (apt-get install postgresql)');
    console.warn('skipped: PostgreSQL is not installed');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'countersign-postgres-'));
  // The server refuses to run as root; Debian makes this user for it.
  const root = process.getuid?.() === 0;
  const user = root ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  const port = await freePort();
  // No test here is about the server's own disk.
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'shared_buffers=16MB',
  ];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = (name: string): string => `postgres://test@127.0.0.1:${port}/${name}`;
  let count = 0;
  const ask = async (sql: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new Client({ connectionString: url('postgres') });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const stop = async (): Promise<void> => {
    const exited = new Promise((resolve) => server.once('exit', resolve));
    if (server.exitCode === null) {
      server.kill('SIGINT');
      await exited;
    }
    rmSync(folder, { recursive: true });
  };
  try {
    await ready(server);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  return {
    async database() {
      count += 1;
      await ask(`create database t${count}`);
      return url(`t${count}`);
    },
    ask,
    stop,
  };
}
