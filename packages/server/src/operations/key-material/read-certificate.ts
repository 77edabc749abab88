import { X509Certificate } from 'node:crypto';

const BLOCK = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g;

/** Reads certificates in PEM, one after another, with nothing but white space around them. @returns undefined for anything else. */
export function readCertificates(text: string): readonly X509Certificate[] | undefined {
  const blocks = text.match(BLOCK);
  if (!blocks || text.replaceAll(BLOCK, '').trim() !== '') return undefined;
  try {
    const certificates = blocks.map((block) => new X509Certificate(block));
    return certificates.some((certificate) => Number.isNaN(certificateEnd(certificate))) ? undefined : certificates;
  } catch {
    return undefined;
  }
}

/** Reads one certificate in PEM. @returns undefined for anything else, and for several. */
export function readCertificate(text: string): X509Certificate | undefined {
  const all = readCertificates(text);
  return all?.length === 1 ? all[0] : undefined;
}

/** When a certificate is over, in milliseconds since 1970. */
export function certificateEnd({ validTo }: X509Certificate): number {
  return Date.parse(validTo);
}
