import type { DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse } from '@aws-sdk/client-sts';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';

type Input = Checked<DecodeAuthorizationMessageRequest, 'EncodedMessage'>;

/** Opens what a refusal of the caller's account carried as “Encoded authorization failure message”. */
export const decodeAuthorizationMessage: ReadOperation<Input, DecodeAuthorizationMessageResponse> = {
  kind: 'read',
  action: 'sts:DecodeAuthorizationMessage',
  accessLevel: 'Write',

  targets: () => [{ arn: '*' }],

  run: ({ EncodedMessage }, { caller, now, authorizationMessages }) =>
    Promise.resolve({ DecodedMessage: authorizationMessages.open(caller.accountId, EncodedMessage, now) }),
};
