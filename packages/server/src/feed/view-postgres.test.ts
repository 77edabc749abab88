import { afterAll, describe, expect, it } from 'vitest';
import { policyArn } from '../domain/arns.ts';
import { addAccessKey } from '../store/access-keys.ts';
import { addAccount } from '../store/accounts.ts';
import { insertAttachment } from '../store/attachments.ts';
import { addGroup } from '../store/groups.ts';
import { putInlinePolicy } from '../store/inline-policies.ts';
import { addMembership } from '../store/memberships.ts';
import { openPostgres } from '../store/open-postgres.ts';
import { insertPolicy } from '../store/policies.ts';
import type { Store } from '../store/store.ts';
import { putTags } from '../store/tags.ts';
import { startPostgres } from '../store/test-postgres.ts';
import { openTestStore } from '../store/test-store.ts';
import { addUser, removeUser, setUserBoundary } from '../store/users.ts';
import { createView } from './view.ts';

const accountId = '123456789012';
const arn = policyArn({ accountId, path: '/', name: 'P' });
const named = (name: string) => ({ accountId, name, nameKey: name.toLowerCase(), path: '/', createdAt: 1 });

const server = await startPostgres();
afterAll(() => server?.stop());

/** Fills a store with one of each, and tells what a view says of them before, within and after a change. */
async function seen(store: Store): Promise<unknown[]> {
  const receipt = { accountId, requestId: 'r', time: 1 };
  const ofUser = { accountId, kind: 'user' as const, id: 'u1' };
  await store.write({
    receipt,
    async run(write) {
      await addAccount(write, { accountId, name: 'n', createdAt: 1, alias: null, rootPasswordHash: null });
      await addUser(write, { ...named('Bob'), userId: 'u1', boundaryArn: null, passwordLastUsedAt: null });
      await addUser(write, { ...named('Ann'), userId: 'u2', boundaryArn: null, passwordLastUsedAt: null });
      for (const id of ['b', 'B', 'a']) {
        await addGroup(write, { ...named(`group-${id}-${id.charCodeAt(0)}`), groupId: id });
        await addMembership(write, accountId, id, 'u1', 1);
        await putInlinePolicy(write, ofUser, { name: id, document: `{"${id}":1}` }, 1);
      }
      const policy = { ...named('P'), policyId: 'p1', description: null, updatedAt: 1, defaultVersion: 1, nextVersion: 2 };
      await insertPolicy(write, policy, '{}');
      for (const holder of [ofUser, { accountId, kind: 'group' as const, id: 'a' }])
        await insertAttachment(write, holder, arn, 1);
      await setUserBoundary(write, accountId, 'u1', arn);
      await putTags(write, { kind: 'user', accountId, resourceId: 'u1' }, [
        { key: 'z', value: 'é' },
        { key: 'Z2', value: '' },
      ]);
      const key = { accountId, accessKeyId: 'AKIA1', ownerId: 'u1', createdAt: 1, changedAt: 1, sealedSecret: 'csk1.x' };
      await addAccessKey(write, { ...key, status: 'Active' });
    },
  });
  const feed = createView(store);
  const { view } = feed;
  const all = () =>
    Promise.all([
      view.account(accountId),
      view.user(accountId, 'u1'),
      view.user(accountId, 'u2'),
      view.group(accountId, 'a'),
      view.policy(accountId, arn),
      view.accessKey('AKIA1'),
    ]);
  const before = await all();
  const inside = await store.write({
    receipt,
    async run(write) {
      await removeUser(write, accountId, 'u2');
      return [await feed.within(write).user(accountId, 'u2'), await feed.within(write).user(accountId, 'u1')];
    },
  });
  return [before, inside, await all()];
}

describe.skipIf(!server)('the view over PostgreSQL', () => {
  it('says what it says over SQLite', async () => {
    const sqlite = await openTestStore();
    const postgres = await openPostgres({ url: (await server?.database()) ?? '' });
    const [overSqlite, overPostgres] = [await seen(sqlite.store), await seen(postgres)];
    await sqlite.close();
    await postgres.close();
    expect(overPostgres).toEqual(overSqlite);
    expect(overPostgres[1]).toMatchObject([
      undefined,
      {
        groupIds: ['B', 'a', 'b'],
        boundaryArn: arn,
        tags: [
          ['z', 'é'],
          ['Z2', ''],
        ],
      },
    ]);
  });
});
