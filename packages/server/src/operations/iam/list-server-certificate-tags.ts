import type { ListServerCertificateTagsRequest, ListServerCertificateTagsResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import type { ReadOperation } from '../operation.ts';
import { requireServerCertificate, serverCertificateTarget } from '../server-certificate-lookup.ts';
import { readTagPage } from '../tag-page.ts';

type Input = Checked<ListServerCertificateTagsRequest, 'ServerCertificateName'>;

/** Lists the tags of a server certificate, in the order of their keys. */
export const listServerCertificateTags: ReadOperation<Input, ListServerCertificateTagsResponse> = {
  kind: 'read',
  action: 'iam:ListServerCertificateTags',
  accessLevel: 'List',

  targets: async (input, tools) => [await serverCertificateTarget(tools, input.ServerCertificateName)],

  async run(input, tools) {
    const { accountId, certificateId } = await requireServerCertificate(tools, input.ServerCertificateName);
    const tags = await listTags(tools.db, accountId, certificateId);
    const scope = pageScope('ListServerCertificateTags', accountId, certificateId);
    const page = await readTagPage(tools.markers, input, scope, 'key', tags);
    return { Tags: describeTags(page.rows), ...page.more };
  },
};
