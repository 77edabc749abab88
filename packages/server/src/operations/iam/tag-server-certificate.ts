import type { TagServerCertificateRequest } from '@aws-sdk/client-iam';
import { listTags, putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import type { WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';
import { requireServerCertificate, serverCertificateTarget } from '../server-certificate-lookup.ts';

type Input = Checked<TagServerCertificateRequest, 'ServerCertificateName' | 'Tags'>;

/** Puts tags on a server certificate. A key that is there already gets the new value and keeps its place. */
export const tagServerCertificate: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:TagServerCertificate',
  accessLevel: 'Tagging',

  targets: async ({ ServerCertificateName, Tags }, tools) => [
    await serverCertificateTarget(tools, ServerCertificateName, requestTagContext(readTags('serverCertificate', Tags))),
  ],

  async run({ ServerCertificateName, Tags }, tools) {
    const tags = readTags('serverCertificate', Tags);
    const { accountId, certificateId } = await requireServerCertificate(tools, ServerCertificateName);
    checkTagQuota('serverCertificate', await listTags(tools.db, accountId, certificateId), tags);
    await putTags(tools.write, { kind: 'serverCertificate', accountId, resourceId: certificateId }, tags);
  },
};
