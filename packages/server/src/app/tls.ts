import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

export interface TlsMaterial {
  readonly cert: string;
  readonly key: string;
}

/** Reads a certificate chain and its private key, both PEM. */
export const tlsFromFiles = (certFile: string, keyFile: string): TlsMaterial => ({
  cert: readFileSync(certFile, 'utf8'),
  key: readFileSync(keyFile, 'utf8'),
});

/** Makes a certificate for `host` that only its maker trusts: for trying things out, good for 90 days. */
export async function selfSigned(host: string, now: Date): Promise<TlsMaterial> {
  await import('reflect-metadata'); // the package asks for it to be there first
  const x509 = await import('@peculiar/x509');
  // The package's type is the browser's of the same thing, which this project does not load.
  const { cryptoProvider }: { readonly cryptoProvider: { set(crypto: never): void } } = x509;
  cryptoProvider.set(webcrypto as never);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const names = [...new Set([host, 'localhost', '127.0.0.1', '::1'])];
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${isIP(host) === 0 ? host : 'countersign'}`,
    notBefore: new Date(now.getTime() - 3_600_000),
    notAfter: new Date(now.getTime() + 90 * 86_400_000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name })),
      ),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const lines = pkcs8.match(/.{1,64}/g) ?? [];
  return {
    cert: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`,
  };
}
