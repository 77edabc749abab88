import type { KeyObject } from 'node:crypto';
import type { Queries } from '../store/store.ts';
import { deriveKey } from './derive-key.ts';
import { VaultError } from './errors.ts';
import { unwrapRootKey } from './root-key.ts';

/** The root keys, reduced to what they are used for: wrapping account keys. */
export interface Keyring {
  /** The version that wraps from now on. */
  readonly active: number;
  has(version: number): boolean;
  /** @throws VaultError `KeyringDamaged` when the keyring has no such version. */
  wrapKey(version: number): KeyObject;
}

/**
 * Reads and opens the whole keyring. While a rotation is under way two versions are active; the newest wraps.
 * @throws VaultError `KeyringMissing`, `KekWrong` or `KeyringDamaged`; nothing was written.
 */
export async function openKeyring(db: Queries, kek: KeyObject, deploymentId: string): Promise<Keyring> {
  const rows = await db.selectFrom('keyring').selectAll().orderBy('version').execute();
  if (rows.length === 0) throw new VaultError('KeyringMissing', 'the database has no root key');
  const keys = new Map(rows.map((row) => [row.version, deriveKey(unwrapRootKey(kek, deploymentId, row), deploymentId, 'wrap')]));
  const active = rows.findLast((row) => row.state === 'active');
  if (!active) throw new VaultError('KeyringDamaged', 'the keyring has no active root key');

  const used = await db.selectFrom('accountKeys').select('rootVersion').distinct().execute();
  const lost = used.find(({ rootVersion }) => !keys.has(rootVersion));
  if (lost) {
    throw new VaultError(
      'KeyringDamaged',
      `account keys are wrapped with root key ${lost.rootVersion}, which the keyring does not have`,
    );
  }
  return {
    active: active.version,
    has: (version) => keys.has(version),
    wrapKey(version) {
      const key = keys.get(version);
      if (!key) throw new VaultError('KeyringDamaged', `the keyring has no root key ${version}`);
      return key;
    },
  };
}
