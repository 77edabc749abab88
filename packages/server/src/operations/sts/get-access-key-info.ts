import type { GetAccessKeyInfoRequest, GetAccessKeyInfoResponse } from '@aws-sdk/client-sts';
import { ServiceError } from '../../domain/errors.ts';
import { accountOf } from '../../domain/unique-ids.ts';
import { findAccountOfAccessKey } from '../../store/access-keys.ts';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';

type Input = Checked<GetAccessKeyInfoRequest, 'AccessKeyId'>;

/**
 * Tells which account a key belongs to: the one it is found in, or else the one that its id carries, so that the answer
 * holds for keys that are gone, as AWS's does.
 */
export const getAccessKeyInfo: ReadOperation<Input, GetAccessKeyInfoResponse> = {
  kind: 'read',
  action: 'sts:GetAccessKeyInfo',
  accessLevel: 'Read',

  targets: () => [{ arn: '*' }],

  async run(input, { db }) {
    const account = (await findAccountOfAccessKey(db, input.AccessKeyId)) ?? accountOf(input.AccessKeyId);
    if (account === undefined) {
      throw new ServiceError('ValidationError', `The access key ID ${input.AccessKeyId} is not valid.`);
    }
    return { Account: account };
  },
};
