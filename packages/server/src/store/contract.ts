import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServiceError } from '../domain/errors.ts';
import { type AccessKeyRow, addAccessKeyWithin } from './access-keys.ts';
import { isUniqueViolation } from './unique-violation.ts';
import { type Param, prepared } from './prepared.ts';
import type { Queries, Store, Touched, Write } from './store.ts';

/** A store to be tested, on data that nobody else has. */
export interface OpenedStore {
  readonly store: Store;
  /** Closes it and opens the same data again. */
  reopen(): Promise<Store>;
  /** Closes whatever is open and removes the data. */
  remove(): Promise<void>;
}

const accountId = '123456789012';
const receipt = { accountId, requestId: 'r', time: 7 };

const addGroup = async (write: Write, name: string): Promise<string> => {
  const group = { accountId, groupId: `id-${name}`, name, nameKey: name, path: '/', createdAt: 1 };
  await write.db.insertInto('groups').values(group).execute();
  write.touch('group', accountId, group.groupId);
  return name;
};
const names = async (db: Queries): Promise<string[]> =>
  (await db.selectFrom('groups').select('name').orderBy('name').execute()).map((row) => row.name);
const key = (accessKeyId: string, ownerId: string): AccessKeyRow => ({
  accountId,
  accessKeyId,
  ownerId,
  status: 'Active',
  createdAt: 1,
  changedAt: 2,
  sealedSecret: 's',
});
const log = (store: Store) => store.read.selectFrom('changeLog').selectAll().orderBy('seq').execute();
const count = async (db: Queries): Promise<number> => {
  const row = await db
    .selectFrom('accessKeys')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
};

