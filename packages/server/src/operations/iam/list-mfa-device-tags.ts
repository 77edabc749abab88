import type { ListMFADeviceTagsRequest, ListMFADeviceTagsResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import { mfaTarget, requireMfaDevice } from '../mfa-lookup.ts';
import type { ReadOperation } from '../operation.ts';
import { readTagPage } from '../tag-page.ts';

type Input = Checked<ListMFADeviceTagsRequest, 'SerialNumber'>;

/** Lists the tags of a virtual MFA device, in the order of their keys. */
export const listMFADeviceTags: ReadOperation<Input, ListMFADeviceTagsResponse> = {
  kind: 'read',
  action: 'iam:ListMFADeviceTags',
  accessLevel: 'List',

  targets: async (input, tools) => [await mfaTarget(tools, input.SerialNumber)],

  async run(input, tools) {
    const { accountId, deviceId } = await requireMfaDevice(tools, input.SerialNumber);
    const tags = await listTags(tools.db, accountId, deviceId);
    const scope = pageScope('ListMFADeviceTags', accountId, deviceId);
    const page = await readTagPage(tools.markers, input, scope, 'key', tags);
    return { Tags: describeTags(page.rows), ...page.more };
  },
};
