import type { DeleteServiceSpecificCredentialRequest } from '@aws-sdk/client-iam';
import { removeServiceCredential } from '../../store/service-credentials.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireServiceCredential, serviceCredentialTarget } from '../service-credential-lookup.ts';

type Input = Checked<DeleteServiceSpecificCredentialRequest, 'ServiceSpecificCredentialId'>;

/** Removes a service-specific credential of a user, or of whoever asks when no name is given. */
export const deleteServiceSpecificCredential: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:DeleteServiceSpecificCredential',
  accessLevel: 'Write',

  targets: async (input, tools) => [await serviceCredentialTarget(tools, input)],

  async run(input, tools) {
    const { credential } = await requireServiceCredential(tools, input);
    await removeServiceCredential(tools.write, credential);
  },
};
