import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nameKey } from '../domain/names.ts';
import { uniqueId } from '../domain/unique-ids.ts';
import { countEntities } from './accounts.ts';
import { insertAttachment, listAttached, usageOf } from './attachments.ts';
import { putInlinePolicy } from './inline-policies.ts';
import {
  addInstanceProfile,
  countInstanceProfiles,
  findInstanceProfile,
  listInstanceProfiles,
  removeInstanceProfile,
  setProfileRole,
} from './instance-profiles.ts';
import { openPostgres } from './open-postgres.ts';
import { listPolicies } from './policies.ts';
import { listRolesOfPolicy } from './policy-entities.ts';
import { principalArns } from './principal-arns.ts';
import { addRoleDeletion, isRoleDeletion } from './role-deletions.ts';
import {
  addRole,
  changeRole,
  countRoleParts,
  countRoles,
  findRoleById,
  findRoleByName,
  findTaggedRole,
  listRoles,
  listRolesById,
  removeRole,
  type RoleRow,
} from './roles.ts';
import type { Store, Touched, Write } from './store.ts';
import { listTags, putTags } from './tags.ts';
import { startPostgres } from './test-postgres.ts';
import { openTestStore, type TestStore } from './test-store.ts';
import { addUser } from './users.ts';
import { isUniqueViolation } from './unique-violation.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

const accountId = '123456789012';
const other = '210987654321';
const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

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

const roleOf = (name: string, more: Partial<RoleRow> = {}): RoleRow => ({
  accountId,
  roleId: `AROA${name}`,
  name,
  nameKey: nameKey(name),
  path: '/',
  createdAt: 1,
  description: null,
  maxSession: 3600,
  boundaryArn: null,
  trustPolicy: '{}',
  linkedService: null,
  lastUsedAt: null,
  lastUsedRegion: null,
  ...more,
});
const profileOf = (name: string, more: object = {}) => ({
  accountId,
  profileId: `AIPA${name}`,
  name,
  nameKey: nameKey(name),
  path: '/',
  createdAt: 1,
  roleId: null,
  ...more,
});

const id = (prefix: 'AIDA' | 'AROA', account: string, i: number): string =>
  uniqueId(prefix, account, Uint8Array.of(0, 0, 0, 0, i >> 8, i & 255));

