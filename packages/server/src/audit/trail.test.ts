import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Queries, Store, WriteJob } from '../store/store.ts';
import { openTestStore, type TestStore } from '../store/test-store.ts';
import { anEvent, handClock } from './event-fixture.ts';
import { createExplanations, readExplanation } from './explanations.ts';
import { createTrail, type Trail, type TrailOptions } from './trail.ts';
import { verifyTrail } from './verify-trail.ts';

const ACCOUNT = '123456789012';
const full = expect.objectContaining({ code: 'ServiceUnavailable' });

let opened: TestStore;
let store: Store;
let clock: ReturnType<typeof handClock>;
let faults: unknown[];
let ids = 0;
/** Makes the commit fail in a hook, after the trail has written into it. */
let failCommit = false;

const open = (options: Partial<TrailOptions> = {}): Trail =>
  createTrail({ store, eventId: () => `e-${++ids}`, timer: clock.timer, onFault: (error) => faults.push(error), ...options });
const rows = () => store.read.selectFrom('auditRecords').selectAll().orderBy('seq').execute();
interface Said {
  readonly requestID: string;
  readonly eventName: string;
  readonly errorCode?: string;
}
const eventOf = (record: string): string => {
  const { requestID, eventName, errorCode } = JSON.parse(record) as Said;
  return `${requestID} ${eventName}${errorCode === undefined ? '' : ' failed'}`;
};
/** What each row tells of. */
const laidOut = async () => (await rows()).map(({ record }) => record.split('\n').map(eventOf));
const events = async () => (await laidOut()).flat();
const read = (requestId: string) => anEvent({ requestId });
const change = (requestId: string) => anEvent({ requestId, eventName: 'CreateUser', readOnly: false });
const failure = (requestId: string) => anEvent({ ...change(requestId), error: { code: 'ServiceUnavailable', message: 'no' } });

/** What the pipeline does for a change. */
const mutate = async (
  trail: Trail,
  requestId: string,
  work: (db: Queries) => Promise<unknown> = async () => {},
  through: Store = store,
): Promise<void> => {
  const job: WriteJob<void> = {
    receipt: { accountId: ACCOUNT, requestId, time: 0 },
    async run(write) {
      write.touch('user', ACCOUNT, requestId);
      await work(write.db);
      trail.recordWith(change(requestId));
    },
  };
  try {
    await through.write(job);
  } catch (error) {
    trail.record(failure(requestId));
    throw error;
  }
};
const settled = () => store.write({ receipt: { accountId: '', requestId: '', time: 0 }, run: async () => {} });

beforeEach(async () => {
  opened = await openTestStore();
  store = opened.store;
  clock = handClock();
  faults = [];
  failCommit = false;
});
afterEach(() => opened.close());
/** Hooked in after the trail, so that the trail has inserted its rows when this fails. */
const failingAfter = (trail: Trail): Trail => {
  store.onCommitting(async () => {
    if (failCommit) throw new Error('disk full');
  });
  return trail;
};

