import { existsSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import type { Store } from '../store/store.ts';
import { VaultError } from './errors.ts';
import { createKek, isCredential, type KekPlace, loadKek } from './kek.ts';
import { nextKek, takeNextKek } from './replace-kek.ts';
import type { Random } from './seal-bytes.ts';
import { createVault, hasRow, openVault, refuseOrphans, type Vault } from './vault.ts';

/** An opened vault, and the key that opened it: a rotation needs it again. */
export interface StartedVault {
  readonly vault: Vault;
  readonly kek: KeyObject;
}

/**
 * Opens the vault when the server starts; at the very first start it makes the key file and the keyring.
 * @throws VaultError, with nothing written, when the key file is missing, unsafe or another database's.
 */
export async function startVault(options: {
  readonly store: Store;
  readonly place: KekPlace;
  readonly deploymentId: string;
  readonly random: Random;
  readonly now: () => Date;
}): Promise<StartedVault> {
  const { store, place, deploymentId, random, now } = options;
  const open = async (kek: KeyObject): Promise<StartedVault> => ({
    vault: await openVault({ db: store.read, kek, deploymentId, random, now }),
    kek,
  });

  if (!(await hasRow(store.read, 'keyring'))) {
    await refuseOrphans(store.read);
    // INVARIANT: a key file is made only for a database without a keyring; a lost one is never replaced in silence.
    if (!existsSync(place.file) && !isCredential(place)) createKek(place.file, random);
    const kek = loadKek(place);
    await createVault(store, { kek, deploymentId, random, now });
    return open(kek);
  }
  try {
    return await open(loadKek(place));
  } catch (error) {
    const next = nextKek(place.file);
    if (!(error instanceof VaultError && error.code === 'KekWrong' && existsSync(next))) throw error;
    // A replacement was cut short after the keyring was wrapped with the next file.
    const opened = await open(loadKek({ file: next }));
    takeNextKek(place.file);
    return opened;
  }
}