describe.each(engines)('on %s', (_engine, open) => {
  let opened: Awaited<ReturnType<typeof open>>;
  let store: Store;
  let touched: readonly Touched[] = [];
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    store.onCommitted((all) => {
      touched = all;
    });
  });
  afterEach(() => opened.close());
  const write = <T>(run: (write: Write) => Promise<T>): Promise<T> =>
    store.write({ receipt: { accountId, requestId: 'r', time: 1 }, run });

  it('a role is found by its name in any case and by its id, in its own account alone', async () => {
    await write((w) => addRole(w, roleOf('Deploy')));
    expect(touched).toEqual([{ kind: 'role', accountId, id: 'AROADeploy' }]);
    expect(await findRoleByName(store.read, accountId, 'dePLOY')).toEqual(roleOf('Deploy'));
    expect(await findRoleById(store.read, accountId, 'AROADeploy')).toEqual(roleOf('Deploy'));
    expect(await findRoleByName(store.read, other, 'Deploy')).toBeUndefined();
    expect(await findRoleById(store.read, other, 'AROADeploy')).toBeUndefined();
  });

  it('a name is one role, whatever its case, and free again when the role is gone', async () => {
    await write((w) => addRole(w, roleOf('Deploy')));
    await expect(write((w) => addRole(w, roleOf('DEPLOY')))).rejects.toSatisfy(isUniqueViolation);
    await write((w) => addRole(w, roleOf('Deploy', { accountId: other })));
    await write((w) => removeRole(w, accountId, 'AROADeploy'));
    expect(touched).toEqual([{ kind: 'role', accountId, id: 'AROADeploy' }]);
    await write((w) => addRole(w, roleOf('DEPLOY')));
    expect(await countRoles(store.read, accountId)).toBe(1);
    expect(await countRoles(store.read, other)).toBe(1);
  });

  it('a change leaves the rest, and every other role', async () => {
    await write(async (w) => {
      await addRole(w, roleOf('a'));
      await addRole(w, roleOf('b'));
    });
    const change = { description: 'd', maxSession: 7200, boundaryArn: POLICY, trustPolicy: '{ }' };
    await write((w) => changeRole(w, { accountId, roleId: 'AROAa' }, change));
    expect(touched).toEqual([{ kind: 'role', accountId, id: 'AROAa' }]);
    expect(await findRoleByName(store.read, accountId, 'a')).toEqual(roleOf('a', change));
    expect(await findRoleByName(store.read, accountId, 'b')).toEqual(roleOf('b'));
  });

  it('roles come in the order of their names, under a path, after a name', async () => {
    await write(async (w) => {
      for (const name of ['c', 'B', 'a']) await addRole(w, roleOf(name, { path: '/p/' }));
      await addRole(w, roleOf('d', { path: '/P/' }));
      await addRole(w, roleOf('e', { accountId: other }));
    });
    const names = async (...[prefix, after, limit]: [string, string | undefined, number]) =>
      (await listRoles(store.read, accountId, prefix, after, limit)).map(({ name }) => name);
    expect(await names('/', undefined, 10)).toEqual(['a', 'B', 'c', 'd']);
    expect(await names('/p/', undefined, 10)).toEqual(['a', 'B', 'c']);
    expect(await names('/', 'a', 2)).toEqual(['B', 'c']);
    expect((await listRolesById(store.read, accountId, ['AROAa', 'AROAa', 'AROAe', 'x'])).map(({ name }) => name)).toEqual(['a']);
    expect(await listRolesById(store.read, accountId, [])).toEqual([]);
  });

  it('a role comes with its tags, in the order in which they were put on, and keys in any case are one', async () => {
    const wearer = { kind: 'role', accountId, resourceId: 'AROAa' } as const;
    await write((w) => addRole(w, roleOf('a')));
    expect(await findTaggedRole(store.read, accountId, 'a')).toEqual({ role: roleOf('a'), tags: [] });
    await write((w) =>
      putTags(
        w,
        wearer,
        ['z', 'y'].map((key) => ({ key, value: '1' })),
      ),
    );
    await write((w) => putTags(w, wearer, [{ key: 'Z', value: '2' }]));
    expect(touched).toEqual([{ kind: 'role', accountId, id: 'AROAa' }]);
    const tags = [
      { key: 'Z', value: '2' },
      { key: 'y', value: '1' },
    ];
    expect(await findTaggedRole(store.read, accountId, 'A')).toEqual({ role: roleOf('a'), tags });
  });

  it('what a role has is counted, and who uses a policy knows roles', async () => {
    const principal = { accountId, kind: 'role', id: 'AROAa' } as const;
    await write(async (w) => {
      await addRole(w, roleOf('a', { boundaryArn: POLICY, path: '/p/' }));
      await addRole(w, roleOf('b'));
      await insertAttachment(w, principal, POLICY, 1);
      await putInlinePolicy(w, principal, { name: 'i', document: '{}' }, 1);
      await addInstanceProfile(w, profileOf('x', { roleId: 'AROAa' }));
      await addInstanceProfile(w, profileOf('y', { roleId: 'AROAa' }));
      const user = { nameKey: 'u', path: '/', createdAt: 1, passwordLastUsedAt: null };
      await addUser(w, { accountId, userId: 'AIDAu', name: 'u', boundaryArn: POLICY, ...user });
    });
    expect(await countRoleParts(store.read, accountId, 'AROAa')).toEqual({
      instanceProfiles: 2,
      attachments: 1,
      inlinePolicies: 1,
    });
    expect(await countRoleParts(store.read, accountId, 'AROAb')).toEqual({
      instanceProfiles: 0,
      attachments: 0,
      inlinePolicies: 0,
    });
    expect(await listAttached(store.read, principal)).toEqual([POLICY]);
    expect((await usageOf(store.read, accountId, [POLICY])).get(POLICY)).toEqual({ attachments: 1, boundaries: 2 });
    const filter = { accountId, policyArn: POLICY, pathPrefix: '/', attached: true, boundary: true };
    expect(await listRolesOfPolicy(store.read, filter, undefined, 9)).toEqual([{ id: 'AROAa', name: 'a', nameKey: 'a' }]);
    for (const more of [{ attached: false, boundary: false }, { accountId: other }, { pathPrefix: '/q/' }]) {
      expect(await listRolesOfPolicy(store.read, { ...filter, ...more }, undefined, 9)).toEqual([]);
    }
    expect(await countEntities(store.read, accountId)).toMatchObject({ roles: 2, instanceProfiles: 2, users: 1 });
    expect(await countEntities(store.read, other)).toMatchObject({ roles: 0, instanceProfiles: 0 });
  });

  it('a policy that is the boundary of a role alone is listed as one', async () => {
    const policy = {
      accountId,
      policyId: 'ANPAx',
      name: 'Limit',
      nameKey: 'limit',
      path: '/p/',
      description: null,
      createdAt: 1,
      updatedAt: 1,
      defaultVersion: 1,
      nextVersion: 2,
    };
    await write(async (w) => {
      await w.db.insertInto('policies').values(policy).execute();
      await addRole(w, roleOf('a', { boundaryArn: `arn:aws:iam::${accountId}:policy/p/Limit` }));
    });
    const filter = { accountId, pathPrefix: '/', attached: false, boundary: true };
    expect(await listPolicies(store.read, filter, undefined, 9)).toEqual([policy]);
    await write((w) => changeRole(w, { accountId, roleId: 'AROAa' }, { boundaryArn: null }));
    expect(await listPolicies(store.read, filter, undefined, 9)).toEqual([]);
  });

  it('instance profiles are found, listed by path or role, given a role, and removed', async () => {
    await write(async (w) => {
      await addInstanceProfile(w, profileOf('B', { path: '/p/' }));
      await addInstanceProfile(w, profileOf('a', { path: '/p/' }));
      await addInstanceProfile(w, profileOf('c'));
    });
    await expect(write((w) => addInstanceProfile(w, profileOf('b')))).rejects.toSatisfy(isUniqueViolation);
    const names = async (among: Parameters<typeof listInstanceProfiles>[2], after?: string) =>
      (await listInstanceProfiles(store.read, accountId, among, after, 2)).map(({ name }) => name);
    expect(await names({ pathPrefix: '/' })).toEqual(['a', 'B']);
    expect(await names({ pathPrefix: '/' }, 'b')).toEqual(['c']);
    expect(await names({ pathPrefix: '/p/' }, 'a')).toEqual(['B']);
    await write((w) => setProfileRole(w, profileOf('c'), 'AROAa'));
    expect(await names({ roleId: 'AROAa' })).toEqual(['c']);
    expect(await findInstanceProfile(store.read, accountId, 'C')).toEqual(profileOf('c', { roleId: 'AROAa' }));
    await write((w) => setProfileRole(w, profileOf('c'), null));
    await write((w) => removeInstanceProfile(w, accountId, 'AIPAB'));
    expect(await findInstanceProfile(store.read, accountId, 'b')).toBeUndefined();
    expect(await countInstanceProfiles(store.read, accountId)).toBe(2);
    await write((w) => putTags(w, { kind: 'instanceProfile', accountId, resourceId: 'AIPAc' }, [{ key: 'k', value: 'v' }]));
    expect(await listTags(store.read, accountId, 'AIPAc')).toEqual([{ key: 'k', value: 'v' }]);
  });

  it('a deletion is known in its account for a day', async () => {
    const DAY = 86_400_000;
    await write((w) => addRoleDeletion(w, accountId, 'task/1', 1000));
    await write((w) => addRoleDeletion(w, accountId, 'task/2', 1000 + DAY));
    expect(await isRoleDeletion(store.read, accountId, 'task/1')).toBe(true);
    expect(await isRoleDeletion(store.read, other, 'task/1')).toBe(false);
    await write((w) => addRoleDeletion(w, accountId, 'task/3', 1001 + DAY));
    expect(await isRoleDeletion(store.read, accountId, 'task/1')).toBe(false);
    expect(await isRoleDeletion(store.read, accountId, 'task/2')).toBe(true);
  });

  it('users and roles of any account have their present ARN by their id, many at once', async () => {
    const roles = Array.from({ length: 600 }, (_, i) => roleOf(`r${i}`, { roleId: id('AROA', accountId, i), path: '/p/' }));
    const user = { nameKey: 'u', name: 'u', path: '/', createdAt: 1, passwordLastUsedAt: null, boundaryArn: null };
    await write(async (w) => {
      await w.db.insertInto('roles').values(roles).execute();
      await addUser(w, { ...user, accountId: other, userId: id('AIDA', other, 1) });
    });
    const asked = [...roles.map(({ roleId }) => roleId), id('AIDA', other, 1), id('AIDA', accountId, 1), 'AROAx', '*'];
    const arns = await principalArns(store.read, asked);
    expect(arns.size).toBe(601);
    expect(arns.get(id('AROA', accountId, 599))).toBe(`arn:aws:iam::${accountId}:role/p/r599`);
    expect(arns.get(id('AIDA', other, 1))).toBe(`arn:aws:iam::${other}:user/u`);
  });
});
