// oxlint-disable vitest/valid-expect, vitest/expect-expect, unicorn/consistent-function-scoping -- the second argument names the case of a table; helpers that end in an assertion stand beside their tests
import Database from 'libsql';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operator } from '../../packages/server/src/app/operator.ts';
import type { ChainReport } from '../../packages/server/src/app/operator.types.ts';
import { allow, clientOf, configOf, done, makeUser, policy, serveOn, type Answer, type Client, type Keys } from './rig.ts';

const ROOT: Keys = { accessKeyId: 'AKIAROOTROOTROOTROOT', secretAccessKey: 'root/root/root/root/root/root/root/root/' };
const ENV = { COUNTERSIGN_ROOT_ACCESS_KEY_ID: ROOT.accessKeyId, COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: ROOT.secretAccessKey };
const ALL = allow('*');

/** A data directory with two users, stopped; every test gets a copy of its own. */
let folder: string;
let template: string;
let old: string;
let dataDir: string;
let copies = 0;
let alice: Keys;
let bob: Keys;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-storage-'));
  template = join(folder, 'template');
  old = join(folder, 'old');
  const first = await serveOn(template, ENV);
  const root = clientOf(first, ROOT);
  alice = (await makeUser(root, first as never, 'alice', [ALL])).keys;
  bob = (await makeUser(root, first as never, 'bob', [allow('iam:GetUser')])).keys;
  await first.stop();
  cpSync(template, old, { recursive: true });
  const second = await serveOn(template);
  const again = clientOf(second, ROOT);
  for (const UserName of ['carol', 'dave']) await done(again('CreateUser', { UserName }));
  await second.stop();
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  dataDir = join(folder, `copy-${++copies}`);
  cpSync(template, dataDir, { recursive: true });
});

/** What someone with the database file, and without the key file, does to it. */
function edit(...statements: readonly string[]): void {
  const database = new Database(join(dataDir, 'countersign.db'));
  for (const statement of statements) database.exec(statement);
  database.close();
}
function ask<T>(query: string): T[] {
  const database = new Database(join(dataDir, 'countersign.db'));
  const rows = database.prepare(query).all() as T[];
  database.close();
  return rows;
}

async function within<T>(run: (client: (keys: Keys) => Client) => Promise<T>): Promise<T> {
  const server = await serveOn(dataDir);
  try {
    return await run((keys) => clientOf(server, keys));
  } finally {
    await server.stop();
  }
}

/** Nothing was granted, and nothing told. */
function expectClosed(answer: Answer): void {
  expect([400, 403, 500, 503], answer.body).toContain(answer.status);
  expect(answer.body).not.toMatch(/csk1|unseal|decrypt|auth tag|vault|\.ts|\.js|stack/i);
}

const columns = (table: string): string[] => ask<{ name: string }>(`pragma table_info("${table}")`).map(({ name }) => name);
const column = (table: string, like: string): string =>
  columns(table).find((name) => name.toLowerCase().replaceAll('_', '') === like) ?? like;
const tables = (): string[] =>
  ask<{ name: string }>("select name from sqlite_schema where type = 'table'").map(({ name }) => name);
const table = (like: string): string => tables().find((name) => name.toLowerCase().replaceAll('_', '') === like) ?? like;

