import type { UntagMFADeviceRequest } from '@aws-sdk/client-iam';
import { removeTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { mfaTarget, requireMfaDevice } from '../mfa-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { tagKeysContext } from '../request-tags.ts';

/** Takes tags off a virtual MFA device; keys that are not there are passed over. */
export const untagMFADevice: WriteOperation<Checked<UntagMFADeviceRequest, 'SerialNumber' | 'TagKeys'>, void> = {
  kind: 'write',
  action: 'iam:UntagMFADevice',
  accessLevel: 'Tagging',

  targets: async ({ SerialNumber, TagKeys }, tools) => [await mfaTarget(tools, SerialNumber, tagKeysContext(TagKeys))],

  async run({ SerialNumber, TagKeys }, tools) {
    const { accountId, deviceId } = await requireMfaDevice(tools, SerialNumber);
    await removeTags(tools.write, { kind: 'mfa', accountId, resourceId: deviceId }, TagKeys);
  },
};
