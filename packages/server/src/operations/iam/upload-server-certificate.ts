import type { UploadServerCertificateRequest, UploadServerCertificateResponse } from '@aws-sdk/client-iam';
import { entityArn } from '../../domain/arns.ts';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { nameKey } from '../../domain/names.ts';
import { uniqueId } from '../../domain/unique-ids.ts';
import { addServerCertificate, countServerCertificates, type ServerCertificateRow } from '../../store/server-certificates.ts';
import { putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import { checkServerCertificate } from '../key-material/server-certificate.ts';
import type { PreparedWriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext, resourceTagContext } from '../request-tags.ts';
import { describeServerCertificate, refuseTakenCertificateName } from '../server-certificate-lookup.ts';

type Input = Checked<UploadServerCertificateRequest, 'ServerCertificateName' | 'CertificateBody' | 'PrivateKey'>;

/** Adds a server certificate. With tags it also takes the permission to tag. Its private key is checked and not kept. */
export const uploadServerCertificate: PreparedWriteOperation<Input, UploadServerCertificateResponse, number> = {
  kind: 'write',
  action: 'iam:UploadServerCertificate',
  accessLevel: 'Write',

  targets(input, { caller: { accountId } }) {
    const path = input.Path ?? '/';
    const tags = readTags('serverCertificate', input.Tags);
    const target = {
      arn: entityArn('server-certificate', { accountId, path, name: input.ServerCertificateName }),
      context: { ...requestTagContext(tags), ...resourceTagContext(tags) },
    };
    return tags.length > 0 ? [target, { ...target, action: 'iam:TagServerCertificate' }] : [target];
  },

  async prepare(input, tools) {
    await refuseTakenCertificateName(tools, input.ServerCertificateName);
    const { CertificateBody: body, PrivateKey: privateKey, CertificateChain: chain } = input;
    return checkServerCertificate({ body, privateKey, chain }, tools.now);
  },

  async run(input, tools, expiresAt) {
    const { accountId } = tools.caller;
    const { ServerCertificateName: name, Path: path = '/' } = input;
    const tags = readTags('serverCertificate', input.Tags);
    checkTagQuota('serverCertificate', [], tags);
    await refuseTakenCertificateName(tools, name);
    if ((await countServerCertificates(tools.db, accountId)) >= LIMITS.ServerCertificates) {
      throw new ServiceError(
        'LimitExceeded',
        `Cannot exceed quota for ServerCertificatesPerAccount: ${LIMITS.ServerCertificates}`,
      );
    }
    const certificate: ServerCertificateRow = {
      accountId,
      certificateId: uniqueId('ASCA', accountId, tools.random(6)),
      name,
      nameKey: nameKey(name),
      path,
      // SOURCE: recorded (radkawar/stackd, certificates_aws.json, 2026-09): the text comes back without the line break at its end.
      body: input.CertificateBody.trim(),
      chain: input.CertificateChain?.trim() ?? null,
      createdAt: tools.now.getTime(),
      expiresAt,
    };
    await addServerCertificate(tools.write, certificate);
    await putTags(tools.write, { kind: 'serverCertificate', accountId, resourceId: certificate.certificateId }, tags);
    return {
      ServerCertificateMetadata: describeServerCertificate(certificate),
      ...(tags.length === 0 ? {} : { Tags: describeTags(tags) }),
    };
  },
};