describe('F1: a row that was changed by hand', () => {
  const keys = (): string => table('accesskeys');
  const sealed = (): string => column(keys(), 'sealedsecret');
  const id = (): string => column(keys(), 'accesskeyid');
  const owner = (): string => column(keys(), 'ownerid');

  it('with another key’s secret opens for neither', async () => {
    edit(
      `create temp table swap as select "${id()}" as i, "${sealed()}" as s from "${keys()}";
       update "${keys()}" set "${sealed()}" = (select s from swap where i = '${bob.accessKeyId}') where "${id()}" = '${alice.accessKeyId}';
       update "${keys()}" set "${sealed()}" = (select s from swap where i = '${alice.accessKeyId}') where "${id()}" = '${bob.accessKeyId}';`,
    );
    await within(async (client) => {
      // Bob signs with his own secret under Alice's key id.
      expectClosed(await client({ accessKeyId: alice.accessKeyId, secretAccessKey: bob.secretAccessKey })('ListUsers'));
      expectClosed(await client(alice)('ListUsers'));
      expectClosed(await client(bob)('GetUser', { UserName: 'bob' }));
      expect((await client(ROOT)('ListUsers')).status).toBe(200);
    });
  });

  it('with another owner opens no more', async () => {
    edit(
      `update "${keys()}" set "${owner()}" = (select "${owner()}" from "${keys()}" where "${id()}" = '${alice.accessKeyId}') where "${id()}" = '${bob.accessKeyId}'`,
    );
    await within(async (client) => {
      expectClosed(await client(bob)('ListUsers'));
      expectClosed(await client(bob)('GetUser', { UserName: 'bob' }));
      expect((await client(alice)('ListUsers')).status).toBe(200);
    });
  });

  it('made root’s opens no more', async () => {
    edit(`update "${keys()}" set "${owner()}" = "${column(keys(), 'accountid')}" where "${id()}" = '${bob.accessKeyId}'`);
    await within(async (client) => expectClosed(await client(bob)('ListUsers')));
  });

  it('under another key id opens no more', async () => {
    const renamed = `${bob.accessKeyId.slice(0, -1)}${bob.accessKeyId.endsWith('A') ? 'B' : 'A'}`;
    edit(`update "${keys()}" set "${id()}" = '${renamed}' where "${id()}" = '${bob.accessKeyId}'`);
    await within(async (client) => {
      expectClosed(await client({ ...bob, accessKeyId: renamed })('GetUser', { UserName: 'bob' }));
      expect((await client(bob)('GetUser', { UserName: 'bob' })).code).toBe('InvalidClientTokenId');
    });
  });

  it.each(['', 'x', 'csk1.', 'csk1.AAAA.AAAA', 'csk2.x.y.z', 'plain-secret-that-was-put-there-by-hand!'])(
    'with the secret %j opens for nobody',
    async (text) => {
      edit(`update "${keys()}" set "${sealed()}" = '${text}' where "${id()}" = '${bob.accessKeyId}'`);
      await within(async (client) => {
        for (const secretAccessKey of [bob.secretAccessKey, text, ''])
          expectClosed(await client({ ...bob, secretAccessKey })('GetUser', { UserName: 'bob' }));
        expect((await client(alice)('ListUsers')).status).toBe(200);
      });
    },
  );

  it.each(['inactive', 'ACTIVE', 'Activ', '', '1'])('with the status %j is no key', async (status) => {
    edit(
      'pragma ignore_check_constraints = on',
      `update "${keys()}" set "${column(keys(), 'status')}" = '${status}' where "${id()}" = '${bob.accessKeyId}'`,
    );
    await within(async (client) => expectClosed(await client(bob)('GetUser', { UserName: 'bob' })));
  });

  it.each(['', '{', 'null', '{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":"*","Resource":"*"}]}', '[]'])(
    'C18: with the policy document %j refuses its holder, and serves everyone else',
    async (text) => {
      const inline = table('inlinepolicies');
      const users = table('users');
      const document = text.replaceAll("'", "''");
      edit(
        `update "${inline}" set "${column(inline, 'document')}" = '${document}' where "${column(inline, 'principalid')}" =
         (select "${column(users, 'userid')}" from "${users}" where name = 'alice')`,
      );
      await within(async (client) => {
        expectClosed(await client(alice)('ListUsers'));
        expect((await client(bob)('GetUser', { UserName: 'bob' })).status).toBe(200);
        expect((await client(ROOT)('ListUsers')).status).toBe(200);
        // and root can mend it
        await done(client(ROOT)('PutUserPolicy', { UserName: 'alice', PolicyName: 'own', PolicyDocument: policy([ALL]) }));
        expect((await client(alice)('ListUsers')).status).toBe(200);
      });
    },
  );

  it('whose attached policy or boundary is nowhere refuses its holder', async () => {
    const users = table('users');
    edit(`update "${users}" set "${column(users, 'boundaryarn')}" = 'arn:aws:iam::aws:policy/NoSuchPolicy' where name = 'alice'`);
    await within(async (client) => {
      expect((await client(alice)('ListUsers')).code).toBe('AccessDenied');
      expect((await client(bob)('GetUser', { UserName: 'bob' })).status).toBe(200);
    });
  });

  it('of the keyring stops the start', async () => {
    const keyring = table('keyring');
    edit(`update "${keyring}" set "${column(keyring, 'wrapped')}" = substr("${column(keyring, 'wrapped')}", 1, 20)`);
    await expect(serveOn(dataDir)).rejects.toThrow(/key/);
  });
});

