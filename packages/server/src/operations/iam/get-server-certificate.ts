import type { GetServerCertificateRequest, GetServerCertificateResponse } from '@aws-sdk/client-iam';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import type { ReadOperation } from '../operation.ts';
import { describeServerCertificate, requireServerCertificate, serverCertificateTarget } from '../server-certificate-lookup.ts';

type Input = Checked<GetServerCertificateRequest, 'ServerCertificateName'>;

/** Shows a server certificate, its chain and its tags; never its key. */
export const getServerCertificate: ReadOperation<Input, GetServerCertificateResponse> = {
  kind: 'read',
  action: 'iam:GetServerCertificate',
  accessLevel: 'Read',

  targets: async (input, tools) => [await serverCertificateTarget(tools, input.ServerCertificateName)],

  async run(input, tools) {
    const certificate = await requireServerCertificate(tools, input.ServerCertificateName);
    const tags = await listTags(tools.db, certificate.accountId, certificate.certificateId);
    return {
      ServerCertificate: {
        ServerCertificateMetadata: describeServerCertificate(certificate),
        CertificateBody: certificate.body,
        ...(certificate.chain === null ? {} : { CertificateChain: certificate.chain }),
        // SOURCE: LocalStack's recordings of 2026-02 (test_iam_server_certificates): an empty list where there are none.
        Tags: describeTags(tags),
      },
    };
  },
};
