import { ServiceError } from '../domain/errors.ts';
import { pairSteps, stepAt } from '../domain/totp-steps.ts';
import { setMfaDrift, takeMfaStep, type MfaDeviceRow } from '../store/mfa-devices.ts';
import type { WriteTools } from './operation.ts';

/**
 * Takes two codes in a row as proof that somebody has the device, uses both up, and learns how its clock goes.
 * SOURCE: codes that come late still bring the device into step, with the difference (IAM API Reference, EnableMFADevice); status
 * and code are the model's, and the text is reported by many who set a device up.
 * @throws ServiceError `InvalidAuthenticationCode`
 */
export async function takeCodePair(
  { seeds, write, now }: WriteTools,
  device: MfaDeviceRow,
  codes: readonly [first: string, second: string],
): Promise<void> {
  const { accountId, deviceId, ownerId, sealedSeed } = device;
  const first = seeds.pairOf({ accountId, deviceId, ownerId }, sealedSeed, codes, pairSteps(device, now.getTime()));
  if (first === undefined || !(await takeMfaStep(write, accountId, deviceId, first + 1))) {
    throw new ServiceError('InvalidAuthenticationCode', 'Authentication code for device is not valid.');
  }
  await setMfaDrift(write, device, first + 1 - stepAt(now.getTime()));
}