describe('F3: the audit log', () => {
  const verify = async (): Promise<ChainReport> => {
    const door = await operator(configOf(dataDir));
    try {
      return await door.auditVerify();
    } finally {
      await door.close();
    }
  };
  const audit = (): string => table('auditrecords');
  const seqs = (): number[] => ask<{ seq: number }>(`select seq from "${audit()}" order by seq`).map(({ seq }) => seq);

  it('is whole to begin with', async () => {
    expect(seqs().length).toBeGreaterThan(5);
    expect(await verify()).toMatchObject({ ok: true });
  });

  it.each([
    ['edited', (at: number) => `update "${audit()}" set record = replace(record, 'CreateUser', 'CreateXser') where seq = ${at}`],
    ['edited by one letter', (at: number) => `update "${audit()}" set record = substr(record, 1, 20) || 'x' || substr(record, 22) where seq = ${at}`],
    ['removed', (at: number) => `delete from "${audit()}" where seq = ${at}`],
    ['swapped with its neighbour', (at: number) => `update "${audit()}" set seq = -1 where seq = ${at}; update "${audit()}" set seq = ${at} where seq = ${at + 1}; update "${audit()}" set seq = ${at + 1} where seq = -1`],
    ['given another hash', (at: number) => `update "${audit()}" set hash = replace(hash, substr(hash, 1, 4), 'abcd') where seq = ${at}`],
    ['moved to another account', (at: number) => `update "${audit()}" set "${column(audit(), 'accountid')}" = '000000000000' where seq = ${at}`],
    ['told of another time', (at: number) => `update "${audit()}" set time = time + 1000 where seq = ${at}`],
    ['told of another event', (at: number) => `update "${audit()}" set "${column(audit(), 'eventname')}" = 'ListUsers' where seq = ${at}`],
  ])('that was %s is found out', async (_, statement) => {
    const at = ask<{ seq: number }>(`select seq from "${audit()}" where record like '%CreateUser%' order by seq`)[0]?.seq ?? 0;
    expect(at).toBeGreaterThan(0);
    edit(statement(at));
    const report = await verify();
    expect(report.ok).toBe(false);
    expect(report.problem).toMatch(/(record|row) \d+ /);
  }); // prettier-ignore

  it('whose chain was calculated anew is found out by the checkpoint', async () => {
    const rows = ask<{ seq: number; record: string }>(`select seq, record from "${audit()}" order by seq`);
    let hash = '';
    const statements = rows.map(({ seq, record }) => {
      const changed = record.replace('CreateUser', 'CreateXser');
      hash = createHash('sha256').update(hash).update(changed).digest('hex');
      return `update "${audit()}" set record = '${changed.replaceAll("'", "''")}', hash = '${hash}' where seq = ${seq}`;
    });
    edit(...statements);
    await expect(serveOn(dataDir)).rejects.toThrow(/checkpoint/);
  });

  it('that lost its end stops the start', async () => {
    const [last = 0] = seqs().toReversed();
    edit(`delete from "${audit()}" where seq = ${last}`);
    await expect(serveOn(dataDir)).rejects.toThrow(/checkpoint.*cut off|older database/s);
  });

  it.each(['', '{}', 'null', '{"seq":1,"hash":"x","mac":"y"}'])('with the checkpoint %j stops the start', async (text) => {
    const file = join(dataDir, 'audit-checkpoint');
    rmSync(file);
    writeFileSync(file, text, { mode: 0o600 });
    await expect(serveOn(dataDir)).rejects.toThrow(/checkpoint/);
  });
});

describe('F2: an older database', () => {
  it('is refused, and says what it would bring back', async () => {
    for (const name of readdirSync(dataDir).filter((file) => file.startsWith('countersign.db'))) rmSync(join(dataDir, name));
    cpSync(join(old, 'countersign.db'), join(dataDir, 'countersign.db'));
    await expect(serveOn(dataDir)).rejects.toThrow(/restored backup brings deleted keys back/);
  });
});

