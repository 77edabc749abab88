import type { UntagServerCertificateRequest } from '@aws-sdk/client-iam';
import { removeTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { tagKeysContext } from '../request-tags.ts';
import { requireServerCertificate, serverCertificateTarget } from '../server-certificate-lookup.ts';

type Input = Checked<UntagServerCertificateRequest, 'ServerCertificateName' | 'TagKeys'>;

/** Takes tags off a server certificate; keys that are not there are passed over. */
export const untagServerCertificate: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:UntagServerCertificate',
  accessLevel: 'Tagging',

  targets: async ({ ServerCertificateName, TagKeys }, tools) => [
    await serverCertificateTarget(tools, ServerCertificateName, tagKeysContext(TagKeys)),
  ],

  async run({ ServerCertificateName, TagKeys }, tools) {
    const { accountId, certificateId } = await requireServerCertificate(tools, ServerCertificateName);
    await removeTags(tools.write, { kind: 'serverCertificate', accountId, resourceId: certificateId }, TagKeys);
  },
};
