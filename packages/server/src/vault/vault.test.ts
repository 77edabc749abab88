import { createSecretKey, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Queries, Store } from '../store/store.ts';
import { openTestStore, type TestStore } from '../store/test-store.ts';
import { createVault, openVault, type Vault, type VaultOptions } from './vault.ts';

const A = '111111111111';
const B = '222222222222';
const now = () => new Date(0);
const receipt = { accountId: A, requestId: 'r', time: 0 };

let opened: TestStore;
let store: Store;
let vault: Vault;
const kek = createSecretKey(randomBytes(32));
const rest: Omit<VaultOptions, 'db'> = { kek, deploymentId: 'd-1', random: randomBytes, now };
const inTransaction = <T>(run: (db: Queries) => Promise<T>): Promise<T> => store.write({ receipt, run: ({ db }) => run(db) });
const reopen = () => openVault({ ...rest, db: store.read });
const dump = async () =>
  JSON.stringify([
    await store.read.selectFrom('keyring').selectAll().execute(),
    await store.read.selectFrom('accountKeys').selectAll().execute(),
  ]);

beforeEach(async () => {
  opened = await openTestStore();
  store = opened.store;
  await createVault(store, rest);
  vault = await reopen();
  await inTransaction(async (db) => {
    await vault.prepareAccount(A, db);
    await vault.prepareAccount(B, db);
  });
});
afterEach(() => opened.close());

describe('a vault', () => {
  it('opens what it sealed, before and after it is opened anew', async () => {
    const user = vault.sealAccessKey(A, 'AIDA1', 'AKIA1', 'secret 1');
    const root = vault.sealAccessKey(A, A, 'AKIA2', 'secret 2');
    for (const any of [vault, await reopen()]) {
      expect(any.openAccessKey(A, 'AIDA1', 'AKIA1', user)).toBe('secret 1');
      expect(any.openAccessKey(A, A, 'AKIA2', root)).toBe('secret 2');
    }
  });

  it('refuses a seal in any other row', () => {
    const broken = expect.objectContaining({ code: 'SealBroken' });
    const sealed = vault.sealAccessKey(A, 'AIDA1', 'AKIA1', 'secret');
    expect(() => vault.openAccessKey(B, 'AIDA1', 'AKIA1', sealed)).toThrow(broken);
    expect(() => vault.openAccessKey(A, 'AIDA2', 'AKIA1', sealed)).toThrow(broken);
    expect(() => vault.openAccessKey(A, 'AIDA1', 'AKIA2', sealed)).toThrow(broken);
    expect(() => vault.openAccessKey(A, A, 'AKIA1', sealed)).toThrow(broken);
  });

  it('keeps an account key, however often it is prepared', async () => {
    const sealed = vault.sealAccessKey(A, A, 'AKIA1', 'secret');
    await inTransaction((db) => vault.prepareAccount(A, db));
    expect(vault.openAccessKey(A, A, 'AKIA1', sealed)).toBe('secret');
  });

  it('has no key for an account that was never prepared', () => {
    expect(vault.knowsAccount('3')).toBe(false);
    expect(() => vault.sealAccessKey('3', '3', 'AKIA1', 'secret')).toThrow(expect.objectContaining({ code: 'KeyMissing' }));
  });

  it('does not seal with the key of a transaction that failed, once the account is really made', async () => {
    const failed = inTransaction(async (db) => {
      await vault.prepareAccount('3', db);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await inTransaction((db) => vault.prepareAccount('3', db));
    const sealed = vault.sealAccessKey('3', '3', 'AKIA1', 'secret');
    expect((await reopen()).openAccessKey('3', '3', 'AKIA1', sealed)).toBe('secret');
  });

  it('learns an account that another process made', async () => {
    const other = await reopen();
    await inTransaction((db) => other.prepareAccount('3', db));
    const sealed = other.sealAccessKey('3', '3', 'AKIA1', 'secret');
    await expect(vault.loadAccount('4')).resolves.toBe(false);
    await expect(vault.loadAccount('3')).resolves.toBe(true);
    expect(vault.openAccessKey('3', '3', 'AKIA1', sealed)).toBe('secret');
  });

  it('refuses an account key that was put in the place of another', async () => {
    const rows = await store.read.selectFrom('accountKeys').selectAll().execute();
    const mine = rows.find((row) => row.accountId === B);
    await inTransaction((db) =>
      db
        .updateTable('accountKeys')
        .set({ wrapped: mine?.wrapped ?? '' })
        .where('accountId', '=', A)
        .execute(),
    );
    const swapped = await reopen();
    expect(() => swapped.sealAccessKey(A, A, 'AKIA1', 'secret')).toThrow(expect.objectContaining({ code: 'SealBroken' }));
  });

  it('keeps markers, passwords and the log key over a restart', async () => {
    const again = await reopen();
    expect(again.markers.open('s', vault.markers.seal('s', 'bob'))).toBe('bob');
    expect(again.logMac('x')).toBe(vault.logMac('x'));
    expect(again.logMac('x')).toMatch(/^[0-9a-f]{64}$/);
    await expect(again.passwords.verify(A, A, await vault.passwords.hash(A, A, 'pw'), 'pw')).resolves.toBe(true);
  });

  it('makes seeds of MFA devices that open after a restart, and only for whose they are', async () => {
    const place = { accountId: A, deviceId: 'd1', ownerId: 'AIDA1' };
    const { sealed } = vault.seeds.make(place);
    const again = await reopen();
    expect(again.seeds.stepOf(place, sealed, '000000', [])).toBeUndefined();
    const broken = expect.objectContaining({ code: 'SealBroken' });
    for (const other of [{ accountId: B }, { deviceId: 'd2' }, { ownerId: 'AIDA2' }, { ownerId: null }]) {
      expect(() => again.seeds.stepOf({ ...place, ...other }, sealed, '000000', [])).toThrow(broken);
    }
    expect(() => again.openAccessKey(A, 'AIDA1', 'd1', sealed)).toThrow(broken);
  });

  it('hashes recovery codes for their owner alone, and alike over a restart', async () => {
    const hash = vault.hashRecoveryCode(A, 'AIDA1', 'code');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await reopen()).hashRecoveryCode(A, 'AIDA1', 'code')).toBe(hash);
    expect(vault.hashRecoveryCode(B, 'AIDA1', 'code')).not.toBe(hash);
    expect(vault.hashRecoveryCode(A, 'AIDA2', 'code')).not.toBe(hash);
    expect(vault.hashRecoveryCode(A, 'AIDA1', 'codf')).not.toBe(hash);
  });

  it('leaves no secret and no key in the database', async () => {
    const sealed = vault.sealAccessKey(A, A, 'AKIA1', 'canary-secret-value');
    const all = JSON.stringify([
      await store.read.selectFrom('keyring').selectAll().execute(),
      await store.read.selectFrom('accountKeys').selectAll().execute(),
      sealed,
    ]);
    for (const encoding of ['utf8', 'base64', 'base64url', 'hex'] as const) {
      expect(all).not.toContain(Buffer.from('canary-secret-value').toString(encoding));
      expect(all).not.toContain(kek.export().toString(encoding));
    }
  });
});

