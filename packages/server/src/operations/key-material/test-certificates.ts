import 'reflect-metadata';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { createPublicKey, KeyObject, randomBytes, webcrypto } from 'node:crypto';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A certificate in PEM, its private key, and what it takes to sign another with it. */
export interface TestCertificate {
  readonly pem: string;
  readonly privateKey: string;
  readonly name: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

/** Makes a certificate with an EC key: signed by `issuer`, or by itself. @param end when it is over. */
export async function testCertificate(
  name: string,
  { issuer, end = new Date('2036-01-01T00:00:00Z') }: { readonly issuer?: TestCertificate; readonly end?: Date } = {},
): Promise<TestCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: `CN=${issuer?.name ?? name}`,
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: end,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [new BasicConstraintsExtension(true)],
  });
  const privateKey = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  return { pem: `${certificate.toString('pem')}\n`, privateKey, name, keys };
}

const part = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** Makes up an RSA public key, as one line of SSH and in PEM. Nobody has its private half, and nothing asks for it. */
export function testSshKey(bits = 2048): { readonly line: string; readonly pem: string; readonly body: string } {
  const n = randomBytes(bits / 8);
  n[0] = (n[0] ?? 0) | 0x80;
  n[n.length - 1] = (n.at(-1) ?? 0) | 1;
  const e = Buffer.from([1, 0, 1]);
  const body = Buffer.concat([part(Buffer.from('ssh-rsa')), part(e), part(Buffer.concat([Buffer.from([0]), n]))]).toString(
    'base64',
  );
  const jwk = { kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') };
  const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
  return { line: `ssh-rsa ${body} bob@laptop`, pem, body };
}
