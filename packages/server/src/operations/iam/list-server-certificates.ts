import type { ListServerCertificatesRequest, ListServerCertificatesResponse } from '@aws-sdk/client-iam';
import { pageScope, readPage } from '../../domain/paging.ts';
import { listServerCertificates as listCertificates } from '../../store/server-certificates.ts';
import type { Checked } from '../checked.ts';
import type { ReadOperation } from '../operation.ts';
import { describeServerCertificate } from '../server-certificate-lookup.ts';

type Input = Checked<ListServerCertificatesRequest>;

/** Lists the server certificates of the account under a path, in the order of their names. */
export const listServerCertificates: ReadOperation<Input, ListServerCertificatesResponse> = {
  kind: 'read',
  action: 'iam:ListServerCertificates',
  accessLevel: 'List',

  targets: () => [{ arn: '*' }],

  async run({ PathPrefix = '/', ...request }, { caller: { accountId }, db, markers }) {
    const page = await readPage(markers, request, {
      scope: pageScope('ListServerCertificates', accountId, PathPrefix),
      fetch: (after, limit) => listCertificates(db, accountId, PathPrefix, after, limit),
      position: (certificate) => certificate.nameKey,
    });
    return { ServerCertificateMetadataList: page.rows.map(describeServerCertificate), ...page.more };
  },
};
