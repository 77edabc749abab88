import { createServiceSpecificCredential } from './iam/create-service-specific-credential.ts';
import { deleteServerCertificate } from './iam/delete-server-certificate.ts';
import { deleteServiceSpecificCredential } from './iam/delete-service-specific-credential.ts';
import { deleteSigningCertificate } from './iam/delete-signing-certificate.ts';
import { deleteSSHPublicKey } from './iam/delete-ssh-public-key.ts';
import { generateCredentialReport } from './iam/generate-credential-report.ts';
import { getCredentialReport } from './iam/get-credential-report.ts';
import { getServerCertificate } from './iam/get-server-certificate.ts';
import { getSSHPublicKey } from './iam/get-ssh-public-key.ts';
import { listServerCertificateTags } from './iam/list-server-certificate-tags.ts';
import { listServerCertificates } from './iam/list-server-certificates.ts';
import { listServiceSpecificCredentials } from './iam/list-service-specific-credentials.ts';
import { listSigningCertificates } from './iam/list-signing-certificates.ts';
import { listSSHPublicKeys } from './iam/list-ssh-public-keys.ts';
import { resetServiceSpecificCredential } from './iam/reset-service-specific-credential.ts';
import { tagServerCertificate } from './iam/tag-server-certificate.ts';
import { untagServerCertificate } from './iam/untag-server-certificate.ts';
import { updateServerCertificate } from './iam/update-server-certificate.ts';
import { updateServiceSpecificCredential } from './iam/update-service-specific-credential.ts';
import { updateSigningCertificate } from './iam/update-signing-certificate.ts';
import { updateSSHPublicKey } from './iam/update-ssh-public-key.ts';
import { uploadServerCertificate } from './iam/upload-server-certificate.ts';
import { uploadSigningCertificate } from './iam/upload-signing-certificate.ts';
import { uploadSSHPublicKey } from './iam/upload-ssh-public-key.ts';
import type { Operation } from './operation.ts';

/** The operations on SSH keys, certificates, service-specific credentials and the credential report, by `service:Operation`. */
export const certificateOperations: Readonly<Record<string, Operation>> = {
  'iam:CreateServiceSpecificCredential': createServiceSpecificCredential,
  'iam:DeleteServerCertificate': deleteServerCertificate,
  'iam:DeleteServiceSpecificCredential': deleteServiceSpecificCredential,
  'iam:DeleteSigningCertificate': deleteSigningCertificate,
  'iam:DeleteSSHPublicKey': deleteSSHPublicKey,
  'iam:GenerateCredentialReport': generateCredentialReport,
  'iam:GetCredentialReport': getCredentialReport,
  'iam:GetServerCertificate': getServerCertificate,
  'iam:GetSSHPublicKey': getSSHPublicKey,
  'iam:ListServerCertificates': listServerCertificates,
  'iam:ListServerCertificateTags': listServerCertificateTags,
  'iam:ListServiceSpecificCredentials': listServiceSpecificCredentials,
  'iam:ListSigningCertificates': listSigningCertificates,
  'iam:ListSSHPublicKeys': listSSHPublicKeys,
  'iam:ResetServiceSpecificCredential': resetServiceSpecificCredential,
  'iam:TagServerCertificate': tagServerCertificate,
  'iam:UntagServerCertificate': untagServerCertificate,
  'iam:UpdateServerCertificate': updateServerCertificate,
  'iam:UpdateServiceSpecificCredential': updateServiceSpecificCredential,
  'iam:UpdateSigningCertificate': updateSigningCertificate,
  'iam:UpdateSSHPublicKey': updateSSHPublicKey,
  'iam:UploadServerCertificate': uploadServerCertificate,
  'iam:UploadSigningCertificate': uploadSigningCertificate,
  'iam:UploadSSHPublicKey': uploadSSHPublicKey,
};
