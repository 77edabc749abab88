import type { KeyObject } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import type { Store } from '../store/store.ts';
import { createKek, isCredential, type KekPlace, loadKek, syncFolderOf } from './kek.ts';
import { unwrapRootKey, wrapRootKey } from './root-key.ts';
import type { Random } from './seal-bytes.ts';
import { DEPLOYMENT_KEY } from './vault.ts';

/** Where the next key file waits until the keyring is wrapped with it. */
export const nextKek = (file: string): string => `${file}.next`;

/**
 * Wraps every root key with another key-encryption key, in one transaction: all or none.
 * @throws VaultError `KekWrong` when `from` does not open the keyring.
 */
export async function rewrapKek(
  store: Store,
  { from, to, deploymentId, random, now }: { from: KeyObject; to: KeyObject; deploymentId: string; random: Random; now: Date },
): Promise<void> {
  await store.write({
    receipt: { accountId: DEPLOYMENT_KEY, requestId: 'rewrap-kek', time: now.getTime() },
    async run({ db }) {
      for (const row of await db.selectFrom('keyring').selectAll().execute()) {
        const wrapped = wrapRootKey(to, deploymentId, row.version, unwrapRootKey(from, deploymentId, row), random);
        await db.updateTable('keyring').set({ wrapped }).where('version', '=', row.version).execute();
      }
    },
  });
}

/**
 * Makes a new key file, wraps the keyring with it and puts it in the old one's place.
 * Cut short anywhere, one of the two files opens the keyring, and `startVault` finds out which.
 */
export async function replaceKek(
  store: Store,
  { place, deploymentId, random, now }: { place: KekPlace; deploymentId: string; random: Random; now: Date },
): Promise<void> {
  if (isCredential(place)) throw new TypeError(`${place.file} is brought by systemd; put the new key there and use rewrapKek`);
  const next = nextKek(place.file);
  const from = loadKek(place);
  if (!existsSync(next)) createKek(next, random); // one that is there was made by an attempt that was cut short
  await rewrapKek(store, { from, to: loadKek({ file: next }), deploymentId, random, now });
  takeNextKek(place.file);
}

/** Puts the next key file in the old one's place. */
export function takeNextKek(file: string): void {
  renameSync(nextKek(file), file);
  syncFolderOf(file);
}
