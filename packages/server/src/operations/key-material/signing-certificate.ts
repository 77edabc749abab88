import { createHash } from 'node:crypto';
import { encodeBase32 } from '@countersign/core/bytes';
import { ServiceError } from '../../domain/errors.ts';
import { certificateEnd, readCertificate } from './read-certificate.ts';

/**
 * Reads a signing certificate that is to be uploaded.
 * SOURCE: recorded (radkawar/stackd, certificates_aws.json and certificate_edges_aws.json, 2026-09): the id is the SHA-1 of the
 * certificate in base 32; EC keys and RSA keys of 1024 bits are taken; one that is over is called malformed, as what is none.
 *
 * @returns its id, 32 characters.
 * @throws ServiceError `MalformedCertificate`
 */
export function readSigningCertificate(body: string, now: Date): string {
  const certificate = readCertificate(body);
  if (!certificate || certificateEnd(certificate) < now.getTime()) {
    throw new ServiceError('MalformedCertificate', `Certificate ${body} is malformed.`);
  }
  return encodeBase32(createHash('sha1').update(certificate.raw).digest());
}
