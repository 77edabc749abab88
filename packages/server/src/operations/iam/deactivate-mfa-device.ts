import type { DeactivateMFADeviceRequest } from '@aws-sdk/client-iam';
import { assignMfaDevice } from '../../store/mfa-devices.ts';
import { findPasskeyBySerial, removePasskey } from '../../store/passkeys.ts';
import type { Checked } from '../checked.ts';
import { refuseOthersDevice, requireMfaDevice } from '../mfa-lookup.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { WriteOperation } from '../operation.ts';

type Input = Checked<DeactivateMFADeviceRequest, 'SerialNumber'>;

/** Takes a device from a user, or from whoever asks when no name is given. A virtual one stays, as nobody's; a passkey is gone. */
export const deactivateMFADevice: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:DeactivateMFADevice',
  accessLevel: 'Write',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run({ SerialNumber, UserName }, tools) {
    const { db, seeds, write } = tools;
    const owner = await findMfaOwner(tools, UserName);
    const passkey = await findPasskeyBySerial(db, tools.caller.accountId, SerialNumber);
    if (passkey) {
      refuseOthersDevice(owner, passkey);
      await removePasskey(write, passkey);
      return;
    }
    const device = await requireMfaDevice(tools, SerialNumber);
    refuseOthersDevice(owner, device);
    const { accountId, deviceId, ownerId, sealedSeed } = device;
    const nobodys = seeds.reseal({ accountId, deviceId, ownerId }, { accountId, deviceId, ownerId: null }, sealedSeed);
    // What codes were used stays known: the seed may be enabled again.
    await assignMfaDevice(write, device, { ownerId: null, enabledAt: null, sealedSeed: nobodys });
  },
};
