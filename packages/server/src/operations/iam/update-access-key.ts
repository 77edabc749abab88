import type { UpdateAccessKeyRequest } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { setAccessKeyStatus } from '../../store/access-keys.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner, requireAccessKey } from '../key-owner.ts';
import type { WriteOperation } from '../operation.ts';
import { userTarget } from '../user-target.ts';

/** Switches a key on or off. */
export const updateAccessKey: WriteOperation<Checked<UpdateAccessKeyRequest, 'AccessKeyId' | 'Status'>, void> = {
  kind: 'write',
  action: 'iam:UpdateAccessKey',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    // `Expired` is in the model's set of values and is a state that AWS alone can give.
    if (input.Status === 'Expired') {
      throw new ServiceError(
        'ValidationError',
        "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set",
      );
    }
    const owner = await findKeyOwner(tools, input.UserName);
    const key = await requireAccessKey(tools, owner, input.AccessKeyId);
    if (key.status !== input.Status) await setAccessKeyStatus(tools.write, key, input.Status, tools.now.getTime());
  },
};
