import type { DeleteSigningCertificateRequest } from '@aws-sdk/client-iam';
import { removeSigningCertificate } from '../../store/signing-certificates.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { WriteOperation } from '../operation.ts';
import { requireSigningCertificate } from '../signing-certificate-lookup.ts';
import { userTarget } from '../user-target.ts';

/** Removes a signing certificate of a user, or of whoever asks when no name is given. */
export const deleteSigningCertificate: WriteOperation<Checked<DeleteSigningCertificateRequest, 'CertificateId'>, void> = {
  kind: 'write',
  action: 'iam:DeleteSigningCertificate',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const owner = await findKeyOwner(tools, input.UserName);
    await removeSigningCertificate(tools.write, await requireSigningCertificate(tools, owner, input.CertificateId));
  },
};
