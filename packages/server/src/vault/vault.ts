import { createHmac, type KeyObject } from 'node:crypto';
import type { AuthorizationMessages, Markers, MfaSeeds, SecretSealer } from '../operations/operation.ts';
import type { Queries, Store } from '../store/store.ts';
import { makeAccountKey, unwrapAccountKey } from './account-key.ts';
import { createAccountKeys } from './account-keys.ts';
import { createAuthorizationMessages } from './authorization-messages.ts';
import { deriveKey } from './derive-key.ts';
import { VaultError } from './errors.ts';
import { type Keyring, openKeyring } from './keyring.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { createMarkers } from './markers.ts';
import { createMfaSeeds } from './mfa-seeds.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { makeRootKey } from './root-key.ts';
import type { Random } from './seal-bytes.ts';
import { openSecret, sealSecret, type SecretPlace } from './sealed-secret.ts';

/**
 * The row of `accountKeys` that belongs to no account. What must outlive a root key is derived from it: the pepper of the
 * passwords, the keys of markers and checkpoints. A rotation wraps it again as it does the accounts' keys, and changes nothing.
 */
export const DEPLOYMENT_KEY = 'deployment';

/** What a vault is opened with. */
export interface VaultOptions {
  /** Reads the keyring and the account keys. */
  readonly db: Queries;
  readonly kek: KeyObject;
  readonly deploymentId: string;
  readonly random: Random;
  readonly now: () => Date;
}

/** Secrets at rest. Sealing and opening are synchronous: about 10 µs each. */
export interface Vault extends SecretSealer {
  /** @throws VaultError `SealBroken` when the row was changed or is another key's, `KeyMissing` when `loadAccount` is needed. */
  openAccessKey(accountId: string, ownerId: string, accessKeyId: string, sealed: string): string;
  /**
   * Makes an account's key in the transaction that makes the account. Call it before anything is sealed for the account;
   * an account that has a key keeps it.
   * @param db the transaction's.
   */
  prepareAccount(accountId: string, db: Queries): Promise<void>;
  /** Whether the account's key is known here; if not, another process may have made it: see `loadAccount`. */
  knowsAccount(accountId: string): boolean;
  /** Reads an account's key that another process made. @returns whether there is one. */
  loadAccount(accountId: string): Promise<boolean>;
  readonly markers: Markers;
  readonly authorizationMessages: AuthorizationMessages;
  readonly passwords: Passwords;
  readonly seeds: MfaSeeds;
  /** What is stored of a recovery code: HMAC-SHA256 under a key of ours, hex. Nobody without that key can try codes against it. */
  hashRecoveryCode(accountId: string, ownerId: string, code: string): string;
  /** Signs a checkpoint of the audit trail: HMAC-SHA256, hex. */
  logMac(text: string): string;
  /** The root key version that wraps account keys from now on. */
  readonly rootVersion: number;
  /** Reads the keyring and all account keys again, after a rotation. */
  reload(): Promise<void>;
}

/**
 * Puts the first root key and the deployment's key into a database that has none.
 * @throws VaultError `KeyringMissing` when there are sealed rows whose root key is gone; `KeyringDamaged` when there is a keyring.
 */
export async function createVault(store: Store, options: Omit<VaultOptions, 'db'>): Promise<void> {
  const { kek, deploymentId, random, now } = options;
  await store.write({
    receipt: { accountId: DEPLOYMENT_KEY, requestId: 'create-vault', time: now().getTime() },
    async run({ db }) {
      if (await hasRow(db, 'keyring')) throw new VaultError('KeyringDamaged', 'the database has a keyring already');
      await refuseOrphans(db);
      await db
        .insertInto('keyring')
        .values(makeRootKey(kek, deploymentId, 1, random, now()))
        .execute();
      const keyring = await openKeyring(db, kek, deploymentId);
      const identity = { accountId: DEPLOYMENT_KEY, version: 1 };
      await db
        .insertInto('accountKeys')
        .values(makeAccountKey(keyring, deploymentId, identity, random, now()))
        .execute();
    },
  });
}

