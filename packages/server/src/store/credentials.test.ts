import Database from 'libsql';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addConsoleSession,
  findConsoleSession,
  findConsoleSessionByHandle,
  isGoodSession,
  listConsoleSessionsOf,
  recordSessionUses,
  removeConsoleSessionsOf,
  renewConsoleSession,
  revokeConsoleSession,
  revokeConsoleSessionsOf,
  sweepConsoleSessions,
  type ConsoleSessionRow,
} from './console-sessions.ts';
import {
  addLoginProfile,
  findLoginProfile,
  KEPT_PASSWORDS,
  listFormerPasswords,
  recordPasswordUse,
  removeLoginProfile,
  replacePassword,
  setResetRequired,
} from './login-profiles.ts';
import {
  addMfaDevice,
  assignMfaDevice,
  countAllFactors,
  countFactorsOf,
  countMfaDevices,
  findAlikeMfaDevice,
  findMfaDevice,
  findMfaDeviceById,
  listMfaDevices,
  listMfaDevicesOf,
  removeMfaDevice,
  serialKey,
  setMfaDrift,
  takeMfaStep,
  type MfaDeviceRow,
} from './mfa-devices.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import {
  addPasskey,
  findPasskey,
  findPasskeyBySerial,
  listPasskeysOf,
  recordPasskeyUse,
  removePasskey,
  renamePasskey,
  type PasskeyRow,
} from './passkeys.ts';
import { findPasswordPolicy, putPasswordPolicy, removePasswordPolicy } from './password-policies.ts';
import { countRecoveryCodes, removeRecoveryCodes, replaceRecoveryCodes, useRecoveryCode } from './recovery-codes.ts';
import type { Store, Write } from './store.ts';
import { startPostgres } from './test-postgres.ts';
import { openTestStore } from './test-store.ts';
import { countUserCredentials, removeUserTraces } from './user-credentials.ts';
import { addUser, findUserById } from './users.ts';
import { isUniqueViolation } from './unique-violation.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

const accountId = '123456789012';
const userId = 'AIDABOB';
const NEW_TABLES = [
  'loginProfiles',
  'passwordHistory',
  'passwordPolicies',
  'mfaDevices',
  'passkeys',
  'recoveryCodes',
  'consoleSessions',
] as const;
/** What came with the migrations after `0003-console`; a migration that makes tables adds them here. */
const LATER_TABLES = [
  'roles',
  'instanceProfiles',
  'roleDeletions',
  'sshPublicKeys',
  'signingCertificates',
  'serverCertificates',
  'serviceCredentials',
  'credentialReports',
  'oidcProviders',
] as const;

interface Opened {
  readonly store: Store;
  /** Closes the store, makes its data what an older version had made, and opens it again. */
  older(statements: readonly string[]): Promise<Store>;
  remove(): Promise<void>;
}

const engines: readonly (readonly [string, () => Promise<Opened>])[] = [
  [
    'SQLite',
    async () => {
      const opened = await openTestStore();
      return {
        store: opened.store,
        async older(statements: readonly string[]) {
          await opened.store.close();
          const database = new Database(opened.file);
          for (const statement of statements) database.exec(statement);
          database.close();
          return openSqlite({ file: opened.file });
        },
        remove: () => opened.close(),
      };
    },
  ],
  ...(server
    ? ([
        [
          'PostgreSQL',
          async () => {
            const url = await server.database();
            const store = await openPostgres({ url });
            return {
              store,
              async older(statements: readonly string[]) {
                await store.close();
                const client = new Client({ connectionString: url });
                await client.connect();
                const { rows } = await client.query<{ schema: string }>(
                  `select table_schema as schema from information_schema.tables where table_name = 'passkeys'`,
                );
                await client.query(`set search_path to "${rows[0]?.schema}"`);
                for (const statement of statements) await client.query(statement);
                await client.end();
                return openPostgres({ url });
              },
              remove: () => store.close(),
            };
          },
        ],
      ] as const)
    : []),
];

