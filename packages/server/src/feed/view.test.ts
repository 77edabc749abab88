import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { policyArn } from '../domain/arns.ts';
import { addAccessKey, removeAccessKey, setAccessKeyStatus } from '../store/access-keys.ts';
import { setAccountAlias } from '../store/accounts.ts';
import { deleteAttachment, insertAttachment } from '../store/attachments.ts';
import { addGroup, moveGroup, removeGroup, type GroupRow } from '../store/groups.ts';
import { deleteInlinePolicy, putInlinePolicy } from '../store/inline-policies.ts';
import { addMembership, removeMembership } from '../store/memberships.ts';
import { deletePolicyRow, findPolicyByName, insertPolicy } from '../store/policies.ts';
import { deleteVersion, insertVersion, setDefaultVersion } from '../store/policy-versions.ts';
import type { Store, Write } from '../store/store.ts';
import { putTags, removeAllTags, removeTags } from '../store/tags.ts';
import { openTestStore, type TestStore } from '../store/test-store.ts';
import { addUser, findUserById, moveUser, removeUser, setUserBoundary, type UserRow } from '../store/users.ts';
import type { EnforcementView } from './entities.ts';
import { createView, type Feed } from './view.ts';

const accountId = '123456789012';
const arn = policyArn({ accountId, path: '/', name: 'P' });
const user = (id: string): UserRow => ({
  accountId,
  userId: id,
  name: `N-${id}`,
  nameKey: `n-${id}`,
  path: '/',
  createdAt: 1,
  boundaryArn: null,
  passwordLastUsedAt: null,
});
const group = (id: string): GroupRow => ({
  accountId,
  groupId: id,
  name: `G-${id}`,
  nameKey: `g-${id}`,
  path: '/',
  createdAt: 1,
});
const policy = (name: string) => ({
  accountId,
  policyId: `id-${name}`,
  name,
  nameKey: name.toLowerCase(),
  path: '/',
  description: null,
  createdAt: 1,
  updatedAt: 1,
  defaultVersion: 1,
  nextVersion: 2,
});
const key = (id: string, ownerId: string) => ({
  accountId,
  accessKeyId: id,
  ownerId,
  status: 'Active' as const,
  createdAt: 1,
  changedAt: 1,
  sealedSecret: `csk1.${id}`,
});
const ofUser = (id: string) => ({ accountId, kind: 'user' as const, id });
const ofGroup = (id: string) => ({ accountId, kind: 'group' as const, id });
const wearer = (id: string) => ({ kind: 'user' as const, accountId, resourceId: id });

let test: TestStore;
let store: Store;
let feed: Feed;
const write = <T>(run: (write: Write) => Promise<T>): Promise<T> =>
  store.write({ receipt: { accountId, requestId: 'r', time: 1 }, run });

beforeEach(async () => {
  test = await openTestStore(accountId);
  store = test.store;
  feed = createView(store);
});
afterEach(() => test.close());

/** Something to wait for. */
const signal = (): { readonly given: Promise<void>; give(): void } => {
  let give: (() => void) | undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give?.() };
};

/** Counts the queries of the read side. */
const countReads = () => vi.spyOn(store.read, 'executeQuery');

