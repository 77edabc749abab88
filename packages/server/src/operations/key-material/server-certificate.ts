import { createPrivateKey, type X509Certificate } from 'node:crypto';
import { ServiceError } from '../../domain/errors.ts';
import { certificateEnd, readCertificate, readCertificates } from './read-certificate.ts';

/** The three texts of a server certificate, in PEM. */
interface Texts {
  readonly body: string;
  readonly privateKey: string;
  readonly chain: string | undefined;
}

/**
 * Looks whether a server certificate, its key and its chain belong together. The key is looked at here and nowhere kept: AWS
 * gives it back to nobody, and no server of ours uses it.
 * SOURCE: the texts are recorded (radkawar/stackd, certificates_aws.json, 2026-09), a chain that cannot be read without any;
 * that a key which cannot be read is called malformed too is assumed.
 *
 * @returns when the certificate is over, in milliseconds since 1970.
 * @throws ServiceError `MalformedCertificate`, `KeyPairMismatch`
 */
export function checkServerCertificate({ body, privateKey, chain }: Texts, now: Date): number {
  const certificate = readCertificate(body);
  if (!certificate) throw malformed('Unable to parse certificate. Please ensure the certificate is in PEM format.');
  const end = certificateEnd(certificate);
  checkPrivateKey(certificate, privateKey);
  if (end < now.getTime()) {
    throw malformed("Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.");
  }
  if (chain !== undefined) checkChain(certificate, chain);
  return end;
}

const malformed = (message: string): ServiceError => new ServiceError('MalformedCertificate', message);

function checkPrivateKey(certificate: X509Certificate, text: string): void {
  let fits: boolean;
  try {
    fits = certificate.checkPrivateKey(createPrivateKey(text));
  } catch {
    throw malformed('Unable to parse private key. Please ensure the private key is in PEM format and is not encrypted.');
  }
  if (fits) return;
  throw new ServiceError(
    'KeyPairMismatch',
    'The private key did not match the public key provided. Please verify the key material and try again.',
  );
}

/**
 * Each certificate must be signed by the one behind it. The index is that of the one that does not sign; -1 where it is the first.
 * SOURCE: recorded (certificate_edges_aws.json): a stranger's certificate gives -1, the leaf behind its root gives 1, and a root
 * twice is well, since it signs itself.
 */
function checkChain(leaf: X509Certificate, text: string): void {
  const chain = readCertificates(text);
  if (!chain) throw malformed('');
  const broken = chain.findIndex((issuer, i) => !isSignedBy(chain[i - 1] ?? leaf, issuer));
  if (broken === -1) return;
  throw malformed(
    'Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, ' +
      `followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${broken || -1}`,
  );
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}
