import { removeConsoleSessionsOf } from './console-sessions.ts';
import { findLoginProfile } from './login-profiles.ts';
import { countFactorsOf } from './mfa-devices.ts';
import { removeRecoveryCodes } from './recovery-codes.ts';
import type { Queries, Write } from './store.ts';

/** What a user signs in to the console with; a user goes only when there is none of it left. */
export interface UserCredentials {
  readonly loginProfiles: number;
  /** Virtual MFA devices and passkeys. */
  readonly mfaDevices: number;
}

/** Counts what a user signs in with. */
export async function countUserCredentials(db: Queries, accountId: string, userId: string): Promise<UserCredentials> {
  const profile = await findLoginProfile(db, accountId, userId);
  return { loginProfiles: profile ? 1 : 0, mfaDevices: await countFactorsOf(db, accountId, userId) };
}

/** Removes what goes with a user in silence: recovery codes, and console sessions. */
export async function removeUserTraces(write: Write, accountId: string, userId: string): Promise<void> {
  await removeRecoveryCodes(write, accountId, userId);
  await removeConsoleSessionsOf(write, accountId, userId);
}
