import type { ServerCertificateMetadata } from '@aws-sdk/client-iam';
import { entityArn } from '../domain/arns.ts';
import { ServiceError } from '../domain/errors.ts';
import { findServerCertificate, type ServerCertificateFacts, type ServerCertificateRow } from '../store/server-certificates.ts';
import { listTags } from '../store/tags.ts';
import type { ReadTools, Target } from './operation.ts';
import { resourceTagContext } from './request-tags.ts';

type Lookup = Pick<ReadTools, 'db' | 'caller'>;

/** @throws ServiceError `NoSuchEntity`. SOURCE: LocalStack's recordings of 2026-02 (test_iam_server_certificates). */
export async function requireServerCertificate({ caller, db }: Lookup, name: string): Promise<ServerCertificateRow> {
  const certificate = await findServerCertificate(db, caller.accountId, name);
  if (!certificate) throw new ServiceError('NoSuchEntity', `The Server Certificate with name ${name} cannot be found.`);
  return certificate;
}

/** The server certificate that a call acts on: its ARN with its real path, and its tags as condition keys. */
export async function serverCertificateTarget(
  { caller: { accountId }, db }: Lookup,
  name: string,
  context: NonNullable<Target['context']> = {},
): Promise<Target> {
  const certificate = await findServerCertificate(db, accountId, name);
  if (!certificate) return { arn: entityArn('server-certificate', { accountId, path: '/', name }), context };
  const worn = await listTags(db, accountId, certificate.certificateId);
  return { arn: entityArn('server-certificate', certificate), context: { ...resourceTagContext(worn), ...context } };
}

/** What every answer shows of a server certificate. */
export function describeServerCertificate(certificate: ServerCertificateFacts): ServerCertificateMetadata {
  return {
    Path: certificate.path,
    ServerCertificateName: certificate.name,
    ServerCertificateId: certificate.certificateId,
    Arn: entityArn('server-certificate', certificate),
    UploadDate: new Date(certificate.createdAt),
    Expiration: new Date(certificate.expiresAt),
  };
}

/** @throws ServiceError `EntityAlreadyExists` when another certificate of the account goes by that name */
export async function refuseTakenCertificateName(
  { caller, db }: Lookup,
  name: string,
  own?: ServerCertificateRow,
): Promise<void> {
  const taken = await findServerCertificate(db, caller.accountId, name);
  if (taken === undefined || taken.certificateId === own?.certificateId) return;
  throw new ServiceError('EntityAlreadyExists', `The Server Certificate with name ${name} already exists.`);
}
