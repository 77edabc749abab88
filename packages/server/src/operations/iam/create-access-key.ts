import type { CreateAccessKeyRequest, CreateAccessKeyResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { addAccessKeyWithin } from '../../store/access-keys.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { WriteOperation } from '../operation.ts';
import { userTarget } from '../user-target.ts';

/** Makes an access key for a user, or for whoever asks when no name is given. */
export const createAccessKey: WriteOperation<Checked<CreateAccessKeyRequest>, CreateAccessKeyResponse> = {
  kind: 'write',
  action: 'iam:CreateAccessKey',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const { caller, now, write } = tools;
    const { accountId } = caller;
    const { ownerId, userName } = await findKeyOwner(tools, input.UserName);
    const accessKeyId = uniqueId('AKIA', accountId, tools.random(6));
    // INVARIANT: this answer is the only place where the secret is ever seen; what is stored is sealed.
    const secret = Buffer.from(tools.random(30)).toString('base64');
    const sealedSecret = tools.vault.sealAccessKey(accountId, ownerId, accessKeyId, secret);
    const createdAt = now.getTime();
    const isAdded = await addAccessKeyWithin(write, LIMITS.AccessKeysPerUser, {
      accountId,
      accessKeyId,
      ownerId,
      status: 'Active',
      createdAt,
      changedAt: createdAt,
      sealedSecret,
    });
    if (!isAdded) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for AccessKeysPerUser: ${LIMITS.AccessKeysPerUser}`);
    }
    return {
      AccessKey: {
        UserName: userName,
        AccessKeyId: accessKeyId,
        Status: 'Active',
        SecretAccessKey: secret,
        CreateDate: now,
      },
    };
  },
};
