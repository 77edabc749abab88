import Database from 'libsql';
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from './open-sqlite.ts';
import { StoreError, type StoreErrorCode } from './store-error.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-test-'));
  file = join(folder, 'countersign.db');
});
afterEach(() => rm(folder, { recursive: true }));

const refusal = async (): Promise<StoreError> => {
  const error = await openSqlite({ file }).then(
    (store) => store.close(),
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(StoreError);
  return error as StoreError;
};
const make = async (): Promise<void> => (await openSqlite({ file })).close();
const opens = async (): Promise<boolean> => {
  const store = await openSqlite({ file });
  const rows = await store.read.selectFrom('deployment').selectAll().execute();
  await store.close();
  return rows.length === 0;
};
const sqlite = (...statements: readonly string[]): void => {
  const database = new Database(file);
  for (const statement of statements) database.exec(statement);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
};

describe('a database file', () => {
  it('and its logs are for the owner only', async () => {
    const store = await openSqlite({ file });
    const modes = await Promise.all(
      (await readdir(folder)).map(async (name) => [name, ((await stat(join(folder, name))).mode & 0o777).toString(8)]),
    );
    await store.close();
    expect(Object.fromEntries(modes)).toEqual({
      'countersign.db': '600',
      'countersign.db-wal': '600',
      'countersign.db-shm': '600',
      'countersign.db-lock': '600',
      'countersign.db-owner': '600',
    });
  });

  it('alone is everything after closing', async () => {
    await make();
    for (const name of await readdir(folder)) {
      if (name !== 'countersign.db') await rm(join(folder, name));
    }
    const before = await readFile(file, 'base64');
    await make();
    expect((await readFile(file, 'base64')) === before).toBe(true);
  });

  const text = Buffer.from('this is a letter to my grandmother\n'.repeat(200));
  it.each<[string, StoreErrorCode, RegExp, () => Promise<void>]>([
    ['that is a text', 'Foreign', /is no SQLite database/, () => writeFile(file, text, { mode: 0o600 })],
    ['of one byte', 'Foreign', /is no SQLite database/, () => writeFile(file, 'x', { mode: 0o600 })],
    [
      'of another program',
      'Foreign',
      /belongs to another program/,
      async () => sqlite('pragma application_id = 7', 'create table t (x)'),
    ],
    ['of a program that signs nothing', 'Foreign', /belongs to another program/, async () => sqlite('create table t (x)')],
    [
      'of a newer version',
      'Newer',
      /newer Countersign \(it has migration "9999-later"\)/,
      async () => {
        await make();
        sqlite(`insert into migrations values ('9999-later', '2099-01-01')`);
      },
    ],
    ['that others may read', 'Exposed', /chmod 600/, () => make().then(() => chmod(file, 0o640))],
    [
      'that is a link',
      'Exposed',
      /not a plain file/,
      async () => {
        await make();
        await symlink(file, join(folder, 'link'));
        file = join(folder, 'link');
      },
    ],
    [
      'of which the end is missing',
      'Damaged',
      /has \d+ bytes, but should have \d+/,
      () => make().then(() => truncate(file, 8192)),
    ],
    ['of which almost all is missing', 'Damaged', /cut short/, () => make().then(() => truncate(file, 50))],
    [
      'that is gone while its log is there',
      'Damaged',
      /is gone, but its log/,
      () => writeFile(`${file}-wal`, Buffer.alloc(5000, 1), { mode: 0o600 }),
    ],
    [
      'with a page that was overwritten',
      'Damaged',
      /damaged/,
      async () => {
        await make();
        const bytes = await readFile(file);
        bytes.fill(0x5a, 4096, 8192);
        await writeFile(file, bytes);
      },
    ],
    ['in a folder that is not there', 'Missing', /folder/, async () => void (file = join(folder, 'no', 'countersign.db'))],
  ])('%s is refused as %s and left as it was', async (_name, code, message, prepare) => {
    await prepare();
    if (code === 'Foreign' && message.source.includes('another')) await chmod(file, 0o600);
    const digest = async () =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
    const before = await digest().catch(() => undefined);
    const names = await readdir(folder);
    const error = await refusal();
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
    expect(error.message).not.toContain('\n');
    expect(await digest().catch(() => undefined)).toBe(before);
    expect(await readdir(folder)).toEqual(names);
  });

  it.each([
    ['is empty', ''],
    ['was signed but has no table yet', 'pragma application_id = 1129539943'],
    ['has only a header', 'pragma journal_mode = wal'],
  ])('whose making was cut short and %s is made', async (_name, statement) => {
    await writeFile(file, '', { mode: 0o600 });
    if (statement) sqlite(statement);
    expect(await opens()).toBe(true);
    expect(await opens()).toBe(true);
  });
});

it('a database that was copied with VACUUM INTO opens', async () => {
  await make();
  sqlite(`vacuum into '${file}-copy'`);
  file = `${file}-copy`;
  await chmod(file, 0o600);
  expect(await opens()).toBe(true);
  expect(await opens()).toBe(true);
});

describe('a second opening', () => {
  it('in the same process is refused, and the first goes on', async () => {
    const store = await openSqlite({ file });
    expect(await refusal()).toMatchObject({
      code: 'InUse',
      message: expect.stringContaining(`process ${process.pid} on`) as string,
    });
    expect(await store.read.selectFrom('deployment').selectAll().execute()).toEqual([]);
    expect((await refusal()).code).toBe('InUse');
    await store.close();
    await make();
  });

  it('by another process is refused with its number, until that process is killed', async () => {
    await make();
    const holder = spawn(
      process.execPath,
      [
        '--input-type=commonjs',
        '--eval',
        `const Database = require('libsql'); const db = new Database(process.argv[1] + '-lock'); db.exec('begin exclusive');
         require('node:fs').writeFileSync(process.argv[1] + '-owner', 'process ' + process.pid + ' on host'); console.log('held'); setInterval(() => {}, 1e6)`,
        file,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'], cwd: import.meta.dirname },
    );
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect((await refusal()).message).toContain(`is in use by process ${holder.pid} on host`);
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    await make();
  });
});
