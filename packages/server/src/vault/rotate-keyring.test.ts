import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../store/store.ts';
import { openTestStore, type TestStore } from '../store/test-store.ts';
import { createKek, loadKek } from './kek.ts';
import { nextKek, replaceKek, rewrapKek } from './replace-kek.ts';
import { destroyRootKey, rotateKeyring } from './rotate-keyring.ts';
import { startVault } from './start-vault.ts';
import { createVault, openVault, type Vault } from './vault.ts';

const now = () => new Date(0);
const random = randomBytes;
const deploymentId = 'd-1';
const ACCOUNTS = Array.from({ length: 7 }, (_, i) => String(100_000_000_000 + i));

let folder = '';
let file = '';
let opened: TestStore;
let store: Store;
let kek: KeyObject;
let sealed: string[];
let password = '';
let marker = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-rotate-'));
  file = join(folder, 'kek');
  createKek(file, random);
  kek = loadKek({ file });
  opened = await openTestStore();
  store = opened.store;
  await createVault(store, { kek, deploymentId, random, now });
  const vault = await openVault({ db: store.read, kek, deploymentId, random, now });
  await store.write({
    receipt: { accountId: 'x', requestId: 'r', time: 0 },
    run: async ({ db }) => {
      for (const account of ACCOUNTS) await vault.prepareAccount(account, db);
    },
  });
  sealed = ACCOUNTS.map((account) => vault.sealAccessKey(account, account, `AKIA${account}`, `secret of ${account}`));
  password = await vault.passwords.hash('a', 'b', 'pw');
  marker = vault.markers.seal('s', 'position');
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

const expectWhole = async (vault: Vault): Promise<void> => {
  for (const [i, account] of ACCOUNTS.entries()) {
    expect(vault.openAccessKey(account, account, `AKIA${account}`, sealed[i] ?? '')).toBe(`secret of ${account}`);
  }
  expect(vault.markers.open('s', marker)).toBe('position');
  await expect(vault.passwords.verify('a', 'b', password, 'pw')).resolves.toBe(true);
};
const start = () => startVault({ store, place: { file }, deploymentId, random, now });
const replace = (through: Store) => replaceKek(through, { place: { file }, deploymentId, random, now: now() });

/** The store of a process that dies before its write number `last + 1`. */
const dyingAfter = (last: number): Store => {
  let left = last;
  const write: Store['write'] = (job) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('died')) : store.write(job);
  };
  return { ...store, write };
};
const rootVersions = async () =>
  (await store.read.selectFrom('accountKeys').select('rootVersion').distinct().execute()).map((row) => row.rootVersion);

describe('a rotation of the keyring', () => {
  it('wraps every account key with a new root key and retires the old one', async () => {
    await expect(rotateKeyring(store, { kek, deploymentId, random, now, batch: 3 })).resolves.toEqual({
      version: 2,
      rewrapped: 8,
    });
    await expect(rootVersions()).resolves.toEqual([2]);
    const states = await store.read.selectFrom('keyring').select(['version', 'state']).orderBy('version').execute();
    expect(states).toEqual([
      { version: 1, state: 'retired' },
      { version: 2, state: 'active' },
    ]);
    await expectWhole((await start()).vault);
  });

  // Writes: the new root key; batches of 3, 3, 2 and 0.
  it.each([0, 1, 2, 3, 4])(
    'that dies after %i transactions leaves everything readable and is finished by the next',
    async (last) => {
      await expect(rotateKeyring(dyingAfter(last), { kek, deploymentId, random, now, batch: 3 })).rejects.toThrow('died');
      const { vault } = await start();
      await expectWhole(vault);
      await store.write({
        receipt: { accountId: 'x', requestId: 'r', time: 0 },
        run: ({ db }) => vault.prepareAccount('new', db),
      });

      const { version } = await rotateKeyring(store, { kek, deploymentId, random, now, batch: 3 });
      expect(version).toBe(2);
      await expect(rootVersions()).resolves.toEqual([2]);
      await destroyRootKey(store, 1, now());
      await expectWhole((await start()).vault);
    },
  );

  it('reaches a vault that is open, which meanwhile goes on with what it knows', async () => {
    const { vault } = await start();
    await rotateKeyring(store, { kek, deploymentId, random, now });
    await expectWhole(vault);
    await vault.reload();
    expect(vault.rootVersion).toBe(2);
    await expectWhole(vault);
  });

  it('with another key file changes nothing', async () => {
    const wrong = createSecretKey(randomBytes(32));
    await expect(rotateKeyring(store, { kek: wrong, deploymentId, random, now })).rejects.toThrow(
      expect.objectContaining({ code: 'KekWrong' }),
    );
    await expect(store.read.selectFrom('keyring').select('version').execute()).resolves.toEqual([{ version: 1 }]);
  });

  it('does not let a root key go that is active or in use', async () => {
    await expect(destroyRootKey(store, 1, now())).rejects.toThrow('is not retired');
    await rotateKeyring(store, { kek, deploymentId, random, now });
    await store.write({
      receipt: { accountId: 'x', requestId: 'r', time: 0 },
      run: ({ db }) =>
        db
          .updateTable('accountKeys')
          .set({ rootVersion: 1 })
          .where('accountId', '=', ACCOUNTS[0] ?? '')
          .execute(),
    });
    await expect(destroyRootKey(store, 1, now())).rejects.toThrow('still wraps');
    await expect(destroyRootKey(store, 3, now())).rejects.toThrow('is not retired');
  });
});

