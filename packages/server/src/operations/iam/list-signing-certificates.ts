import type { ListSigningCertificatesRequest, ListSigningCertificatesResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listSigningCertificates as listCertificates } from '../../store/signing-certificates.ts';
import type { Checked } from '../checked.ts';
import { readFewPage, timePosition } from '../few-page.ts';
import { findKeyOwner } from '../key-owner.ts';
import type { ReadOperation } from '../operation.ts';
import { describeSigningCertificate } from '../signing-certificate-lookup.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<ListSigningCertificatesRequest>;

/** Lists the signing certificates of a user, or of whoever asks when no name is given, oldest first. */
export const listSigningCertificates: ReadOperation<Input, ListSigningCertificatesResponse> = {
  kind: 'read',
  action: 'iam:ListSigningCertificates',
  accessLevel: 'List',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async run(input, tools) {
    const { accountId } = tools.caller;
    const owner = await findKeyOwner(tools, input.UserName);
    const page = await readFewPage(tools.markers, input, {
      scope: pageScope('ListSigningCertificates', accountId, owner.ownerId),
      rows: await listCertificates(tools.db, accountId, owner.ownerId),
      position: ({ createdAt, certificateId }) => timePosition(createdAt, certificateId),
    });
    return { Certificates: page.rows.map((row) => describeSigningCertificate(row, owner)), ...page.more };
  },
};
