import type { KeyObject } from 'node:crypto';
import type { Store, Write } from '../store/store.ts';
import { rewrapAccountKey } from './account-key.ts';
import { VaultError } from './errors.ts';
import { openKeyring } from './keyring.ts';
import { makeRootKey } from './root-key.ts';
import type { Random } from './seal-bytes.ts';
import { DEPLOYMENT_KEY } from './vault.ts';

export interface RotationOptions {
  readonly kek: KeyObject;
  readonly deploymentId: string;
  readonly random: Random;
  readonly now: () => Date;
  /** How many account keys one transaction wraps again; 500 when left out. */
  readonly batch?: number;
}

export interface Rotation {
  /** The root key that wraps from now on. */
  readonly version: number;
  /** How many account keys this call wrapped again. */
  readonly rewrapped: number;
}

const inTransaction = <T>(store: Store, now: Date, run: (write: Write) => Promise<T>): Promise<T> =>
  store.write({ receipt: { accountId: DEPLOYMENT_KEY, requestId: 'rotate-keyring', time: now.getTime() }, run });

/**
 * Brings a new root key, wraps every account key with it in batches, and retires the old ones. Secrets stay as they are.
 * May stop anywhere and be called again: it then goes on with the version it had begun. Call `Vault.reload` afterwards.
 *
 * INVARIANT: after every transaction each account key is wrapped with a root key that is in the keyring.
 * @throws VaultError `KeyringMissing`, `KekWrong` or `KeyringDamaged`
 */
export async function rotateKeyring(store: Store, options: RotationOptions): Promise<Rotation> {
  const { kek, deploymentId, random, now, batch = 500 } = options;
  const version = await inTransaction(store, now(), async ({ db }) => {
    await openKeyring(db, kek, deploymentId); // a wrong key file must not bring in a root key of its own
    const rows = await db.selectFrom('keyring').select(['version', 'state']).orderBy('version').execute();
    const newest = rows.at(-1)?.version ?? 0;
    if (rows.filter((row) => row.state === 'active').length > 1) return newest; // a rotation was cut short: finish it
    await db
      .insertInto('keyring')
      .values(makeRootKey(kek, deploymentId, newest + 1, random, now()))
      .execute();
    return newest + 1;
  });

  let rewrapped = 0;
  for (;;) {
    const done = await inTransaction(store, now(), async ({ db }) => {
      const keyring = await openKeyring(db, kek, deploymentId);
      const rows = await db.selectFrom('accountKeys').selectAll().where('rootVersion', '!=', version).limit(batch).execute();
      for (const row of rows) {
        const { rootVersion, wrapped } = rewrapAccountKey(keyring, deploymentId, row, random);
        const here = db.updateTable('accountKeys').where('accountId', '=', row.accountId).where('version', '=', row.version);
        await here.set({ rootVersion, wrapped }).execute();
      }
      // None left: retire the old ones in the same transaction, so that no account made meanwhile is missed.
      if (rows.length === 0) await db.updateTable('keyring').set({ state: 'retired' }).where('version', '!=', version).execute();
      return rows.length;
    });
    rewrapped += done;
    if (done === 0) return { version, rewrapped };
  }
}

/**
 * Removes a retired root key for good: account keys in old backups that it wrapped can't be opened any more.
 * @throws VaultError `KeyringDamaged` when it is not retired, or still wraps an account key.
 */
export async function destroyRootKey(store: Store, version: number, now: Date): Promise<void> {
  await inTransaction(store, now, async ({ db }) => {
    const row = await db.selectFrom('keyring').select('state').where('version', '=', version).executeTakeFirst();
    if (row?.state !== 'retired') throw new VaultError('KeyringDamaged', `root key ${version} is not retired`);
    const used = await db
      .selectFrom('accountKeys')
      .select('accountId')
      .where('rootVersion', '=', version)
      .limit(1)
      .executeTakeFirst();
    if (used) throw new VaultError('KeyringDamaged', `root key ${version} still wraps the key of account ${used.accountId}`);
    await db.deleteFrom('keyring').where('version', '=', version).execute();
  });
}
