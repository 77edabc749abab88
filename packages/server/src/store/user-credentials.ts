import { removeConsoleSessionsOf } from './console-sessions.ts';
import { findLoginProfile } from './login-profiles.ts';
import { countFactorsOf } from './mfa-devices.ts';
import { removeRecoveryCodes } from './recovery-codes.ts';
import type { Queries, Write } from './store.ts';
import { listSigningCertificates } from './signing-certificates.ts';
import { listSshPublicKeys } from './ssh-public-keys.ts';
import { listServiceCredentials } from './service-credentials.ts';

/** What a user has beside access keys; a user goes only when there is none of it left. */
export interface UserCredentials {
  readonly loginProfiles: number;
  /** Virtual MFA devices and passkeys. */
  readonly mfaDevices: number;
  readonly signingCertificates: number;
  /** SSH public keys and service-specific credentials. */
  readonly otherCredentials: number;
}

/** Counts what a user has beside access keys. */
export async function countUserCredentials(db: Queries, accountId: string, userId: string): Promise<UserCredentials> {
  const profile = await findLoginProfile(db, accountId, userId);
  const certificates = await listSigningCertificates(db, accountId, userId);
  const sshKeys = await listSshPublicKeys(db, accountId, userId);
  const services = await listServiceCredentials(db, { accountId, ownerId: userId, service: undefined }, undefined, 1);
  return {
    loginProfiles: profile ? 1 : 0,
    mfaDevices: await countFactorsOf(db, accountId, userId),
    signingCertificates: certificates.length,
    otherCredentials: sshKeys.length + services.length,
  };
}

/** Removes what goes with a user in silence: recovery codes, and console sessions. */
export async function removeUserTraces(write: Write, accountId: string, userId: string): Promise<void> {
  await removeRecoveryCodes(write, accountId, userId);
  await removeConsoleSessionsOf(write, accountId, userId);
}
