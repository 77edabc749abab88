import type { ResetServiceSpecificCredentialRequest, ResetServiceSpecificCredentialResponse } from '@aws-sdk/client-iam';
import { changeServiceCredential } from '../../store/service-credentials.ts';
import type { Checked } from '../checked.ts';
import { hashSecret } from '../key-material/hash-secret.ts';
import type { WriteOperation } from '../operation.ts';
import {
  describeNewSecret,
  describeServiceCredential,
  requireServiceCredential,
  serviceCredentialTarget,
} from '../service-credential-lookup.ts';
import { makeServiceSecret } from '../service-login.ts';

type Input = Checked<ResetServiceSpecificCredentialRequest, 'ServiceSpecificCredentialId'>;

/** Gives a credential a new secret, at once; its status, its dates and its login stay. */
export const resetServiceSpecificCredential: WriteOperation<Input, ResetServiceSpecificCredentialResponse> = {
  kind: 'write',
  action: 'iam:ResetServiceSpecificCredential',
  accessLevel: 'Write',

  targets: async (input, tools) => [await serviceCredentialTarget(tools, input)],

  async run(input, tools) {
    const { owner, credential } = await requireServiceCredential(tools, input);
    const secret = makeServiceSecret(credential.service, credential.login, tools.random(45));
    await changeServiceCredential(tools.write, credential, { secretHash: hashSecret(secret) });
    const described = describeServiceCredential(credential, owner.userName, tools.now);
    return { ServiceSpecificCredential: describeNewSecret(described, secret) };
  },
};