describe('F4, F7: the key file and the folder', () => {
  const kek = (): string => join(dataDir, 'kek');
  const replaced = (bytes: Buffer, mode = 0o400): void => {
    rmSync(kek());
    writeFileSync(kek(), bytes, { mode });
  };
  const digest = (): string => {
    const hash = createHash('sha256');
    for (const name of ['countersign.db', 'audit-checkpoint']) hash.update(readFileSync(join(dataDir, name)));
    return hash.digest('hex');
  };
  const isRoot = process.geteuid?.() === 0;

  it.each<[string, () => void, RegExp]>([
    ['is another', () => replaced(randomBytes(32)), /key/],
    ['is missing', () => rmSync(kek()), /not there/],
    ['is short', () => replaced(randomBytes(31)), /32 bytes/],
    ['is long', () => replaced(randomBytes(33)), /32 bytes/],
    ['is empty', () => replaced(Buffer.alloc(0)), /32 bytes/],
    ['is all zeros', () => replaced(Buffer.alloc(32)), /random/],
    ['is readable for the group', () => chmodSync(kek(), 0o440), /0400/],
    ['is readable for all', () => chmodSync(kek(), 0o644), /0400/],
    ['is writable for all', () => chmodSync(kek(), 0o606), /0400/],
    ['is a symbolic link', () => { renameSync(kek(), `${kek()}-real`); symlinkSync(`${kek()}-real`, kek()); }, /symbolic link/],
    ['is a folder', () => { rmSync(kek()); mkdirSync(kek(), { mode: 0o700 }); }, /plain file|opened/],
  ])('refuses to serve when the key file %s, and writes nothing', async (_, change, words) => {
    const bytes = readFileSync(kek());
    change();
    const before = digest();
    const error: unknown = await serveOn(dataDir).catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toMatch(words);
    expect(String(error)).not.toContain(bytes.toString('hex'));
    expect(digest()).toBe(before);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('kek') && statSync(join(dataDir, name)).mode & 0o044 && name !== 'kek')).toEqual([]);
  }); // prettier-ignore

  it.each([0o770, 0o707, 0o777])('refuses a folder that others may write into: %o', async (mode) => {
    chmodSync(dataDir, mode);
    await expect(serveOn(dataDir)).rejects.toThrow(/others may write/);
  });

  it.each([0o644, 0o660, 0o604])('refuses a database that others may read: %o', async (mode) => {
    chmodSync(join(dataDir, 'countersign.db'), mode);
    await expect(serveOn(dataDir)).rejects.toThrow(/others/);
  });

  it('refuses a database that is a link', async () => {
    const file = join(dataDir, 'countersign.db');
    renameSync(file, `${file}-real`);
    symlinkSync(`${file}-real`, file);
    await expect(serveOn(dataDir)).rejects.toThrow(/plain file/);
  });

  it.skipIf(!isRoot)('refuses a folder of another user', async () => {
    const { chownSync } = await import('node:fs');
    chownSync(dataDir, 65_534, 65_534);
    await expect(serveOn(dataDir)).rejects.toThrow(/another user/);
  });

  it('leaves no file that others may read, in a folder that they may enter', async () => {
    const open = join(folder, 'open');
    mkdirSync(open, { mode: 0o755 });
    chmodSync(open, 0o755);
    const before = process.umask(0o022);
    try {
      const server = await serveOn(open, ENV);
      process.umask(0o022);
      await done(clientOf(server, ROOT)('CreateUser', { UserName: 'x' }));
      const loose = (): string[] =>
        readdirSync(open)
          .filter((name) => (statSync(join(open, name)).mode & 0o077) !== 0)
          .map((name) => `${name} ${(statSync(join(open, name)).mode & 0o777).toString(8)}`);
      expect(loose()).toEqual([]);
      await server.stop();
      const door = await operator(configOf(open));
      process.umask(0o022);
      await door.createAccount({ name: 'offline' });
      await door.close();
      expect(loose()).toEqual([]);
    } finally {
      process.umask(before);
    }
  });
});
