import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Schema } from '../store/schema.ts';
import { VaultError } from './errors.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { openBytes, type Random, sealBytes } from './seal-bytes.ts';
import { readSealed, writeSealed } from './sealed-text.ts';

export type KeyringRow = Schema['keyring'];

const boundTo = (deploymentId: string, version: number): Buffer => lengthPrefixed(['rk1', deploymentId, String(version)]);

/** The first 8 bytes of HMAC(key, "kcv"), hex: tells a wrong key from a right one, and nothing else. */
const checkOf = (key: KeyObject): string => createHmac('sha256', key).update('kcv').digest('hex').slice(0, 16);

/** Wraps a root key for the keyring. */
export function wrapRootKey(kek: KeyObject, deploymentId: string, version: number, rootKey: KeyObject, random: Random): string {
  const bytes = rootKey.export();
  const wrapped = writeSealed('rk1', version, sealBytes(kek, boundTo(deploymentId, version), bytes, random));
  bytes.fill(0);
  return wrapped;
}

/** Makes a root key, and the row that keeps it. */
export function makeRootKey(kek: KeyObject, deploymentId: string, version: number, random: Random, now: Date): KeyringRow {
  const bytes = random(32);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  const wrapped = wrapRootKey(kek, deploymentId, version, key, random);
  return { version, state: 'active', wrapped, check: checkOf(key), createdAt: now.getTime() };
}

/**
 * Opens a row of the keyring.
 * @throws VaultError `KekWrong` when another key wrapped it, `KeyringDamaged` when it is none.
 */
export function unwrapRootKey(kek: KeyObject, deploymentId: string, row: Readonly<KeyringRow>): KeyObject {
  const { version, sealed } = readRow(row);
  if (version !== row.version) throw new VaultError('KeyringDamaged', `root key ${row.version} is stored under another number`);
  const bytes = openBytes(kek, boundTo(deploymentId, version), sealed);
  if (!bytes) {
    throw new VaultError(
      'KekWrong',
      `root key ${version} was wrapped with another key file, or for another deployment than ${deploymentId}`,
    );
  }
  const key = createSecretKey(bytes);
  bytes.fill(0);
  const found = Buffer.from(checkOf(key));
  const check = Buffer.from(row.check);
  if (found.length !== check.length || !timingSafeEqual(found, check)) {
    throw new VaultError('KeyringDamaged', `root key ${version} does not match its check value`);
  }
  return key;
}

function readRow(row: Readonly<KeyringRow>): { version: number; sealed: Buffer } {
  try {
    return readSealed('rk1', row.wrapped);
  } catch (cause) {
    throw new VaultError('KeyringDamaged', `the keyring's row ${row.version} is no wrapped root key`, { cause });
  }
}
