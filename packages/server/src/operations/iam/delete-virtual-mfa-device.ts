import type { DeleteVirtualMFADeviceRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { removeMfaDevice } from '../../store/mfa-devices.ts';
import { removeAllTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { mfaTarget, requireMfaDevice } from '../mfa-lookup.ts';
import type { WriteOperation } from '../operation.ts';

/** Removes a virtual device that is nobody's, with its seed and its tags. */
export const deleteVirtualMFADevice: WriteOperation<Checked<DeleteVirtualMFADeviceRequest, 'SerialNumber'>, void> = {
  kind: 'write',
  action: 'iam:DeleteVirtualMFADevice',
  accessLevel: 'Write',

  targets: async (input, tools) => [await mfaTarget(tools, input.SerialNumber)],

  async run(input, tools) {
    const { accountId, deviceId, ownerId } = await requireMfaDevice(tools, input.SerialNumber);
    // The words are those of a service that speaks IAM's API word for word; AWS's own were not found on record.
    if (ownerId !== null) throw new ServiceError('DeleteConflict', 'MFA VirtualDevice in use. Must deactivate first.');
    await removeAllTags(tools.write, { kind: 'mfa', accountId, resourceId: deviceId });
    await removeMfaDevice(tools.write, accountId, deviceId);
  },
};
