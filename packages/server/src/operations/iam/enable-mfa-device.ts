import type { EnableMFADeviceRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { assignMfaDevice } from '../../store/mfa-devices.ts';
import type { Checked } from '../checked.ts';
import { refuseFurtherFactor } from '../factor-quota.ts';
import { takeCodePair } from '../mfa-codes.ts';
import { requireMfaDevice } from '../mfa-lookup.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { WriteOperation } from '../operation.ts';

type Input = Checked<EnableMFADeviceRequest, 'UserName' | 'SerialNumber' | 'AuthenticationCode1' | 'AuthenticationCode2'>;

/** Gives a virtual device to a user, or to root, who shows two codes of it in a row. */
export const enableMFADevice: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:EnableMFADevice',
  accessLevel: 'Write',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run(input, tools) {
    const { db, now, seeds, write } = tools;
    const { ownerId } = await findMfaOwner(tools, input.UserName);
    const device = await requireMfaDevice(tools, input.SerialNumber);
    if (device.ownerId !== null) {
      // SOURCE: LocalStack's recordings of 2026-02 (test_enable_mfa_device_already_attached).
      throw new ServiceError('EntityAlreadyExists', 'MFA Device is already in use.');
    }
    const { accountId, deviceId } = device;
    await refuseFurtherFactor(db, accountId, ownerId);
    await takeCodePair(tools, device, [input.AuthenticationCode1, input.AuthenticationCode2]);
    const place = { accountId, deviceId };
    const sealedSeed = seeds.reseal({ ...place, ownerId: null }, { ...place, ownerId }, device.sealedSeed);
    await assignMfaDevice(write, device, { ownerId, enabledAt: now.getTime(), sealedSeed });
  },
};
