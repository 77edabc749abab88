import type { KeyObject } from 'node:crypto';
import { VaultError } from './errors.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { openBytes, type Random, sealBytes } from './seal-bytes.ts';
import { readSealed, writeSealed } from './sealed-text.ts';

/** Whose secret it is, and which. A seal opens under the same words only, so rows can't be swapped. */
export interface SecretPlace {
  readonly deploymentId: string;
  readonly accountId: string;
  readonly kind: 'user-key' | 'root-key' | 'totp-seed';
  /** The user's id, or the account id for the root user; empty for an MFA device that is nobody's yet. */
  readonly principalId: string;
  /** The access key's id, or the MFA device's. */
  readonly accessKeyId: string;
}

const boundTo = (place: SecretPlace, version: number): Buffer => {
  const { deploymentId, accountId, kind, principalId, accessKeyId } = place;
  return lengthPrefixed(['csk1', deploymentId, accountId, kind, principalId, accessKeyId, String(version)]);
};

/**
 * Seals a secret under its account's key.
 * @param version the account key's.
 * @returns `csk1.<version>.<base64url>`; 98 characters for a secret of 40.
 */
export function sealSecret(key: KeyObject, version: number, place: SecretPlace, secret: string, random: Random): string {
  const plain = Buffer.from(secret);
  const sealed = sealBytes(key, boundTo(place, version), plain, random);
  plain.fill(0);
  return writeSealed('csk1', version, sealed);
}

/**
 * Opens what `sealSecret` made.
 * @param keyOf finds the account key of a version.
 * @throws VaultError `SealBroken` when it was changed or belongs to another place.
 */
export function openSecret(keyOf: (version: number) => KeyObject, place: SecretPlace, text: string): string {
  const { version, sealed } = readSealed('csk1', text);
  const plain = openBytes(keyOf(version), boundTo(place, version), sealed);
  if (!plain) throw new VaultError('SealBroken', `the secret of ${place.accessKeyId} was changed, or belongs to another key`);
  const secret = plain.toString();
  plain.fill(0);
  return secret;
}
