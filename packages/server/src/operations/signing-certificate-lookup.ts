import type { SigningCertificate } from '@aws-sdk/client-iam';
import { ServiceError } from '../domain/errors.ts';
import { findSigningCertificate, type SigningCertificateRow } from '../store/signing-certificates.ts';
import type { KeyOwner } from './key-owner.ts';
import type { ReadTools } from './operation.ts';

/**
 * Finds a signing certificate of that owner; another's is as good as none.
 * SOURCE: LocalStack's recordings of 2026-02 (test_iam_signing_certificates).
 * @throws ServiceError `NoSuchEntity`
 */
export async function requireSigningCertificate(
  { caller, db }: ReadTools,
  owner: KeyOwner,
  certificateId: string,
): Promise<SigningCertificateRow> {
  const certificate = await findSigningCertificate(db, caller.accountId, certificateId);
  if (certificate?.ownerId !== owner.ownerId) {
    throw new ServiceError('NoSuchEntity', `The Certificate with id ${certificateId} cannot be found.`);
  }
  return certificate;
}

/** A signing certificate as every answer shows it. */
export function describeSigningCertificate(certificate: SigningCertificateRow, { userName }: KeyOwner): SigningCertificate {
  return {
    UserName: userName,
    CertificateId: certificate.certificateId,
    CertificateBody: certificate.body,
    Status: certificate.status,
    UploadDate: new Date(certificate.createdAt),
  };
}
