import type { DeleteAccessKeyRequest } from '@aws-sdk/client-iam';
import { removeAccessKey } from '../../store/access-keys.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner, requireAccessKey } from '../key-owner.ts';
import type { WriteOperation } from '../operation.ts';
import { userTarget } from '../user-target.ts';

/** Removes a key of a user, or of whoever asks when no name is given. */
export const deleteAccessKey: WriteOperation<Checked<DeleteAccessKeyRequest, 'AccessKeyId'>, void> = {
  kind: 'write',
  action: 'iam:DeleteAccessKey',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const owner = await findKeyOwner(tools, input.UserName);
    const key = await requireAccessKey(tools, owner, input.AccessKeyId);
    await removeAccessKey(tools.write, key.accountId, key.accessKeyId);
  },
};
