import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { ReadOperation } from '../operation.ts';

/** Tells the caller who they are. It takes no permission: a signature that was verified is enough. */
export const getCallerIdentity: ReadOperation<unknown, GetCallerIdentityResponse> = {
  kind: 'read',
  action: 'sts:GetCallerIdentity',
  accessLevel: 'Read',

  run: (_input, { caller }) =>
    Promise.resolve({
      UserId: caller.kind === 'root' ? caller.accountId : caller.userId,
      Account: caller.accountId,
      Arn: caller.arn,
    }),
};