describe('a replacement of the key file', () => {
  it('makes the old file worthless', async () => {
    await rotateKeyring(store, { kek, deploymentId, random, now });
    const before = readFileSync(file);
    await replace(store);
    expect(readFileSync(file)).not.toEqual(before);
    await expectWhole((await start()).vault);
    await expect(openVault({ db: store.read, kek, deploymentId, random, now })).rejects.toThrow(
      expect.objectContaining({ code: 'KekWrong' }),
    );
  });

  it('that dies before the keyring is wrapped goes on with the old file, and can be tried again', async () => {
    await expect(replace(dyingAfter(0))).rejects.toThrow('died');
    await expectWhole((await start()).vault);
    await replace(store);
    expect(existsSync(nextKek(file))).toBe(false);
    await expectWhole((await start()).vault);
  });

  it('that dies before the files are swapped goes on with the new file', async () => {
    createKek(nextKek(file), random);
    await rewrapKek(store, { from: kek, to: loadKek({ file: nextKek(file) }), deploymentId, random, now: now() });
    await expectWhole((await start()).vault);
    expect(existsSync(nextKek(file))).toBe(false);
    await expectWhole((await start()).vault);
  });
});

describe('a start', () => {
  it('for the first time makes the key file and the keyring', async () => {
    const fresh = await openTestStore();
    const place = { file: join(folder, 'fresh') };
    const { vault } = await startVault({ store: fresh.store, place, deploymentId, random, now });
    const again = await startVault({ store: fresh.store, place, deploymentId, random, now });
    expect(again.vault.logMac('x')).toBe(vault.logMac('x'));
    await fresh.close();
  });

  it('goes on where a first start died after making the key file', async () => {
    const fresh = await openTestStore();
    await startVault({ store: fresh.store, place: { file }, deploymentId, random, now });
    expect(loadKek({ file }).equals(kek)).toBe(true);
    await fresh.close();
  });

  it('does not make a key file in the place of a lost one', async () => {
    rmSync(file);
    await expect(start()).rejects.toThrow(expect.objectContaining({ code: 'KekMissing' }));
    expect(existsSync(file)).toBe(false);
  });

  it('refuses a key file of another database', async () => {
    chmodSync(file, 0o600);
    writeFileSync(file, randomBytes(32));
    await expect(start()).rejects.toThrow(expect.objectContaining({ code: 'KekWrong' }));
  });

  it('refuses sealed rows without a keyring, and makes no key file', async () => {
    rmSync(file);
    await store.write({
      receipt: { accountId: 'x', requestId: 'r', time: 0 },
      run: ({ db }) => db.deleteFrom('keyring').execute(),
    });
    await expect(start()).rejects.toThrow(expect.objectContaining({ code: 'KeyringMissing' }));
    expect(existsSync(file)).toBe(false);
  });
});