/** Sees that nothing was sealed with a root key that is gone. @throws VaultError `KeyringMissing` */
export async function refuseOrphans(db: Queries): Promise<void> {
  if ((await hasRow(db, 'accountKeys')) || (await hasRow(db, 'accessKeys'))) {
    throw new VaultError('KeyringMissing', 'the database holds sealed secrets, but the root keys that open them are gone');
  }
}

/** Whether a table has any row. */
export async function hasRow(db: Queries, table: 'keyring' | 'accountKeys' | 'accessKeys'): Promise<boolean> {
  const found = await db
    .selectFrom(table)
    .select((e) => e.lit(1).as('one'))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * Opens the vault of a database that has one. Writes nothing.
 * @throws VaultError `KeyringMissing`, `KekWrong` or `KeyringDamaged`
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const { db, kek, deploymentId, random, now } = options;
  let keyring: Keyring = await openKeyring(db, kek, deploymentId);
  const keys = createAccountKeys((row) => unwrapAccountKey(keyring, deploymentId, row));
  keys.learnAll(await db.selectFrom('accountKeys').selectAll().execute());
  if (!keys.knows(DEPLOYMENT_KEY)) throw new VaultError('KeyringDamaged', "the deployment's own key is gone");

  const parent = keys.open(DEPLOYMENT_KEY, keys.newest(DEPLOYMENT_KEY));
  const logKey = deriveKey(parent, deploymentId, 'logmac');
  const recoveryKey = deriveKey(parent, deploymentId, 'recovery');
  const placeOf = (accountId: string, ownerId: string, accessKeyId: string): SecretPlace => {
    const kind = ownerId === accountId ? 'root-key' : 'user-key';
    return { deploymentId, accountId, kind, principalId: ownerId, accessKeyId };
  };

  return {
    sealAccessKey(accountId, ownerId, accessKeyId, secret) {
      const version = keys.newest(accountId);
      return sealSecret(keys.open(accountId, version), version, placeOf(accountId, ownerId, accessKeyId), secret, random);
    },
    openAccessKey: (accountId, ownerId, accessKeyId, sealed) =>
      openSecret((version) => keys.open(accountId, version), placeOf(accountId, ownerId, accessKeyId), sealed),
    async prepareAccount(accountId, tx) {
      // INVARIANT: the transaction decides, not our memory: a key whose transaction failed must not seal anything.
      let rows = await rowsOf(accountId, tx);
      if (rows.length === 0) {
        rows = [makeAccountKey(keyring, deploymentId, { accountId, version: 1 }, random, now())];
        await tx.insertInto('accountKeys').values(rows).execute();
      }
      keys.learn(accountId, rows);
    },
    knowsAccount: (accountId) => keys.knows(accountId),
    async loadAccount(accountId) {
      const rows = await rowsOf(accountId, db);
      if (rows.some((row) => !keyring.has(row.rootVersion))) keyring = await openKeyring(db, kek, deploymentId);
      if (rows.length > 0) keys.learn(accountId, rows);
      return rows.length > 0;
    },
    markers: createMarkers(deriveKey(parent, deploymentId, 'page'), deploymentId, random),
    authorizationMessages: createAuthorizationMessages(deriveKey(parent, deploymentId, 'authmsg'), deploymentId, random),
    passwords: createPasswords(deriveKey(parent, deploymentId, 'pepper'), random),
    seeds: createMfaSeeds({ deploymentId, keys, random }),
    hashRecoveryCode: (accountId, ownerId, code) =>
      createHmac('sha256', recoveryKey)
        .update(lengthPrefixed(['recovery1', accountId, ownerId, code]))
        .digest('hex'),
    logMac: (text) => createHmac('sha256', logKey).update(text).digest('hex'),
    get rootVersion() {
      return keyring.active;
    },
    async reload() {
      // Key ring first: rows read later can be wrapped with what is in it, or with something newer that comes with a reload.
      const next = await openKeyring(db, kek, deploymentId);
      const rows = await db.selectFrom('accountKeys').selectAll().execute();
      keyring = next;
      keys.learnAll(rows);
    },
  };
}

const rowsOf = (accountId: string, db: Queries) =>
  db.selectFrom('accountKeys').selectAll().where('accountId', '=', accountId).execute();