/** What every store promises. Each engine's test file is one call to this. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} keeps the store's promises`, () => {
    let opened: OpenedStore;
    let store: Store;
    const add = (groupName: string): Promise<string> => store.write({ receipt, run: (write) => addGroup(write, groupName) });

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.remove());

    describe('a write', () => {
      it('answers what its job answers, and is there when it resolves', async () => {
        expect(await add('a')).toBe('a');
        expect(await names(store.read)).toEqual(['a']);
      });

      it('sees its own changes before anyone else does', async () => {
        await store.write({
          receipt,
          async run(write) {
            await addGroup(write, 'a');
            expect(await names(write.db)).toEqual(['a']);
            expect(await names(store.read)).toEqual([]);
          },
        });
        expect(await names(store.read)).toEqual(['a']);
      });

      it('that throws leaves nothing behind and rejects with what was thrown', async () => {
        const no = new ServiceError('LimitExceeded', 'no');
        const failing = store.write({
          receipt,
          async run(write) {
            await addGroup(write, 'a');
            throw no;
          },
        });
        await expect(failing).rejects.toBe(no);
        expect(await names(store.read)).toEqual([]);
        expect(store.seq).toBe(0);
        expect(await log(store)).toEqual([]);
      });

      it('survives closing and opening again, and the numbers go on', async () => {
        await add('a');
        await add('b');
        store = await opened.reopen();
        expect(await names(store.read)).toEqual(['a', 'b']);
        expect(store.seq).toBe(2);
        await add('c');
        expect((await log(store)).map((row) => row.seq)).toEqual([1, 2, 3]);
      });

      it('is refused once the store is closed', async () => {
        await store.close();
        await expect(add('a')).rejects.toMatchObject({ code: 'ServiceUnavailable' });
        store = await opened.reopen();
      });

      it('that was queued before closing is still carried out', async () => {
        const queued = add('a');
        await store.close();
        expect(await queued).toBe('a');
        store = await opened.reopen();
        expect(await names(store.read)).toEqual(['a']);
      });
    });

    describe('writes of one turn', () => {
      it('run one after another in the order they came, and share one commit', async () => {
        const order: string[] = [];
        let commits = 0;
        store.onCommitted(() => (commits += 1));
        const run = (letter: string) =>
          store.write({
            receipt,
            async run(write) {
              order.push(`${letter} begins`);
              await addGroup(write, letter);
              order.push(`${letter} ends`);
            },
          });
        await Promise.all([run('c'), run('a'), run('b')]);
        expect(order).toEqual(['c begins', 'c ends', 'a begins', 'a ends', 'b begins', 'b ends']);
        expect(commits).toBe(1);
      });

      it('do not suffer from one of them that throws', async () => {
        const results = await Promise.allSettled([add('a'), add('b'), add('a'), add('c')]);
        expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
        expect(await names(store.read)).toEqual(['a', 'b', 'c']);
      });

      it('see what those before them did, and what those touched', async () => {
        const seen: boolean[] = [];
        const untouched: boolean[] = [];
        const touch = (id: string, fails: boolean) =>
          store.write({
            receipt,
            async run(write) {
              seen.push(write.isTouched('user', 'u1'), write.isTouched('user', 'u2'), write.isTouched('group', 'u1'));
              untouched.push(write.isUntouched);
              write.touch('user', accountId, id);
              expect(write.isUntouched).toBe(false);
              expect(write.touched).toEqual([{ kind: 'user', accountId, id }]);
              expect(write.isTouched('user', id)).toBe(true);
              if (fails) throw new Error('no');
            },
          });
        await Promise.allSettled([touch('u1', false), touch('u2', true), touch('u3', false)]);
        expect(seen).toEqual([false, false, false, true, false, false, true, false, false]);
        expect(untouched).toEqual([true, false, false]);
        await touch('u4', false);
        expect(untouched[3]).toBe(true);
        expect(seen.slice(9)).toEqual([false, false, false]);
      });

      it('are more than one commit holds', async () => {
        const all = Array.from({ length: 600 }, (_, i) => `g${String(i).padStart(3, '0')}`);
        await Promise.all(all.map(add));
        expect(await names(store.read)).toEqual(all);
        expect(store.seq).toBe(600);
      });

      it('are refused when too many wait', async () => {
        const results = await Promise.allSettled(
          Array.from({ length: 4200 }, () => store.write({ receipt, run: async () => 1 })),
        );
        const refused = results.filter((result) => result.status === 'rejected');
        expect(refused).toHaveLength(4200 - 4096);
        expect(refused[0]?.reason).toMatchObject({ code: 'Throttling' });
        expect(await add('a')).toBe('a');
      });
    });

    describe('the change log', () => {
      it('has one row without gaps for each job that touched something, in order', async () => {
        const results = await Promise.allSettled(
          Array.from({ length: 100 }, (_, i) =>
            store.write({
              receipt: { accountId, requestId: `r${i}`, time: i },
              async run(write) {
                if (i % 3 === 0) return;
                await addGroup(write, `g${i}`);
                if (i % 7 === 0) throw new Error('no');
              },
            }),
          ),
        );
        const rows = await log(store);
        const written = results.flatMap((result, i) => (result.status === 'fulfilled' && i % 3 !== 0 ? [`r${i}`] : []));
        expect(rows.map((row) => row.requestId)).toEqual(written);
        expect(rows.map((row) => row.seq)).toEqual(written.map((_, i) => i + 1));
        expect(store.seq).toBe(written.length);
      });

      it('says what was touched, each thing once, and from which request', async () => {
        await store.write({
          receipt: { accountId, requestId: 'req', time: 1_764_000_000_000 },
          async run(write) {
            write.touch('user', accountId, 'u1');
            write.touch('policy', accountId, 'arn:aws:iam::123456789012:policy/p');
            write.touch('user', accountId, 'u1');
          },
        });
        const [row] = await log(store);
        expect(row).toMatchObject({ seq: 1, accountId, requestId: 'req', time: 1_764_000_000_000 });
        expect(JSON.parse(row?.changes ?? '')).toEqual([
          { kind: 'user', accountId, id: 'u1' },
          { kind: 'policy', accountId, id: 'arn:aws:iam::123456789012:policy/p' },
        ]);
      });

      it('stays without gaps whatever jobs come and fail together', async () => {
        const job = fc.record({ touches: fc.boolean(), fails: fc.boolean() });
        await fc.assert(
          fc.asyncProperty(fc.array(fc.array(job, { maxLength: 8 }), { maxLength: 4 }), async (turns) => {
            const before = store.seq;
            let expected = before;
            for (const turn of turns) {
              expected += turn.filter(({ touches, fails }) => touches && !fails).length;
              await Promise.allSettled(
                turn.map(({ touches, fails }) =>
                  store.write({
                    receipt,
                    async run(write) {
                      if (touches) write.touch('user', accountId, 'u');
                      if (fails) throw new Error('no');
                    },
                  }),
                ),
              );
            }
            expect(store.seq).toBe(expected);
          }),
          { numRuns: 25 },
        );
        expect((await log(store)).map((row) => row.seq)).toEqual(Array.from({ length: store.seq }, (_, i) => i + 1));
      });
    });

    describe('hooks', () => {
      it('run in the commit, then after it, before its writes resolve', async () => {
        const order: string[] = [];
        store.onCommitting(async (db) => {
          expect(await names(db)).toEqual(['a', 'b']);
          expect(await names(store.read)).toEqual([]);
          order.push('committing');
        });
        store.onCommitted((touched: readonly Touched[]) => {
          order.push(`committed ${store.seq} ${touched.map((thing) => thing.id).join()}`);
        });
        store.onRolledBack(() => order.push('rolled back'));
        await Promise.all(['a', 'b'].map((letter) => add(letter).then(() => order.push(letter))));
        expect(order).toEqual(['committing', 'committed 2 id-a,id-b', 'a', 'b']);
      });

      it('in the commit can write, and are not asked when no job succeeded', async () => {
        store.onCommitting(async (db) => {
          const row = { seq: 1, accountId, time: 1, requestId: 'r', eventName: 'e', record: '{}', hash: '' };
          await db.insertInto('auditRecords').values(row).execute();
        });
        const failing = store.write({ receipt, run: () => Promise.reject(new Error('no')) });
        await expect(failing).rejects.toThrow('no');
        expect(await store.read.selectFrom('auditRecords').select('seq').execute()).toEqual([]);
        await add('a');
        expect(await store.read.selectFrom('auditRecords').select('seq').execute()).toEqual([{ seq: 1 }]);
      });

      it('that fail in the commit fail all of it', async () => {
        let works = false;
        const rolledBack: number[] = [];
        store.onCommitting(() => (works ? Promise.resolve() : Promise.reject(new Error('the trail is full'))));
        store.onRolledBack(() => rolledBack.push(store.seq));
        const results = await Promise.allSettled([add('a'), add('a'), add('b')]);
        for (const result of results) {
          expect(result).toMatchObject({ status: 'rejected', reason: { code: 'ServiceUnavailable' } });
        }
        expect(rolledBack).toEqual([0]);
        expect(await names(store.read)).toEqual([]);
        works = true;
        await add('c');
        expect((await log(store)).map((row) => row.seq)).toEqual([1]);
      });

      it('after the commit cannot undo it, but a fault in one stops further writes', async () => {
        store.onCommitted(() => {
          throw new Error('a bug');
        });
        expect(store.problem).toBeUndefined();
        expect(await add('a')).toBe('a');
        expect(await names(store.read)).toEqual(['a']);
        expect(store.problem).toBe('the store takes no more changes: a bug');
        await expect(add('b')).rejects.toMatchObject({ code: 'ServiceUnavailable' });
      });
    });

    describe('a limit', () => {
      it('of two is kept by 100 jobs at once that each look first', async () => {
        for (const rounds of [1, 2, 3]) {
          const ownerId = `u${rounds}`;
          const results = await Promise.allSettled(
            Array.from({ length: 100 }, (_, i) =>
              store.write({
                receipt,
                async run(write) {
                  const held = await write.db
                    .selectFrom('accessKeys')
                    .select((e) => e.fn.countAll<number>().as('n'))
                    .where('ownerId', '=', ownerId)
                    .executeTakeFirstOrThrow();
                  if (held.n >= 2) throw new ServiceError('LimitExceeded', 'two is enough');
                  const accessKeyId = `${ownerId}-${i}`;
                  await write.db
                    .insertInto('accessKeys')
                    .values({ accountId, accessKeyId, ownerId, status: 'Active', createdAt: 1, changedAt: 1, sealedSecret: 's' })
                    .execute();
                  write.touch('accessKey', accountId, accessKeyId);
                },
              }),
            ),
          );
          expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2);
          expect(await count(store.read)).toBe(2 * rounds);
        }
      });

      it('of two is kept by the statement that adds a key, for each owner', async () => {
        const within = (row: AccessKeyRow): Promise<boolean> =>
          store.write({ receipt, run: (write) => addAccessKeyWithin(write, 2, row) });
        const added = await Promise.all(['k1', 'k2', 'k3', 'k4'].map((id) => within(key(id, 'u1'))));
        expect(added).toEqual([true, true, false, false]);
        expect(await within(key('k5', 'u2'))).toBe(true);
        const rows = await store.read.selectFrom('accessKeys').selectAll().orderBy('accessKeyId').execute();
        expect(rows).toEqual([key('k1', 'u1'), key('k2', 'u1'), key('k5', 'u2')]);
        expect(store.seq).toBe(3); // what was not added touched nothing
      });
    });

    describe('values', () => {
      it('of text come back as they were, sorted by their bytes', async () => {
        const texts = ['', ' ', '-', '10', '9', 'A', 'B', 'a', 'b', 'é', 'z', 'Ω', '\uFFFD', '𝄞', "'; drop table groups --"];
        await Promise.all(texts.map(add));
        const byBytes = texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(await names(store.read)).toEqual(byBytes);
        const after = await store.read.selectFrom('groups').select('name').where('name', '>', 'a').orderBy('name').execute();
        expect(after.map((row) => row.name)).toEqual(byBytes.slice(byBytes.indexOf('a') + 1));
      });

      it('of whole numbers keep 53 bits and come back as numbers', async () => {
        const times = [0, 1, -1, 2 ** 31, 2 ** 32 + 1, 1_764_000_000_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
        await store.write({
          receipt,
          async run(write) {
            for (const [i, createdAt] of times.entries()) {
              const group = { accountId, groupId: `g${i}`, name: `g${i}`, nameKey: `g${i}`, path: '/', createdAt };
              await write.db.insertInto('groups').values(group).execute();
            }
          },
        });
        const rows = await store.read.selectFrom('groups').select('createdAt').orderBy('name').execute();
        expect(rows.map((row) => row.createdAt)).toEqual(times);
      });

      it('of null stay null, and many aliases may be null', async () => {
        const account = { name: 'n', createdAt: 1, alias: null, rootPasswordHash: null };
        await store.write({
          receipt,
          async run(write) {
            for (const id of ['1', '2'])
              await write.db
                .insertInto('accounts')
                .values({ accountId: id, ...account })
                .execute();
          },
        });
        const rows = await store.read.selectFrom('accounts').selectAll().orderBy('accountId').execute();
        expect(rows).toEqual([
          { accountId: '1', ...account },
          { accountId: '2', ...account },
        ]);
      });
    });

    describe('a key that is taken', () => {
      it('is told from other failures, for primary and for other unique keys', async () => {
        await add('a');
        const again = await add('a').catch((error: unknown) => error);
        expect(isUniqueViolation(again)).toBe(true);
        const byName = await store
          .write({
            receipt,
            run: (write) =>
              write.db
                .insertInto('groups')
                .values({ accountId, groupId: 'other', name: 'A', nameKey: 'a', path: '/', createdAt: 1 })
                .execute(),
          })
          .catch((error: unknown) => error);
        expect(isUniqueViolation(byName)).toBe(true);
        const notNull = await store
          .write({
            receipt,
            run: (write) =>
              write.db
                .insertInto('groups')
                .values({ accountId, groupId: 'x', name: null as never, nameKey: 'x', path: '/', createdAt: 1 })
                .execute(),
          })
          .catch((error: unknown) => error);
        expect(notNull).toBeInstanceOf(Error);
        expect(isUniqueViolation(notNull)).toBe(false);
        expect(isUniqueViolation(undefined)).toBe(false);
      });
    });

    describe('a prepared query', () => {
      const byName = prepared((db: Queries, param: Param<{ name: string; limit: number }>) =>
        db
          .selectFrom('groups')
          .select(['name', 'groupId'])
          .where('name', '>=', param('name'))
          .orderBy('name')
          .limit(param('limit')),
      );
      const rename = prepared((db: Queries, param: Param<{ from: string; to: string }>) =>
        db
          .updateTable('groups')
          .set({ path: param('to') })
          .where('name', '>=', param('from')),
      );

      it('runs again with other values, on the read side and in a write', async () => {
        await Promise.all(['a', 'b', 'c'].map(add));
        expect(await byName.first(store.read, { name: 'b', limit: 5 })).toEqual({ name: 'b', groupId: 'id-b' });
        expect(await byName.first(store.read, { name: 'x', limit: 5 })).toBeUndefined();
        expect((await byName.all(store.read, { name: 'a', limit: 2 })).map((row) => row.name)).toEqual(['a', 'b']);
        const changed = await store.write({
          receipt,
          async run(write) {
            await addGroup(write, 'd');
            return rename.run(write.db, { from: 'c', to: '/x/' });
          },
        });
        expect(changed).toBe(2);
      });
    });

    describe('the read side', () => {
      it('can neither write nor open a transaction', async () => {
        const insert = store.read.insertInto('deployment').values({ key: 'k', value: 'v' }).execute();
        await expect(insert).rejects.toThrow(/read-?only/);
        await expect(store.read.transaction().execute(async () => 1)).rejects.toThrow('Store.write alone');
        expect(await store.read.selectFrom('deployment').selectAll().execute()).toEqual([]);
      });
    });
  });
}
