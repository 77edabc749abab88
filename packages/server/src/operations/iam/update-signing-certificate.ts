import type { UpdateSigningCertificateRequest } from '@aws-sdk/client-iam';
import { setSigningCertificateStatus } from '../../store/signing-certificates.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { WriteOperation } from '../operation.ts';
import { readSettableStatus } from '../settable-status.ts';
import { requireSigningCertificate } from '../signing-certificate-lookup.ts';
import { userTarget } from '../user-target.ts';

/** Switches a signing certificate on or off. */
export const updateSigningCertificate: WriteOperation<
  Checked<UpdateSigningCertificateRequest, 'CertificateId' | 'Status'>,
  void
> = {
  kind: 'write',
  action: 'iam:UpdateSigningCertificate',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const status = readSettableStatus(input.Status);
    const owner = await findKeyOwner(tools, input.UserName);
    const certificate = await requireSigningCertificate(tools, owner, input.CertificateId);
    if (certificate.status !== status) await setSigningCertificateStatus(tools.write, certificate, status);
  },
};
