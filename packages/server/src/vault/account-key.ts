import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Schema } from '../store/schema.ts';
import { VaultError } from './errors.ts';
import type { Keyring } from './keyring.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { openBytes, type Random, sealBytes } from './seal-bytes.ts';
import { readSealed, writeSealed } from './sealed-text.ts';

export type AccountKeyRow = Readonly<Schema['accountKeys']>;

/** Which account key a row holds. */
type Identity = Pick<AccountKeyRow, 'accountId' | 'version'>;

const boundTo = (deploymentId: string, { accountId, version }: Identity): Buffer =>
  lengthPrefixed(['adk1', deploymentId, accountId, String(version)]);

/** Makes 32 random bytes the key of an account, wrapped with the active root key. */
export function makeAccountKey(
  keyring: Keyring,
  deploymentId: string,
  identity: Identity,
  random: Random,
  now: Date,
): AccountKeyRow {
  const bytes = random(32);
  const row = wrap(keyring, deploymentId, { ...identity, createdAt: now.getTime() }, bytes, random);
  bytes.fill(0);
  return row;
}

/** Wraps an account key again, with the active root key; the key itself stays. @throws VaultError */
export function rewrapAccountKey(keyring: Keyring, deploymentId: string, row: AccountKeyRow, random: Random): AccountKeyRow {
  const bytes = unwrap(keyring, deploymentId, row);
  const again = wrap(keyring, deploymentId, row, bytes, random);
  bytes.fill(0);
  return again;
}

/** Opens an account's key. @throws VaultError `SealBroken` when the row was changed or is another account's. */
export function unwrapAccountKey(keyring: Keyring, deploymentId: string, row: AccountKeyRow): KeyObject {
  const bytes = unwrap(keyring, deploymentId, row);
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

function wrap(
  keyring: Keyring,
  deploymentId: string,
  { accountId, version, createdAt }: Identity & Pick<AccountKeyRow, 'createdAt'>,
  bytes: Uint8Array,
  random: Random,
): AccountKeyRow {
  const sealed = sealBytes(keyring.wrapKey(keyring.active), boundTo(deploymentId, { accountId, version }), bytes, random);
  return { accountId, version, rootVersion: keyring.active, wrapped: writeSealed('adk1', keyring.active, sealed), createdAt };
}

function unwrap(keyring: Keyring, deploymentId: string, row: AccountKeyRow): Buffer {
  const { version, sealed } = readSealed('adk1', row.wrapped);
  const bytes = openBytes(keyring.wrapKey(version), boundTo(deploymentId, row), sealed);
  if (!bytes || version !== row.rootVersion) {
    throw new VaultError(
      'SealBroken',
      `key ${row.version} of account ${row.accountId} was changed, or belongs to another account`,
    );
  }
  return bytes;
}
