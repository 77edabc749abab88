import type { GetMFADeviceRequest, GetMFADeviceResponse } from '@aws-sdk/client-iam';
import type { Checked } from '../checked.ts';
import { throwNoSuchDevice } from '../mfa-lookup.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { ReadOperation } from '../operation.ts';
import { listOwnedMfaDevices } from '../owned-mfa-devices.ts';

type Input = Checked<GetMFADeviceRequest, 'SerialNumber'>;

/** Shows a device of a user, or of whoever asks when no name is given. AWS answers for passkeys alone; here it answers for all. */
export const getMFADevice: ReadOperation<Input, GetMFADeviceResponse> = {
  kind: 'read',
  action: 'iam:GetMFADevice',
  accessLevel: 'Read',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run({ SerialNumber, UserName }, tools) {
    const { ownerId, userName } = await findMfaOwner(tools, UserName);
    const devices = await listOwnedMfaDevices(tools.db, tools.caller.accountId, ownerId);
    const device = devices.find(({ serial }) => serial === SerialNumber) ?? throwNoSuchDevice(SerialNumber);
    return { UserName: userName, SerialNumber, EnableDate: new Date(device.enabledAt) };
  },
};
