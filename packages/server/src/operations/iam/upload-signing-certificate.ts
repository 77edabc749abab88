import type { UploadSigningCertificateRequest, UploadSigningCertificateResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import {
  addSigningCertificate,
  findSigningCertificate,
  listSigningCertificates,
  type SigningCertificateRow,
} from '../../store/signing-certificates.ts';
import type { Checked } from '../checked.ts';
import { findKeyOwner } from '../key-owner.ts';
import { readSigningCertificate } from '../key-material/signing-certificate.ts';
import type { PreparedWriteOperation } from '../operation.ts';
import { describeSigningCertificate } from '../signing-certificate-lookup.ts';
import { userTarget } from '../user-target.ts';

type Input = Checked<UploadSigningCertificateRequest, 'CertificateBody'>;

/** Gives a user, or whoever asks when no name is given, a signing certificate. */
export const uploadSigningCertificate: PreparedWriteOperation<Input, UploadSigningCertificateResponse, string> = {
  kind: 'write',
  action: 'iam:UploadSigningCertificate',
  accessLevel: 'Write',

  targets: async (input, tools) => [await userTarget(tools, input.UserName)],

  async prepare(input, tools) {
    await findKeyOwner(tools, input.UserName);
    return readSigningCertificate(input.CertificateBody, tools.now);
  },

  async run(input, tools, certificateId) {
    const { accountId } = tools.caller;
    const owner = await findKeyOwner(tools, input.UserName);
    const same = await findSigningCertificate(tools.db, accountId, certificateId);
    // SOURCE: recorded (radkawar/stackd, certificates_aws.json, 2026-09): uploaded again by the same user, it is answered as it
    // is. AWS then says `Active` whether it is or not; we say what it is.
    if (same?.ownerId === owner.ownerId) return { Certificate: describeSigningCertificate(same, owner) };
    if (same) throw new ServiceError('DuplicateCertificate', 'Duplicate certificate uploaded.');
    const held = await listSigningCertificates(tools.db, accountId, owner.ownerId);
    if (held.length >= LIMITS.SigningCertificatesPerUser) {
      throw new ServiceError(
        'LimitExceeded',
        `Cannot exceed quota for CertificatesPerUser: ${LIMITS.SigningCertificatesPerUser}`,
      );
    }
    const certificate: SigningCertificateRow = {
      accountId,
      certificateId,
      ownerId: owner.ownerId,
      body: input.CertificateBody,
      status: 'Active',
      createdAt: tools.now.getTime(),
    };
    await addSigningCertificate(tools.write, certificate);
    return { Certificate: describeSigningCertificate(certificate, owner) };
  },
};