describe('the record of a change', () => {
  it('is in the transaction of the change, and the only one there', async () => {
    const trail = open();
    await mutate(trail, 'm-1');
    await expect(events()).resolves.toEqual(['m-1 CreateUser']);
    await expect(store.read.selectFrom('changeLog').select('requestId').execute()).resolves.toEqual([{ requestId: 'm-1' }]);
    expect(trail.waiting).toBe(0);
  });

  it('is seen by no one before the change is', async () => {
    const trail = open();
    let inside = -1;
    await mutate(trail, 'm-1', async () => {
      inside = (await rows()).length;
    });
    expect(inside).toBe(0);
  });

  it('of a change that fails is its failure alone, and the changes beside it are recorded', async () => {
    const trail = open();
    const all = [
      mutate(trail, 'm-1'),
      mutate(trail, 'm-2', async () => {
        throw new Error('no such user');
      }),
      mutate(trail, 'm-3'),
    ];
    expect((await Promise.allSettled(all)).map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await trail.flush();
    await expect(events()).resolves.toEqual(['m-1 CreateUser', 'm-3 CreateUser', 'm-2 CreateUser failed']);
  });

  it('that can not be written makes the change fail: no record, no change', async () => {
    const trail = open();
    await mutate(trail, 'm-0');
    await store.write({
      receipt: { accountId: '', requestId: '', time: 0 },
      run: ({ db }) => db.schema.alterTable('auditRecords').renameTo('elsewhere').execute(),
    });
    await expect(
      mutate(trail, 'm-1', (db) => db.insertInto('deployment').values({ key: 'k', value: 'v' }).execute()),
    ).rejects.toThrow(full);
    await expect(store.read.selectFrom('deployment').select('key').where('key', '=', 'k').execute()).resolves.toEqual([]);
    expect(store.seq).toBe(1);
  });

  it('is replaced by its failure when the commit fails after it was inserted', async () => {
    const trail = failingAfter(open());
    failCommit = true;
    await expect(mutate(trail, 'm-1')).rejects.toThrow(full);
    await expect(rows()).resolves.toEqual([]);
    failCommit = false;
    await trail.flush();
    await expect(events()).resolves.toEqual(['m-1 CreateUser failed']);
    await expect(verifyTrail(store.read)).resolves.toEqual({ records: 1, ok: true });
  });

  it('is withdrawn when its job fails after all', async () => {
    const trail = open();
    const job = store.write({
      receipt: { accountId: ACCOUNT, requestId: 'm-1', time: 0 },
      async run() {
        trail.recordWith(change('m-1'));
        throw new Error('too late');
      },
    });
    await expect(job).rejects.toThrow('too late');
    trail.record(failure('m-1'));
    await trail.flush();
    await expect(events()).resolves.toEqual(['m-1 CreateUser failed']);
  });
});

describe('the record of a read', () => {
  it('goes with the next commit', async () => {
    const trail = open();
    trail.record(read('r-1'));
    await mutate(trail, 'm-1');
    await expect(events()).resolves.toEqual(['r-1 GetUser', 'm-1 CreateUser']);
  });

  it('is written by itself when none comes', async () => {
    const trail = open();
    trail.record(read('r-1'));
    clock.pass(99);
    await settled();
    trail.record(read('r-2'));
    clock.pass(100);
    await settled();
    await expect(events()).resolves.toEqual(['r-1 GetUser', 'r-2 GetUser']);
  });

  it('does not wait when many do', async () => {
    const trail = open({ flushAt: 5 });
    for (let i = 0; i < 5; i++) trail.record(read(`r-${i}`));
    await settled();
    await expect(events()).resolves.toHaveLength(5);
  });

  it('stays queued when a commit fails, in order, and is written once', async () => {
    const trail = failingAfter(open());
    trail.record(read('r-1'));
    failCommit = true;
    await expect(mutate(trail, 'm-1')).rejects.toThrow(full);
    trail.record(read('r-2'));
    await expect(trail.flush()).rejects.toThrow(full);
    failCommit = false;
    await mutate(trail, 'm-2');
    await expect(events()).resolves.toEqual(['r-1 GetUser', 'm-1 CreateUser failed', 'r-2 GetUser', 'm-2 CreateUser']);
    expect(trail.waiting).toBe(0);
    await expect(verifyTrail(store.read)).resolves.toEqual({ records: 4, ok: true });
  });

  it('is tried again by itself after a flush that failed', async () => {
    const trail = failingAfter(open());
    failCommit = true;
    trail.record(read('r-1'));
    clock.pass(100);
    await settled().catch(() => {});
    await new Promise((resolve) => setImmediate(resolve));
    expect(faults).toHaveLength(1);
    failCommit = false;
    clock.pass(100);
    await settled();
    await expect(events()).resolves.toEqual(['r-1 GetUser']);
  });
});

const other = (requestId: string) => anEvent({ requestId, recipientAccountId: '999999999999' });
const operators = (requestId: string) => anEvent({ requestId, identity: { type: 'Operator', invokedBy: 'x' } });

describe('a pack', () => {
  it('holds the reads of an account that succeeded, and stands where the first of them did', async () => {
    const trail = open();
    trail.record(failure('f-1'));
    trail.record(read('r-1'));
    trail.record(other('o-1'));
    trail.record(anEvent({ requestId: 'f-2', error: { code: 'AccessDenied', message: 'no' } }));
    trail.record(operators('p-1'));
    trail.record(operators('p-2'));
    trail.record(read('r-2'));
    const made = mutate(trail, 'm-1');
    trail.record(other('o-2'));
    await made;
    await expect(laidOut()).resolves.toEqual([
      ['f-1 CreateUser failed'],
      ['r-1 GetUser', 'r-2 GetUser'],
      ['o-1 GetUser', 'o-2 GetUser'],
      ['f-2 GetUser failed'],
      ['p-1 GetUser'],
      ['p-2 GetUser'],
      ['m-1 CreateUser'],
    ]);
    await expect(verifyTrail(store.read)).resolves.toEqual({ records: 9, ok: true });
  });

  it('has the account of its records, the time of the first, and neither request nor event', async () => {
    const trail = open();
    for (const second of [3, 7, 9]) trail.record(anEvent({ time: new Date(second * 1000 + 1) }));
    await trail.flush();
    await expect(rows()).resolves.toMatchObject([{ accountId: ACCOUNT, time: 3000, requestId: '', eventName: '' }]);
  });

  it('of one read is its row', async () => {
    const trail = open();
    trail.record(read('r-1'));
    await trail.flush();
    await expect(rows()).resolves.toMatchObject([{ requestId: 'r-1', eventName: 'GetUser' }]);
  });

  it('holds 500 records at most', async () => {
    const trail = open();
    const short = anEvent({ identity: { type: 'Unknown' }, origin: { sourceIp: '', userAgent: '', secure: true } });
    for (let i = 0; i < 1201; i++) trail.record(short);
    await trail.flush();
    expect((await laidOut()).map(({ length }) => length)).toEqual([500, 500, 201]);
  });

  it('is 256 KiB long at most', async () => {
    const trail = open();
    for (let i = 0; i < 100; i++)
      trail.record(anEvent({ requestId: `r-${i}`, requestParameters: { a: 'x'.repeat(16_000 + i) } }));
    await trail.flush();
    const lengths = (await rows()).map(({ record }) => record.length);
    expect(lengths).toHaveLength(7);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(256 << 10);
    expect(lengths[0]).toBeGreaterThan(240 << 10);
    await expect(verifyTrail(store.read)).resolves.toEqual({ records: 100, ok: true });
  });

  it('does not grow any more once a transaction has taken it', async () => {
    const trail = open();
    let late = true;
    store.onCommitting(async () => {
      if (late) trail.record(read('r-3')); // after the trail has inserted its rows
      late = false;
    });
    trail.record(read('r-1'));
    trail.record(read('r-2'));
    await trail.flush();
    expect(trail.waiting).toBe(1);
    await trail.flush();
    await expect(laidOut()).resolves.toEqual([['r-1 GetUser', 'r-2 GetUser'], ['r-3 GetUser']]);
  });

  it('that could not be written is written as it was, and once', async () => {
    const trail = failingAfter(open());
    trail.record(read('r-1'));
    trail.record(read('r-2'));
    failCommit = true;
    await expect(mutate(trail, 'm-1')).rejects.toThrow(full);
    trail.record(read('r-3'));
    trail.record(read('r-4'));
    expect(trail.waiting).toBe(5);
    failCommit = false;
    await trail.flush();
    await expect(laidOut()).resolves.toEqual([
      ['r-1 GetUser', 'r-2 GetUser'],
      ['m-1 CreateUser failed'],
      ['r-3 GetUser', 'r-4 GetUser'],
    ]);
    expect(trail.waiting).toBe(0);
  });
});

describe('a full queue', () => {
  it('refuses reads and changes, and takes them again once it was written', async () => {
    const trail = failingAfter(open({ maxWaiting: 3 }));
    failCommit = true;
    for (let i = 0; i < 3; i++) trail.record(read(`r-${i}`));
    expect(() => trail.record(read('r-3'))).toThrow(full);
    failCommit = false;
    await trail.flush();
    trail.record(read('r-4'));
    await trail.flush();
    await expect(events()).resolves.toHaveLength(4);
  });

  it('fails the change whose record it can not take', async () => {
    const trail = open({ maxWaiting: 1 });
    trail.record(read('r-1'));
    const job = store.write({
      receipt: { accountId: ACCOUNT, requestId: 'm-1', time: 0 },
      async run({ db }) {
        await db.insertInto('deployment').values({ key: 'k', value: 'v' }).execute();
        trail.recordWith(change('m-1'));
      },
    });
    await expect(job).rejects.toThrow(full);
    await expect(store.read.selectFrom('deployment').select('key').where('key', '=', 'k').execute()).resolves.toEqual([]);
  });

  it('is what a stopped trail is, too', async () => {
    const trail = open();
    trail.record(read('r-1'));
    await trail.stop();
    await expect(rows()).resolves.toHaveLength(1);
    expect(() => trail.record(read('r-2'))).toThrow(full);
  });
});

describe('the chain', () => {
  it('has no gaps over restarts, batches and failures', async () => {
    let trail = failingAfter(open());
    for (let round = 0; round < 20; round++) {
      failCommit = round % 5 === 3;
      for (let i = 0; i < round * 7; i++) trail.record(read(`r-${round}-${i}`));
      await Promise.allSettled([mutate(trail, `m-${round}`), mutate(trail, `n-${round}`)]);
      failCommit = false;
      if (round === 10) {
        await trail.stop();
        await opened.store.close();
        const { openSqlite } = await import('../store/open-sqlite.ts');
        store = await openSqlite({ file: opened.file });
        opened = { ...opened, store, close: async () => store.close() };
        trail = failingAfter(open());
      }
    }
    await trail.flush();
    const all = await rows();
    expect(all.map((row) => row.seq)).toEqual(Array.from(all, (_, i) => i + 1));
    const told = all.flatMap(({ record }) => record.split('\n')).map((record) => (JSON.parse(record) as Said).requestID);
    expect(told).toHaveLength(20 * 19 * 3.5 + 40);
    expect(new Set(told).size).toBe(told.length);
    await expect(verifyTrail(store.read)).resolves.toEqual({ records: told.length, ok: true });
  });

  it('is not continued when its end was cut off or changed while the server ran', async () => {
    const trail = open();
    await mutate(trail, 'm-1');
    await mutate(trail, 'm-2');
    await store.write({
      receipt: { accountId: '', requestId: '', time: 0 },
      run: ({ db }) => db.deleteFrom('auditRecords').where('seq', '=', 2).execute(),
    });
    await expect(mutate(trail, 'm-3')).rejects.toThrow(full);
    await expect(rows()).resolves.toHaveLength(1);
  });

  it('goes on from what another node wrote', async () => {
    const [one, other] = [open(), open()];
    await mutate(one, 'm-1');
    await mutate(other, 'm-2');
    await mutate(one, 'm-3');
    await expect(verifyTrail(store.read)).resolves.toEqual({ records: 3, ok: true });
  });

  it('tells of its end after each commit', async () => {
    const heads: number[] = [];
    const trail = open({ onWritten: ({ seq }) => heads.push(seq) });
    await mutate(trail, 'm-1');
    trail.record(read('r-1'));
    await trail.flush();
    await opened.store.synced();
    expect(heads).toEqual([1, 2]);
  });
});

/** A store whose answer to the commit is lost: the rows are there, and the queue says that it failed. */
const forgetfulStore = () => {
  const hooks: (() => void)[] = [];
  const state = { loses: false };
  const forgetful: Store = {
    ...store,
    onRolledBack(hook) {
      hooks.push(hook);
      store.onRolledBack(hook);
    },
    onCommitted: (hook) => store.onCommitted((touched) => (state.loses ? undefined : hook(touched))),
    async write(job) {
      const value = await store.write(job);
      if (!state.loses) return value;
      for (const hook of hooks) hook();
      throw new Error('connection lost');
    },
  };
  return { forgetful, state };
};
const explain = (requestId: string, time = 0, body = '{}') => ({ accountId: ACCOUNT, requestId, time, body });

describe('a commit that ended in doubt', () => {
  it('is found out, and its records are not written twice', async () => {
    const { forgetful, state } = forgetfulStore();
    const trail = open({ store: forgetful });
    trail.record(read('r-1'));
    trail.record(failure('m-1'));
    trail.record(read('r-2'));
    state.loses = true;
    await expect(trail.flush()).rejects.toThrow('connection lost');
    state.loses = false;
    trail.record(read('r-3'));
    expect(trail.waiting).toBe(4);
    await trail.flush();
    await expect(laidOut()).resolves.toEqual([['r-1 GetUser', 'r-2 GetUser'], ['m-1 CreateUser failed'], ['r-3 GetUser']]);
    expect(trail.waiting).toBe(0);
    await expect(verifyTrail(store.read)).resolves.toEqual({ records: 4, ok: true });
  });

  it('keeps the record of the change that it made, beside the failure that its caller was told', async () => {
    const { forgetful, state } = forgetfulStore();
    const trail = open({ store: forgetful });
    state.loses = true;
    await expect(mutate(trail, 'm-1', undefined, forgetful)).rejects.toThrow('connection lost');
    state.loses = false;
    await trail.flush();
    await expect(events()).resolves.toEqual(['m-1 CreateUser', 'm-1 CreateUser failed']);
    await expect(verifyTrail(store.read)).resolves.toEqual({ records: 2, ok: true });
  });
});

describe('explanations', () => {
  it('are written with the records, and read by their account only', async () => {
    const trail = failingAfter(open());
    const explanations = createExplanations(store);
    failCommit = true;
    explanations.add(explain('r-1', 0, '{"why":"implicitDeny"}'));
    trail.record(failure('r-1'));
    await expect(trail.flush()).rejects.toThrow(full);
    failCommit = false;
    await trail.flush();
    await expect(readExplanation(store.read, ACCOUNT, 'r-1')).resolves.toBe('{"why":"implicitDeny"}');
    await expect(readExplanation(store.read, '999999999999', 'r-1')).resolves.toBeUndefined();
    await expect(readExplanation(store.read, ACCOUNT, 'r-2')).resolves.toBeUndefined();
  });

  it('are cut when they are too long, and stay JSON', async () => {
    const explanations = createExplanations(store);
    explanations.add(explain('r-1', 0, JSON.stringify('x'.repeat(200_000))));
    await settled();
    const body = (await readExplanation(store.read, ACCOUNT, 'r-1')) ?? '';
    expect(body.length).toBeLessThanOrEqual(64 << 10);
    expect(JSON.parse(body)).toMatchObject({ cut: true, length: 200_002 });
  });

  it('are kept for seven days, and ten thousand at most', async () => {
    const explanations = createExplanations(store);
    const day = 24 * 3600 * 1000;
    for (const [id, time] of [
      ['old', day],
      ['new', 2 * day],
    ] as const)
      explanations.add(explain(id, time));
    await settled();
    for (let i = 0; i < 10_500; i++) {
      explanations.add(explain(`r-${i}`, 8.5 * day + i));
      if (i % 500 === 499) await settled();
    }
    await expect(readExplanation(store.read, ACCOUNT, 'old')).resolves.toBeUndefined();
    await expect(readExplanation(store.read, ACCOUNT, 'r-0')).resolves.toBeUndefined();
    await expect(readExplanation(store.read, ACCOUNT, 'r-10499')).resolves.toBe('{}');
    const { count } = await store.read
      .selectFrom('explanations')
      .select((e) => e.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(10_000);
  });
});
