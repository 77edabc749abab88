import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAccountKeys } from './account-keys.ts';
import { rowInserter } from './insert-rows.ts';
import { openPostgres } from './open-postgres.ts';
import type { Schema } from './schema.ts';
import type { Queries, Store } from './store.ts';
import { startPostgres } from './test-postgres.ts';
import { openTestStore, type TestStore } from './test-store.ts';
import { listUserSummaries } from './user-summaries.ts';

const ACCOUNT = '123456789012';
const OTHER = '210987654321';
const USERS = 5000;

const insertUsers = rowInserter('users', [
  'accountId',
  'userId',
  'name',
  'nameKey',
  'path',
  'createdAt',
  'boundaryArn',
  'passwordLastUsedAt',
]);
const insertKeys = rowInserter('accessKeys', [
  'accountId',
  'accessKeyId',
  'ownerId',
  'status',
  'createdAt',
  'changedAt',
  'sealedSecret',
]);
const insertUses = rowInserter('accessKeyUses', ['accountId', 'accessKeyId', 'usedAt', 'region', 'service']);
const insertMemberships = rowInserter('memberships', ['accountId', 'groupId', 'userId', 'createdAt']);

const digits = (i: number): string => String(i).padStart(5, '0');
const userOf = (accountId: string, i: number): Schema['users'] => ({
  accountId,
  userId: `AIDA${accountId.slice(0, 1)}${digits((i * 7919) % USERS)}`,
  name: `User${digits(i)}`,
  nameKey: `user${digits(i)}`,
  path: '/',
  createdAt: i,
  boundaryArn: null,
  passwordLastUsedAt: null,
});

/** Fills a store with 5,000 users of one account, each with two keys that were used and in one group, and one user of another. */
async function fill(store: Store): Promise<void> {
  const users = Array.from({ length: USERS }, (_, i) => userOf(ACCOUNT, i));
  const keys = [...users, userOf(OTHER, 1)].flatMap(({ accountId, userId }) =>
    ['A', 'B'].map((letter) => ({
      accountId,
      accessKeyId: `AKIA${letter}${userId}`,
      ownerId: userId,
      status: 'Active' as const,
      createdAt: 1,
      changedAt: 1,
      sealedSecret: 'csk1.x',
    })),
  );
  await store.write({
    receipt: { accountId: ACCOUNT, requestId: 'test', time: 0 },
    async run({ db }) {
      await insertUsers(db, store.engine, [...users, userOf(OTHER, 1)]);
      await insertKeys(db, store.engine, keys);
      const uses = keys.map(({ accountId, accessKeyId }) => ({ accountId, accessKeyId, usedAt: 5, region: 'r', service: 'iam' }));
      await insertUses(db, store.engine, uses);
      await db
        .insertInto('groups')
        .values({ accountId: ACCOUNT, groupId: 'G', name: 'All', nameKey: 'all', path: '/', createdAt: 0 })
        .execute();
      await insertMemberships(
        db,
        store.engine,
        users.map(({ accountId, userId }) => ({ accountId, groupId: 'G', userId, createdAt: 0 })),
      );
    },
  });
}

/** The same queries, counted. */
function counted(db: Queries): { readonly db: Queries; readonly count: () => number } {
  let count = 0;
  const proxy = new Proxy(db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name === 'executeQuery') count++;
      return (...given: unknown[]): unknown => Reflect.apply(value, target, given);
    },
  });
  return { db: proxy, count: () => count };
}

const server = await startPostgres();
afterAll(() => server?.stop());

const engines: readonly (readonly [string, () => Promise<Pick<TestStore, 'store' | 'close'>>])[] = [
  ['SQLite', () => openTestStore()],
  ...(server
    ? ([
        [
          'PostgreSQL',
          async () => {
            const store = await openPostgres({ url: await server.database() });
            return { store, close: () => store.close() };
          },
        ],
      ] as const)
    : []),
];

describe.each(engines)('5,000 users on %s', (_, open) => {
  let store: Store;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, close } = await open());
    await fill(store);
  });
  afterAll(() => close());

  it('are summed up with five queries for each page of 1,000, each user once and in the order of their names', async () => {
    const { db, count } = counted(store.read);
    const names: string[] = [];
    for (let after: string | undefined; names.length < USERS;) {
      const page = await listUserSummaries(db, ACCOUNT, after, 1000);
      expect(page).toHaveLength(1000);
      for (const { user, keys, groupNames } of page) {
        expect([keys.length, keys[0]?.usedAt, groupNames]).toEqual([2, 5, ['All']]);
        expect(keys.every(({ accessKeyId }) => accessKeyId.endsWith(user.userId))).toBe(true);
        names.push(user.name);
      }
      after = page.at(-1)?.user.nameKey;
    }
    expect(names).toEqual(Array.from({ length: USERS }, (_, i) => `User${digits(i)}`));
    expect(count()).toBe(25);
    expect(await listUserSummaries(db, ACCOUNT, `user${digits(USERS - 1)}`, 1000)).toEqual([]);
  });

  it('have their keys listed with one query for each page, each key once and none of another account', async () => {
    const { db, count } = counted(store.read);
    const found = new Map<string, string | null>();
    for (let page = await listAccountKeys(db, ACCOUNT, undefined, 1000); page.length > 0;) {
      for (const { accessKeyId, userName } of page) found.set(accessKeyId, userName);
      page = await listAccountKeys(db, ACCOUNT, page.at(-1), 1000);
    }
    expect(found.size).toBe(2 * USERS);
    expect(new Set(found.values()).size).toBe(USERS);
    expect(count()).toBe(11);
  });
});