const profile = { accountId, userId, passwordHash: 'h0', createdAt: 1, changedAt: 1, resetRequired: 1 };
const device: MfaDeviceRow = {
  accountId,
  deviceId: 'd1',
  path: '/a/',
  name: 'Phone',
  serialKey: serialKey('/a/', 'Phone'),
  sealedSeed: 'csk1.1.x',
  createdAt: 5,
  ownerId: null,
  enabledAt: null,
  drift: 0,
  lastStep: null,
};
const passkey: PasskeyRow = {
  accountId,
  credentialId: 'c1',
  ownerId: userId,
  serial: 's1',
  name: 'laptop',
  publicKey: 'k',
  counter: 0,
  transports: '["internal"]',
  deviceType: 'multiDevice',
  backedUp: 0,
  createdAt: 7,
  lastUsedAt: null,
};
const session: ConsoleSessionRow = {
  accountId,
  sessionHash: 'a'.repeat(64),
  principalId: userId,
  createdAt: 10,
  lastUsedAt: 10,
  expiresAt: 1000,
  mfaAt: null,
  sourceIp: '203.0.113.7',
  userAgent: 'Mozilla/5.0',
  revokedAt: null,
  provenAt: 10,
  handle: 'ASIAONE',
};
const user = {
  accountId,
  userId,
  name: 'bob',
  nameKey: 'bob',
  path: '/',
  createdAt: 1,
  boundaryArn: null,
  passwordLastUsedAt: null,
};

const good = (more: Partial<ConsoleSessionRow>, now: number) => isGoodSession({ ...session, ...more }, now, 100);

