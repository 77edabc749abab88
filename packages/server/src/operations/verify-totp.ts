import { goodSteps } from '../domain/totp-steps.ts';
import { takeMfaStep, type MfaDeviceRow } from '../store/mfa-devices.ts';
import type { Write } from '../store/store.ts';
import type { MfaSeeds } from './operation.ts';

/**
 * Whether `code` is the device's at this moment and was not used before. If so it is used up, and with it every earlier one.
 * Call it in the transaction that acts on the answer. How often one may try is the caller's business (`TryLimit`).
 *
 * INVARIANT: a code is good once: of two requests that show it at the same moment, one is refused. Every code that might be
 * good is computed and compared in constant time, whichever is right.
 * @param device as it was read in this transaction; one that is nobody's has no good code.
 */
export async function verifyTotp(
  { seeds, write }: { readonly seeds: MfaSeeds; readonly write: Write },
  device: MfaDeviceRow,
  code: string,
  now: Date,
): Promise<boolean> {
  const { accountId, deviceId, ownerId, sealedSeed } = device;
  if (ownerId === null) return false;
  const step = seeds.stepOf({ accountId, deviceId, ownerId }, sealedSeed, code, goodSteps(device, now.getTime()));
  return step !== undefined && (await takeMfaStep(write, accountId, deviceId, step));
}
