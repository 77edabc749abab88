import type { ResyncMFADeviceRequest } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { takeCodePair } from '../mfa-codes.ts';
import { refuseOthersDevice, requireMfaDevice } from '../mfa-lookup.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { WriteOperation } from '../operation.ts';

type Input = Checked<ResyncMFADeviceRequest, 'UserName' | 'SerialNumber' | 'AuthenticationCode1' | 'AuthenticationCode2'>;

/** Learns how the clock of a user's device goes from two codes in a row. */
export const resyncMFADevice: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:ResyncMFADevice',
  accessLevel: 'Write',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run(input, tools) {
    const owner = await findMfaOwner(tools, input.UserName);
    const device = await requireMfaDevice(tools, input.SerialNumber);
    refuseOthersDevice(owner, device);
    await takeCodePair(tools, device, [input.AuthenticationCode1, input.AuthenticationCode2]);
  },
};
