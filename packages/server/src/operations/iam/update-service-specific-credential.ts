import type { UpdateServiceSpecificCredentialRequest } from '@aws-sdk/client-iam';
import { changeServiceCredential } from '../../store/service-credentials.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireServiceCredential, serviceCredentialTarget } from '../service-credential-lookup.ts';
import { readSettableStatus } from '../settable-status.ts';

type Input = Checked<UpdateServiceSpecificCredentialRequest, 'ServiceSpecificCredentialId' | 'Status'>;

/** Switches a service-specific credential on or off. */
export const updateServiceSpecificCredential: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:UpdateServiceSpecificCredential',
  accessLevel: 'Write',

  targets: async (input, tools) => [await serviceCredentialTarget(tools, input)],

  async run(input, tools) {
    const status = readSettableStatus(input.Status);
    const { credential } = await requireServiceCredential(tools, input);
    if (credential.status !== status) await changeServiceCredential(tools.write, credential, { status });
  },
};
