import type { TagMFADeviceRequest } from '@aws-sdk/client-iam';
import { listTags, putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { mfaTarget, requireMfaDevice } from '../mfa-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';

/** Puts tags on a virtual MFA device. A key that is there already gets the new value and keeps its place. */
export const tagMFADevice: WriteOperation<Checked<TagMFADeviceRequest, 'SerialNumber' | 'Tags'>, void> = {
  kind: 'write',
  action: 'iam:TagMFADevice',
  accessLevel: 'Tagging',

  targets: async ({ SerialNumber, Tags }, tools) => [
    await mfaTarget(tools, SerialNumber, requestTagContext(readTags('mfa', Tags))),
  ],

  async run({ SerialNumber, Tags }, tools) {
    const tags = readTags('mfa', Tags);
    const { accountId, deviceId } = await requireMfaDevice(tools, SerialNumber);
    checkTagQuota('mfa', await listTags(tools.db, accountId, deviceId), tags);
    await putTags(tools.write, { kind: 'mfa', accountId, resourceId: deviceId }, tags);
  },
};