describe('a vault that is opened', () => {
  it.each<[string, string, Partial<VaultOptions>, (db: Queries) => Promise<unknown>]>([
    ['with another key file', 'KekWrong', { kek: createSecretKey(randomBytes(32)) }, async () => {}],
    ['as another deployment', 'KekWrong', { deploymentId: 'd-2' }, async () => {}],
    ['without a keyring', 'KeyringMissing', {}, (db) => db.deleteFrom('keyring').execute()],
    [
      'with a changed check value',
      'KeyringDamaged',
      {},
      (db) => db.updateTable('keyring').set({ check: '0000000000000000' }).execute(),
    ],
    [
      'with a root key under another number',
      'KeyringDamaged',
      {},
      (db) => db.updateTable('keyring').set({ version: 2 }).execute(),
    ],
    ['with no active root key', 'KeyringDamaged', {}, (db) => db.updateTable('keyring').set({ state: 'retired' }).execute()],
    ['with garbage for a root key', 'KeyringDamaged', {}, (db) => db.updateTable('keyring').set({ wrapped: 'x' }).execute()],
    [
      'with account keys of a root key that is gone',
      'KeyringDamaged',
      {},
      (db) => db.updateTable('accountKeys').set({ rootVersion: 9 }).execute(),
    ],
    [
      "without the deployment's key",
      'KeyringDamaged',
      {},
      (db) => db.deleteFrom('accountKeys').where('accountId', '=', 'deployment').execute(),
    ],
  ])('%s says so and writes nothing', async (_, code, other, damage) => {
    await inTransaction(damage);
    const before = await dump();
    await expect(openVault({ ...rest, db: store.read, ...other })).rejects.toThrow(
      expect.objectContaining({ name: 'VaultError', code }),
    );
    await expect(dump()).resolves.toBe(before);
  });

  it('is made once only', async () => {
    const before = await dump();
    await expect(createVault(store, rest)).rejects.toThrow(expect.objectContaining({ code: 'KeyringDamaged' }));
    await inTransaction((db) => db.deleteFrom('keyring').execute());
    await expect(createVault(store, rest)).rejects.toThrow(expect.objectContaining({ code: 'KeyringMissing' }));
    expect(before).toContain('rk1.1.');
  });
});