describe('the view', () => {
  it('tells all that decides about a user, a group, a policy, a key and an account', async () => {
    await write(async (w) => {
      await addUser(w, user('u1'));
      await addGroup(w, group('g2'));
      await addGroup(w, group('g1'));
      for (const id of ['g2', 'g1']) await addMembership(w, accountId, id, 'u1', 1);
      await putTags(w, wearer('u1'), [{ key: 'z', value: '1' }]);
      await putTags(w, wearer('u1'), [{ key: 'a', value: '' }]);
      await insertPolicy(w, policy('P'), '{"v":1}');
      await insertAttachment(w, ofUser('u1'), arn, 1);
      await insertAttachment(w, ofUser('u1'), 'arn:aws:iam::aws:policy/ReadOnlyAccess', 1);
      await insertAttachment(w, ofGroup('g1'), arn, 1);
      await putInlinePolicy(w, ofUser('u1'), { name: 'b', document: '{"b":1}' }, 1);
      await putInlinePolicy(w, ofUser('u1'), { name: 'a', document: '{"a":1}' }, 1);
      await putInlinePolicy(w, ofGroup('g1'), { name: 'in', document: '{}' }, 1);
      await setUserBoundary(w, accountId, 'u1', arn);
      await addAccessKey(w, key('AKIA1', 'u1'));
    });
    const { view } = feed;
    expect(await view.user(accountId, 'u1')).toEqual({
      accountId,
      userId: 'u1',
      name: 'N-u1',
      path: '/',
      tags: [
        ['z', '1'],
        ['a', ''],
      ],
      groupIds: ['g1', 'g2'],
      attached: [arn, 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
      inline: [
        { name: 'a', document: '{"a":1}' },
        { name: 'b', document: '{"b":1}' },
      ],
      boundaryArn: arn,
    });
    expect(await view.group(accountId, 'g1')).toEqual({
      accountId,
      groupId: 'g1',
      name: 'G-g1',
      path: '/',
      attached: [arn],
      inline: [{ name: 'in', document: '{}' }],
    });
    expect(await view.policy(accountId, arn)).toEqual({ accountId, arn, versionId: 'v1', document: '{"v":1}' });
    expect(await view.accessKey('AKIA1')).toEqual({
      accountId,
      accessKeyId: 'AKIA1',
      status: 'Active',
      ownerId: 'u1',
      sealedSecret: 'csk1.AKIA1',
    });
    expect(await view.account(accountId)).toEqual({ accountId, name: 'test' });
    expect(view.settled).toBe(true);
  });

  it('knows nothing of what does not exist, of other accounts, or of a policy by another spelling', async () => {
    await write(async (w) => {
      await addUser(w, user('u1'));
      await addGroup(w, group('g1'));
      await insertPolicy(w, policy('P'), '{}');
    });
    const other = '000000000001';
    const { view } = feed;
    expect(await view.user(accountId, 'u1')).toBeDefined();
    const answers = [
      view.user(accountId, 'u2'),
      view.user(other, 'u1'),
      view.group(other, 'g1'),
      view.policy(other, arn),
      view.policy(accountId, arn.replace('/P', '/p')),
      view.policy(accountId, arn.replace('/P', '/x/P')),
      view.policy(accountId, 'P'),
      view.accessKey('AKIA1'),
      view.account(other),
    ];
    expect(await Promise.all(answers)).toEqual(answers.map(() => undefined));
  });

  it('asks the store once, also when many ask at the same time', async () => {
    await write((w) => addUser(w, user('u1')));
    const reads = countReads();
    const first = await Promise.all([1, 2, 3].map(() => feed.view.user(accountId, 'u1')));
    expect(reads).toHaveBeenCalledTimes(1);
    expect(await feed.view.user(accountId, 'u1')).toBe(first[0]);
    expect(reads).toHaveBeenCalledTimes(1);
  });

  it('does not keep what does not exist', async () => {
    const reads = countReads();
    await feed.view.accessKey('AKIA1');
    await feed.view.accessKey('AKIA1');
    expect(reads).toHaveBeenCalledTimes(2);
    await write((w) => addAccessKey(w, key('AKIA1', 'u1')));
    expect(await feed.view.accessKey('AKIA1')).toBeDefined();
  });

  it('keeps a bounded number: what was not used for long is read again', async () => {
    await write(async (w) => {
      for (const id of ['u1', 'u2', 'u3', 'u4']) await addUser(w, user(id));
    });
    feed = createView(store, 4);
    const ask = (id: string) => feed.view.user(accountId, id);
    for (const id of ['u1', 'u2', 'u3', 'u4', 'u3', 'u4', 'u1', 'u2']) await ask(id);
    const reads = countReads();
    await ask('u1');
    expect(reads).toHaveBeenCalledTimes(0);
    feed = createView(store, 2);
    for (const id of ['u1', 'u2', 'u3', 'u1']) await ask(id);
    expect(reads).toHaveBeenCalledTimes(4);
  });

  it('forgets exactly what a commit touched', async () => {
    await write(async (w) => {
      await addUser(w, user('u1'));
      await addUser(w, user('u2'));
    });
    const [one, two] = [await feed.view.user(accountId, 'u1'), await feed.view.user(accountId, 'u2')];
    await write((w) => putTags(w, wearer('u1'), [{ key: 'k', value: 'v' }]));
    expect(await feed.view.user(accountId, 'u1')).toEqual({ ...one, tags: [['k', 'v']] });
    expect(await feed.view.user(accountId, 'u2')).toBe(two);
  });

  it('still knows the old state when a write failed', async () => {
    await write((w) => addUser(w, user('u1')));
    const before = await feed.view.user(accountId, 'u1');
    const failing = write(async (w) => {
      await removeUser(w, accountId, 'u1');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await feed.view.user(accountId, 'u1')).toBe(before);
  });

  it('forgets everything when a commit failed as a whole', async () => {
    await write((w) => addUser(w, user('u1')));
    const before = await feed.view.user(accountId, 'u1');
    const generation = feed.generation(accountId);
    store.onCommitting(() => Promise.reject(new Error('no')));
    await expect(write((w) => removeUser(w, accountId, 'u1'))).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    const after = await feed.view.user(accountId, 'u1');
    expect(after).toEqual(before);
    expect(after).not.toBe(before);
    expect(feed.generation(accountId)).not.toBe(generation);
  });

  it('neither keeps nor answers what it read before a change', async () => {
    await write((w) => addUser(w, user('u1')));
    // A read that has its rows, and is held up before it can hand them over.
    const heldUp = signal();
    const hasRows = signal();
    const execute = store.read.executeQuery.bind(store.read);
    const reads = vi.spyOn(store.read, 'executeQuery').mockImplementationOnce(async (query) => {
      const rows = await execute(query);
      hasRows.give();
      await heldUp.given;
      return rows;
    });
    const early = feed.view.user(accountId, 'u1');
    await hasRows.given;
    await write((w) => putTags(w, wearer('u1'), [{ key: 'k', value: 'v' }]));
    const late = await feed.view.user(accountId, 'u1');
    heldUp.give();
    expect(late?.tags).toEqual([['k', 'v']]);
    expect((await early)?.tags).toEqual([['k', 'v']]);
    expect((await feed.view.user(accountId, 'u1'))?.tags).toEqual([['k', 'v']]);
    expect(reads.mock.calls.length).toBeLessThanOrEqual(3);
  });

  it('tries again after a read that failed', async () => {
    await write((w) => addUser(w, user('u1')));
    countReads().mockRejectedValueOnce(new Error('disk'));
    await expect(feed.view.user(accountId, 'u1')).rejects.toThrow('disk');
    expect(await feed.view.user(accountId, 'u1')).toBeDefined();
  });
});

describe('a view within a write', () => {
  it('sees what the write changed, while the rest comes from memory', async () => {
    await write(async (w) => {
      await addUser(w, user('u1'));
      await addUser(w, user('u2'));
    });
    const two = await feed.view.user(accountId, 'u2');
    await feed.view.user(accountId, 'u1');
    await write(async (w) => {
      const inside = feed.within(w);
      expect(inside.settled).toBe(true);
      await removeUser(w, accountId, 'u1');
      expect(inside.settled).toBe(false);
      expect(await inside.user(accountId, 'u1')).toBeUndefined();
      expect(await inside.user(accountId, 'u2')).toBe(two);
      expect(await feed.view.user(accountId, 'u1')).toBeDefined();
    });
    expect(await feed.view.user(accountId, 'u1')).toBeUndefined();
  });

  it('sees the changes of writes that share its commit, and not of those that failed', async () => {
    await write(async (w) => {
      await addAccessKey(w, key('AKIA1', 'u1'));
      await addAccessKey(w, key('AKIA2', 'u1'));
    });
    const removal = write((w) => removeAccessKey(w, accountId, 'AKIA1'));
    const failing = write(async (w) => {
      await removeAccessKey(w, accountId, 'AKIA2');
      throw new Error('no');
    });
    const looking = write(async (w) => {
      const inside = feed.within(w);
      return [inside.settled, await inside.accessKey('AKIA1'), (await inside.accessKey('AKIA2'))?.accessKeyId];
    });
    const [removed, failed, seen] = await Promise.allSettled([removal, failing, looking]);
    expect([removed.status, failed.status]).toEqual(['fulfilled', 'rejected']);
    expect(seen).toMatchObject({ value: [false, undefined, 'AKIA2'] });
  });
});

describe('the generation of an account', () => {
  it.each<[string, boolean, (w: Write) => Promise<unknown>]>([
    ['a user that is made', true, (w) => addUser(w, user('u9'))],
    ['a tag', true, (w) => putTags(w, wearer('u1'), [{ key: 'k', value: 'v' }])],
    ['a group that is made', true, (w) => addGroup(w, group('g9'))],
    ['a policy that is made', true, (w) => insertPolicy(w, policy('P9'), '{}')],
    ['an alias', true, (w) => setAccountAlias(w, accountId, 'alias')],
    ['an access key', false, (w) => addAccessKey(w, key('AKIA9', 'u1'))],
    ['nothing', false, async () => {}],
  ])('after %s is another: %s', async (_name, another, run) => {
    const [before, elsewhere] = [feed.generation(accountId), feed.generation('000000000001')];
    await write(run);
    expect(feed.generation(accountId) !== before).toBe(another);
    expect(feed.generation('000000000001')).toBe(elsewhere);
  });
});

const arnOf = (name: string) => policyArn({ accountId, path: '/', name });
const on = <T>(choices: readonly T[]) => fc.constantFrom(...choices);
/** A view that takes everything from the transaction. */
const viewOfTransaction = (w: Write): EnforcementView => createView(store).within({ ...w, isTouched: () => true });

describe('whatever is changed', () => {
  const users = ['u1', 'u2'];
  const groups = ['g1', 'g2'];
  const names = ['P', 'Q'];
  const keys = ['AKIA1', 'AKIA2'];
  const principal = fc.oneof(on(users).map(ofUser), on(groups).map(ofGroup));

  /** A change that may be refused by the tables; a refused one changes nothing. */
  const change: fc.Arbitrary<(w: Write) => Promise<unknown>> = fc.oneof(
    on(users).map((id) => (w: Write) => addUser(w, user(id))),
    on(users).map((id) => (w: Write) => removeUser(w, accountId, id)),
    fc.tuple(on(users), on(['/', '/x/'])).map(([id, path]) => async (w: Write) => {
      const row = await findUserById(w.db, accountId, id);
      if (row) await moveUser(w, row, { name: row.name, path });
    }),
    fc.tuple(on(users), on([null, ...names.map(arnOf)])).map(
      ([id, boundary]) =>
        (w: Write) =>
          setUserBoundary(w, accountId, id, boundary),
    ),
    on(groups).map((id) => (w: Write) => addGroup(w, group(id))),
    on(groups).map((id) => (w: Write) => moveGroup(w, group(id), { name: `G-${id}`, path: '/moved/' })),
    on(groups).map((id) => (w: Write) => removeGroup(w, accountId, id)),
    fc.tuple(on(groups), on(users)).map(
      ([g, u]) =>
        (w: Write) =>
          addMembership(w, accountId, g, u, 1),
    ),
    fc.tuple(on(groups), on(users)).map(
      ([g, u]) =>
        (w: Write) =>
          removeMembership(w, accountId, g, u),
    ),
    fc.tuple(on(users), on(['k', 'K', 'l']), on(['1', '2'])).map(
      ([id, k, value]) =>
        (w: Write) =>
          putTags(w, wearer(id), [{ key: k, value }]),
    ),
    fc.tuple(on(users), on(['k', 'l'])).map(
      ([id, k]) =>
        (w: Write) =>
          removeTags(w, wearer(id), [k]),
    ),
    on(users).map((id) => (w: Write) => removeAllTags(w, wearer(id))),
    fc.tuple(principal, on(names)).map(
      ([p, name]) =>
        (w: Write) =>
          insertAttachment(w, p, arnOf(name), 1),
    ),
    fc.tuple(principal, on(names)).map(
      ([p, name]) =>
        (w: Write) =>
          deleteAttachment(w, p, arnOf(name)),
    ),
    fc.tuple(principal, on(['a', 'b']), on(['1', '2'])).map(
      ([p, name, document]) =>
        (w: Write) =>
          putInlinePolicy(w, p, { name, document }, 1),
    ),
    fc.tuple(principal, on(['a', 'b'])).map(
      ([p, name]) =>
        (w: Write) =>
          deleteInlinePolicy(w, p, name),
    ),
    on(names).map((name) => (w: Write) => insertPolicy(w, policy(name), 'v1')),
    fc.tuple(on(names), fc.boolean()).map(([name, asDefault]) => async (w: Write) => {
      const row = await findPolicyByName(w.db, accountId, name);
      if (row) await insertVersion(w, row, { document: `v${row.nextVersion}`, now: 2, asDefault });
    }),
    on(names).map((name) => async (w: Write) => {
      const row = await findPolicyByName(w.db, accountId, name);
      if (row) await setDefaultVersion(w, row, 1);
    }),
    on(names).map((name) => async (w: Write) => {
      const row = await findPolicyByName(w.db, accountId, name);
      if (row && row.defaultVersion !== 2) await deleteVersion(w, row, 2);
    }),
    on(names).map((name) => async (w: Write) => {
      const row = await findPolicyByName(w.db, accountId, name);
      if (row) await deletePolicyRow(w, row);
    }),
    fc.tuple(on(keys), on(users)).map(
      ([id, owner]) =>
        (w: Write) =>
          addAccessKey(w, key(id, owner)),
    ),
    on(keys).map((id) => (w: Write) => setAccessKeyStatus(w, key(id, 'u1'), 'Inactive', 2)),
    on(keys).map((id) => (w: Write) => removeAccessKey(w, accountId, id)),
  );

  const everything = async (view: EnforcementView): Promise<unknown[]> =>
    Promise.all([
      view.account(accountId),
      ...users.map((id) => view.user(accountId, id)),
      ...groups.map((id) => view.group(accountId, id)),
      ...names.map((name) => view.policy(accountId, arnOf(name))),
      ...keys.map((id) => view.accessKey(id)),
    ]);

  it('the kept view equals one that is loaded afresh, inside and outside of the write', async () => {
    const step = fc.record({ change, fails: fc.integer({ min: 0, max: 5 }).map((n) => n === 0) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 12 }), async (turns) => {
        for (const turn of turns) {
          const compared: (readonly [kept: unknown, fresh: unknown])[] = [];
          const writes = turn.map(({ change, fails }) =>
            write(async (w) => {
              await change(w);
              compared.push([await everything(feed.within(w)), await everything(viewOfTransaction(w))]);
              if (fails) throw new Error('no');
            }).catch(() => {}),
          );
          const [meanwhile] = await Promise.all([everything(feed.view), ...writes]);
          expect(meanwhile).toHaveLength(9);
          for (const [kept, fresh] of compared) expect(kept).toEqual(fresh);
          expect(await everything(feed.view)).toEqual(await everything(createView(store).view));
        }
      }),
      { numRuns: 40 },
    );
  });
});
