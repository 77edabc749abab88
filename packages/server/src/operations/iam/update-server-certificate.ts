import type { UpdateServerCertificateRequest } from '@aws-sdk/client-iam';
import { entityArn } from '../../domain/arns.ts';
import { findServerCertificate, moveServerCertificate } from '../../store/server-certificates.ts';
import type { Checked } from '../checked.ts';
import type { Target, WriteOperation } from '../operation.ts';
import { refuseTakenCertificateName, requireServerCertificate, serverCertificateTarget } from '../server-certificate-lookup.ts';

type Input = Checked<UpdateServerCertificateRequest, 'ServerCertificateName'>;

/** Gives a server certificate another name, another path or both. Its ARN changes; its id and its tags stay. */
export const updateServerCertificate: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:UpdateServerCertificate',
  accessLevel: 'Write',

  // As a user's rename: it takes the permission on the certificate as it is and as it will be.
  async targets(input, tools) {
    const { accountId } = tools.caller;
    const now = await serverCertificateTarget(tools, input.ServerCertificateName);
    const found = await findServerCertificate(tools.db, accountId, input.ServerCertificateName);
    const path = input.NewPath ?? found?.path ?? '/';
    const name = input.NewServerCertificateName ?? found?.name ?? input.ServerCertificateName;
    const then: Target = { ...now, arn: entityArn('server-certificate', { accountId, path, name }) };
    return then.arn === now.arn ? [now] : [now, then];
  },

  async run(input, tools) {
    const certificate = await requireServerCertificate(tools, input.ServerCertificateName);
    const { NewServerCertificateName: name = certificate.name, NewPath: path = certificate.path } = input;
    await refuseTakenCertificateName(tools, name, certificate);
    if (name === certificate.name && path === certificate.path) return;
    await moveServerCertificate(tools.write, certificate, { name, path });
  },
};
