import type { DeleteServerCertificateRequest } from '@aws-sdk/client-iam';
import { removeServerCertificate } from '../../store/server-certificates.ts';
import { removeAllTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { requireServerCertificate, serverCertificateTarget } from '../server-certificate-lookup.ts';

/** Removes a server certificate and its tags. */
export const deleteServerCertificate: WriteOperation<Checked<DeleteServerCertificateRequest, 'ServerCertificateName'>, void> = {
  kind: 'write',
  action: 'iam:DeleteServerCertificate',
  accessLevel: 'Write',

  targets: async (input, tools) => [await serverCertificateTarget(tools, input.ServerCertificateName)],

  async run(input, tools) {
    const certificate = await requireServerCertificate(tools, input.ServerCertificateName);
    const { accountId, certificateId: resourceId } = certificate;
    await removeAllTags(tools.write, { kind: 'serverCertificate', accountId, resourceId });
    await removeServerCertificate(tools.write, certificate);
  },
};