describe.each(engines)('on %s', (_, open) => {
  let opened: Opened;
  let store: Store;
  const write = <T>(run: (write: Write) => Promise<T>): Promise<T> =>
    store.write({ receipt: { accountId, requestId: 'r', time: 0 }, run });
  const former = (limit = 24) => listFormerPasswords(store.read, accountId, userId, limit);

  const take = (step: number) => write((w) => takeMfaStep(w, accountId, 'd1', step));

  const touchedBy = (run: (w: Write) => Promise<unknown>) =>
    write(async (w) => {
      await run(w);
      return w.touched.map(({ kind, id }) => `${kind} ${id.charAt(0)}`);
    });

  const usePasskey = (counter: number) => write((w) => recordPasskeyUse(w, passkey, { counter, usedAt: 8, backedUp: 1 }));
  const findSession = (sessionHash = session.sessionHash) => findConsoleSession(store.read, sessionHash);
  const ids = async (assigned: boolean | undefined, after?: { createdAt: number; deviceId: string }, limit = 9) =>
    (await listMfaDevices(store.read, accountId, assigned, after, limit)).map(
      ({ device: { deviceId }, user }) => `${deviceId} ${user?.name ?? '-'}`,
    );
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(async () => {
    if (store !== opened.store) await store.close();
    await opened.remove();
  });

  it('data of the version before is brought up to date, and keeps what is in it', async () => {
    await write((w) => addUser(w, user));
    store = await opened.older([
      ...[...NEW_TABLES, ...LATER_TABLES].map((table) => `drop table "${table}"`),
      "delete from migrations where name > '0002'",
    ]);
    expect(await findUserById(store.read, accountId, userId)).toEqual(user);
    await write((w) => addLoginProfile(w, profile));
    expect(await findLoginProfile(store.read, accountId, userId)).toEqual(profile);
    expect(store.seq).toBeGreaterThan(0);
  });

  it('sessions that have no public name yet are ended, and others are made after them', async () => {
    await write((w) => addConsoleSession(w, session));
    store = await opened.older([
      ...LATER_TABLES.map((table) => `drop table "${table}"`),
      'drop index "consoleSessionsByHandle"',
      'alter table "consoleSessions" drop column "handle"',
      'alter table "consoleSessions" drop column "provenAt"',
      "delete from migrations where name > '0003'",
    ]);
    expect(await findSession()).toBeUndefined();
    await write((w) => addConsoleSession(w, session));
    expect(await findSession()).toEqual(session);
  });

  describe('a login profile', () => {
    it('is one for each user', async () => {
      await write((w) => addLoginProfile(w, profile));
      const again = await write((w) => addLoginProfile(w, profile)).catch((error: unknown) => error);
      expect(isUniqueViolation(again)).toBe(true);
    });

    it('remembers the passwords before this one, newest first, and 24 at most', async () => {
      await write((w) => addLoginProfile(w, profile));
      for (let i = 0; i < KEPT_PASSWORDS + 3; i++) {
        const to = { passwordHash: `h${i + 1}`, changedAt: i, resetRequired: 0 };
        expect(await write((w) => replacePassword(w, { ...profile, passwordHash: `h${i}` }, to))).toBe(true);
      }
      expect(await former(2)).toEqual(['h26', 'h25']);
      expect(await former(100)).toHaveLength(KEPT_PASSWORDS);
      expect(await findLoginProfile(store.read, accountId, userId)).toEqual({
        ...profile,
        passwordHash: 'h27',
        changedAt: 26,
        resetRequired: 0,
      });
    });

    it('is not changed from a password that it no longer has: of two changes at once one is made', async () => {
      await write((w) => addLoginProfile(w, profile));
      const change = (passwordHash: string) =>
        write((w) => replacePassword(w, profile, { passwordHash, changedAt: 2, resetRequired: 0 }));
      expect(await Promise.all([change('x'), change('y')])).toEqual([true, false]);
      expect(await former()).toEqual(['h0']);
    });

    it('goes with its history', async () => {
      await write((w) => addLoginProfile(w, profile));
      await write((w) => replacePassword(w, profile, { passwordHash: 'x', changedAt: 2, resetRequired: 0 }));
      await write((w) => setResetRequired(w, profile, 1));
      expect((await findLoginProfile(store.read, accountId, userId))?.resetRequired).toBe(1);
      await write((w) => removeLoginProfile(w, accountId, userId));
      expect(await findLoginProfile(store.read, accountId, userId)).toBeUndefined();
      expect(await former()).toEqual([]);
    });

    it('shows its last use on the user, and tells whoever remembers users', async () => {
      await write((w) => addUser(w, user));
      const touched = await write(async (w) => {
        await recordPasswordUse(w, accountId, userId, 99);
        return w.touched;
      });
      expect((await findUserById(store.read, accountId, userId))?.passwordLastUsedAt).toBe(99);
      expect(touched).toEqual([{ kind: 'user', accountId, id: userId }]);
    });
  });

  it('a password policy is put, put again as a whole, and removed once', async () => {
    const policy = {
      accountId,
      minimumLength: 8,
      requireSymbols: 1,
      requireNumbers: 0,
      requireUppercase: 1,
      requireLowercase: 0,
      allowChange: 1,
      maxAgeDays: 90,
      reusePrevention: null,
      hardExpiry: 1,
    };
    const find = () => findPasswordPolicy(store.read, accountId);
    expect(await find()).toBeUndefined();
    await write((w) => putPasswordPolicy(w, policy));
    expect(await find()).toEqual(policy);
    const other = { ...policy, maxAgeDays: null, hardExpiry: null, reusePrevention: 5 };
    await write((w) => putPasswordPolicy(w, other));
    expect(await find()).toEqual(other);
    expect(await write((w) => removePasswordPolicy(w, accountId))).toBe(true);
    expect(await write((w) => removePasswordPolicy(w, accountId))).toBe(false);
    expect(await find()).toBeUndefined();
  });

  describe('an MFA device', () => {
    it('is found as it is spelled, and stands in the way of one that is spelled otherwise', async () => {
      await write((w) => addMfaDevice(w, device));
      expect(await findMfaDevice(store.read, accountId, '/a/', 'Phone')).toEqual(device);
      expect(await findMfaDeviceById(store.read, accountId, 'd1')).toEqual(device);
      expect(await findMfaDevice(store.read, accountId, '/a/', 'phone')).toBeUndefined();
      expect(await findAlikeMfaDevice(store.read, accountId, '/A/', 'pHone')).toEqual(device);
      expect(await findAlikeMfaDevice(store.read, accountId, '/', 'Phone')).toBeUndefined();
      const alike = await write((w) => addMfaDevice(w, { ...device, deviceId: 'd2' })).catch((error: unknown) => error);
      expect(isUniqueViolation(alike)).toBe(true);
    });

    it('gives each step away once, and never an earlier one', async () => {
      await write((w) => addMfaDevice(w, device));
      expect(await Promise.all(Array.from({ length: 100 }, () => take(50)))).toEqual([true, ...Array<boolean>(99).fill(false)]);
      expect([await take(49), await take(50), await take(51)]).toEqual([false, false, true]);
      expect(await write((w) => takeMfaStep(w, accountId, 'no such device', 99))).toBe(false);
    });

    it('is assigned, brought into step and taken away', async () => {
      await write((w) => addMfaDevice(w, device));
      const to = { ownerId: userId, enabledAt: 9, sealedSeed: 'csk1.1.y' };
      await write((w) => assignMfaDevice(w, device, to));
      await write((w) => setMfaDrift(w, device, -2));
      expect(await listMfaDevicesOf(store.read, accountId, userId)).toEqual([{ ...device, ...to, drift: -2 }]);
      await write((w) => removeMfaDevice(w, accountId, 'd1'));
      expect(await countMfaDevices(store.read, accountId)).toBe(0);
    });

    it('is listed with its user, in pages, by whether it is in use', async () => {
      await write(async (w) => {
        await addUser(w, user);
        for (const [i, ownerId] of [null, userId, accountId, null].entries()) {
          await addMfaDevice(w, { ...device, deviceId: `d${i}`, serialKey: `k${i}`, createdAt: i < 2 ? 1 : i, ownerId });
        }
      });
      expect(await ids(undefined)).toEqual(['d0 -', 'd1 bob', 'd2 -', 'd3 -']);
      expect(await ids(true)).toEqual(['d1 bob', 'd2 -']);
      expect(await ids(false)).toEqual(['d0 -', 'd3 -']);
      expect(await ids(undefined, { createdAt: 1, deviceId: 'd0' }, 2)).toEqual(['d1 bob', 'd2 -']);
      expect(await ids(undefined, { createdAt: 3, deviceId: 'd3' })).toEqual([]);
    });

    it('is counted together with passkeys', async () => {
      await write(async (w) => {
        await addMfaDevice(w, device);
        await addMfaDevice(w, { ...device, deviceId: 'd2', serialKey: 'k', ownerId: accountId });
        await addPasskey(w, passkey);
      });
      expect(await countFactorsOf(store.read, accountId, userId)).toBe(1);
      expect(await countAllFactors(store.read, accountId)).toEqual({ all: 3, inUse: 2, roots: 1 });
      expect(await countUserCredentials(store.read, accountId, userId)).toEqual({
        loginProfiles: 0,
        mfaDevices: 1,
        signingCertificates: 0,
        otherCredentials: 0,
      });
    });
  });

  describe('a passkey', () => {
    beforeEach(() => write((w) => addPasskey(w, passkey)));

    it('is found by what the browser offers, by its serial, and by whose it is', async () => {
      expect(await findPasskey(store.read, 'c1')).toEqual(passkey);
      expect(await findPasskey(store.read, 'C1')).toBeUndefined();
      expect(await findPasskeyBySerial(store.read, accountId, 's1')).toEqual(passkey);
      await write((w) => renamePasskey(w, passkey, 'other'));
      expect(await listPasskeysOf(store.read, accountId, userId)).toEqual([{ ...passkey, name: 'other' }]);
      await write((w) => removePasskey(w, passkey));
      expect(await findPasskey(store.read, 'c1')).toBeUndefined();
    });

    it('is one in all accounts', async () => {
      const copy = { ...passkey, accountId: '210987654321', serial: 's2' };
      const again = await write((w) => addPasskey(w, copy)).catch((error: unknown) => error);
      expect(isUniqueViolation(again)).toBe(true);
    });

    it('counts up; what does not is a copy, unless it keeps no count at all', async () => {
      expect([
        await usePasskey(0),
        await usePasskey(0),
        await usePasskey(3),
        await usePasskey(3),
        await usePasskey(0),
        await usePasskey(2),
        await usePasskey(4),
      ]).toEqual([true, true, true, false, false, false, true]);
      expect(await findPasskey(store.read, 'c1')).toMatchObject({ counter: 4, lastUsedAt: 8, backedUp: 1 });
    });
  });

  it('a recovery code is used once, by its owner, until others come in its place', async () => {
    const hashes = ['h1', 'h2', 'h3'];
    const use = (hash: string, owner = userId) => write((w) => useRecoveryCode(w, accountId, owner, hash, 6));
    await write((w) => replaceRecoveryCodes(w, accountId, userId, hashes, 5));
    expect(await use('h1', 'AIDAEVE')).toBe(false);
    expect(await Promise.all(Array.from({ length: 20 }, () => use('h1')))).toEqual([true, ...Array<boolean>(19).fill(false)]);
    expect(await countRecoveryCodes(store.read, accountId, userId)).toBe(2);
    await write((w) => replaceRecoveryCodes(w, accountId, userId, ['h1', 'h9'], 7));
    expect([await use('h2'), await use('h1'), await use('h9')]).toEqual([false, true, true]);
    await write((w) => removeRecoveryCodes(w, accountId, userId));
    expect(await countRecoveryCodes(store.read, accountId, userId)).toBe(0);
  });

  describe('a console session', () => {
    beforeEach(() => write((w) => addConsoleSession(w, session)));

    it('is good until it is revoked, lies unused too long or is over', async () => {
      expect([good({}, 10), good({}, 109), good({}, 110)]).toEqual([true, true, false]);
      expect([good({ lastUsedAt: 950 }, 999), good({ lastUsedAt: 950 }, 1000)]).toEqual([true, false]);
      expect(good({ revokedAt: 10 }, 10)).toBe(false);
    });

    it('is found by its public name in its own account alone', async () => {
      expect(await findConsoleSessionByHandle(store.read, accountId, 'ASIAONE')).toEqual(session);
      expect(await findConsoleSessionByHandle(store.read, '210987654321', 'ASIAONE')).toBeUndefined();
      const again = { ...session, sessionHash: 'b'.repeat(64) };
      expect(isUniqueViolation(await write((w) => addConsoleSession(w, again)).catch((error: unknown) => error))).toBe(true);
    });

    it('is used until it is revoked, once and for good', async () => {
      const use = (lastUsedAt: number) => write((w) => recordSessionUses(w, [{ ...session, lastUsedAt }]));
      await use(20);
      await use(19);
      expect(await findSession()).toEqual({ ...session, lastUsedAt: 20 });
      const revoke = () => write((w) => revokeConsoleSession(w, accountId, session.sessionHash, 21));
      expect([await revoke(), await revoke()]).toEqual([true, false]);
      await use(30);
      expect(await findSession()).toMatchObject({ lastUsedAt: 20, revokedAt: 21 });
    });

    it('has another id after it was renewed, and the same public name; a revoked one is not renewed', async () => {
      const sessionHash = 'd'.repeat(64);
      const renew = (from: string) =>
        write((w) =>
          renewConsoleSession(w, { accountId, sessionHash: from }, { sessionHash, provenAt: 30, lastUsedAt: 30, mfaAt: 30 }),
        );
      expect(await renew(session.sessionHash)).toBe(true);
      expect(await findSession()).toBeUndefined();
      const renewed = { ...session, sessionHash, provenAt: 30, lastUsedAt: 30, mfaAt: 30 };
      expect(await findSession(sessionHash)).toEqual(renewed);
      expect(await renew(session.sessionHash)).toBe(false);
      await write((w) => revokeConsoleSession(w, accountId, sessionHash, 31));
      expect(await renew(sessionHash)).toBe(false);
    });

    it('tells whoever remembers it of every change that matters', async () => {
      const other = { ...session, sessionHash: 'b'.repeat(64), handle: 'ASIATWO' };
      expect(await touchedBy((w) => addConsoleSession(w, other))).toEqual(['consoleSession b']);
      const to = { sessionHash: 'c'.repeat(64), provenAt: 11, lastUsedAt: 11 };
      expect(await touchedBy((w) => renewConsoleSession(w, other, to))).toEqual(['consoleSession b', 'consoleSession c']);
      expect(await touchedBy((w) => revokeConsoleSession(w, accountId, to.sessionHash, 12))).toEqual(['consoleSession c']);
      expect(await touchedBy((w) => revokeConsoleSessionsOf(w, accountId, userId, 13))).toEqual(['consoleSession a']);
      expect(await touchedBy((w) => removeConsoleSessionsOf(w, accountId, userId))).toEqual([
        'consoleSession a',
        'consoleSession c',
      ]);
    });

    it('ends with all others of its principal, but for the one that asks', async () => {
      const another = { ...session, sessionHash: 'b'.repeat(64), handle: 'ASIATWO', createdAt: 11 };
      const roots = { ...session, sessionHash: 'c'.repeat(64), handle: 'ASIATHREE', principalId: accountId };
      await write(async (w) => {
        await addConsoleSession(w, another);
        await addConsoleSession(w, roots);
        await revokeConsoleSessionsOf(w, accountId, userId, 50, another.sessionHash);
      });
      const revoked = (await listConsoleSessionsOf(store.read, accountId, userId)).map((row) => row.revokedAt);
      expect(revoked).toEqual([null, 50]);
      expect((await findSession(roots.sessionHash))?.revokedAt).toBeNull();
    });

    it('is swept once it is over, and goes with its principal', async () => {
      expect(await write((w) => sweepConsoleSessions(w, 1000))).toBe(0);
      expect(await write((w) => sweepConsoleSessions(w, 1001))).toBe(1);
      await write((w) => addConsoleSession(w, session));
      await write((w) => removeConsoleSessionsOf(w, accountId, userId));
      expect(await findSession()).toBeUndefined();
      await write((w) => addConsoleSession(w, session));
      await write((w) => removeUserTraces(w, accountId, userId));
      expect(await findSession()).toBeUndefined();
    });
  });
});
