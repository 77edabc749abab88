import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { storeContract } from './contract.ts';
import { openPostgres } from './open-postgres.ts';
import { type PostgresServer, startPostgres } from './test-postgres.ts';

const server = await startPostgres();
afterAll(() => server?.stop());
const running = (): PostgresServer => {
  if (!server) throw new Error('no server');
  return server;
};

if (server) {
  storeContract('PostgreSQL', async () => {
    const url = await running().database();
    let store = await openPostgres({ url });
    return {
      store,
      async reopen() {
        await store.close();
        store = await openPostgres({ url });
        return store;
      },
      remove: () => store.close(),
    };
  });
}

/** Passes everything on, until it is told to let one command through and cut the connection instead of answering. */
async function cuttingProxy(target: number) {
  let cutAfter: string | undefined;
  const open = new Set<Socket>();
  const listener = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let cutting = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes) => {
      if (cutAfter !== undefined && bytes.includes(cutAfter)) {
        cutting = true;
        cutAfter = undefined;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => (cutting ? client.destroy() : client.write(bytes)));
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as AddressInfo).port,
    cutAnswerTo: (command: string) => void (cutAfter = command),
    stop: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => listener.close(resolve));
    },
  };
}

describe.skipIf(!server)('openPostgres', () => {
  const receipt = { accountId: '123456789012', requestId: 'r', time: 1 };

  it('is refused while another has the database, with a sentence that says who', async () => {
    const url = await running().database();
    const store = await openPostgres({ url });
    await expect(openPostgres({ url })).rejects.toMatchObject({
      code: 'InUse',
      message: expect.stringMatching(`^the database is in use by process ${process.pid} on `) as string,
    });
    await store.close();
    await (await openPostgres({ url })).close();
  });

  it('refuses a database of a newer version, and changes nothing', async () => {
    const url = await running().database();
    const store = await openPostgres({ url });
    await store.write({
      receipt,
      run: ({ db }) =>
        db
          .insertInto('migrations' as never)
          .values({ name: '9999-later', timestamp: '' } as never)
          .execute(),
    });
    await store.close();
    await expect(openPostgres({ url })).rejects.toMatchObject({ code: 'Newer' });
  });

  it('says so when there is no server, or no such database', async () => {
    const url = await running().database();
    await expect(openPostgres({ url: `${url}x` })).rejects.toMatchObject({ code: 'Unreachable' });
    await expect(openPostgres({ url: 'postgres://test@127.0.0.1:1/x' })).rejects.toMatchObject({ code: 'Unreachable' });
  });

  it('answers reads with 503 while the server is away', async () => {
    const url = new URL(await running().database());
    const proxy = await cuttingProxy(Number(url.port));
    url.port = String(proxy.port);
    const store = await openPostgres({ url: url.href });
    await proxy.stop();
    const read = () => store.read.selectFrom('deployment').selectAll().execute();
    await expect(read()).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    await expect(store.write({ receipt, run: async () => 1 })).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    await store.close();
  });

  it('refuses writes while the connection is lost, forgets what it kept, and goes on after', async () => {
    const url = await running().database();
    const store = await openPostgres({ url });
    let forgotten = 0;
    store.onRolledBack(() => (forgotten += 1));
    const add = (key: string) =>
      store.write({
        receipt,
        async run(write) {
          await write.db.insertInto('deployment').values({ key, value: 'v' }).execute();
          write.touch('account', '123456789012', key);
        },
      });
    await add('a');
    const lost = store.write({
      receipt,
      async run(write) {
        await write.db.insertInto('deployment').values({ key: 'b', value: 'v' }).execute();
        await running().ask(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'process %'`);
        await write.db.insertInto('deployment').values({ key: 'c', value: 'v' }).execute();
      },
    });
    await expect(lost).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    expect(forgotten).toBeGreaterThan(0);
    await add('d');
    const rows = await store.read.selectFrom('deployment').select('key').orderBy('key').execute();
    expect(rows.map((row) => row.key)).toEqual(['a', 'd']);
    expect(store.seq).toBe(2);
    await store.close();
  });

  it('takes a commit whose answer was lost for failed, and then counts what is really there', async () => {
    const url = new URL(await running().database());
    const proxy = await cuttingProxy(Number(url.port));
    url.port = String(proxy.port);
    const store = await openPostgres({ url: url.href });
    const forgotten: number[] = [];
    store.onRolledBack(() => forgotten.push(store.seq));
    const touch = (id: string) => store.write({ receipt, run: async (write) => write.touch('account', '123456789012', id) });
    await touch('a');
    proxy.cutAnswerTo('commit');
    await expect(touch('b')).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    expect(forgotten[0]).toBe(1);
    await touch('c');
    const rows = await store.read.selectFrom('changeLog').select(['seq', 'changes']).orderBy('seq').execute();
    expect(rows.map((row) => [row.seq, /"id":"(.)"/.exec(row.changes)?.[1]])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    expect(store.seq).toBe(3);
    await store.close();
    await proxy.stop();
  });

  it('fails a job that swallows an error, alone or with others', async () => {
    const url = await running().database();
    const store = await openPostgres({ url });
    const swallow = (key: string) =>
      store.write({
        receipt,
        async run(write) {
          await write.db.insertInto('deployment').values({ key, value: 'v' }).execute();
          await write.db
            .insertInto('deployment')
            .values({ key, value: 'v' })
            .execute()
            .catch(() => {});
        },
      });
    const add = (key: string) =>
      store.write({ receipt, run: (write) => write.db.insertInto('deployment').values({ key, value: 'v' }).execute() });
    await expect(swallow('a')).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    const results = await Promise.allSettled([add('b'), swallow('c'), add('d')]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const rows = await store.read.selectFrom('deployment').select('key').orderBy('key').execute();
    expect(rows.map((row) => row.key)).toEqual(['b', 'd']);
    await store.close();
  });
});
