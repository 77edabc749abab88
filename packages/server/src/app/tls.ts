import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { ConfigError } from './config.ts';

export interface TlsMaterial {
  readonly cert: string;
  readonly key: string;
}

/** A certificate that clients must be told to trust, and the PEM file to tell them of. */
export interface SelfSigned extends TlsMaterial {
  readonly certFile: string;
}

const GOOD_FOR_DAYS = 90;
/** One that ends sooner is made anew at the start. */
const ANEW_BEFORE_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * Reads a certificate chain and its private key, both PEM.
 * @throws ConfigError when a file can't be read, is no PEM, or the two do not belong together
 */
export function tlsFromFiles(certFile: string, keyFile: string): TlsMaterial {
  const cert = readSetting('COUNTERSIGN_TLS_CERT_FILE', certFile);
  const key = readSetting('COUNTERSIGN_TLS_KEY_FILE', keyFile);
  const certificate = parsed(`COUNTERSIGN_TLS_CERT_FILE: ${certFile} holds no PEM certificate`, () => new X509Certificate(cert));
  const privateKey = parsed(`COUNTERSIGN_TLS_KEY_FILE: ${keyFile} holds no unencrypted PEM private key`, () =>
    createPrivateKey(key),
  );
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new ConfigError(`the private key ${keyFile} does not belong to the certificate ${certFile}.`);
  }
  return { cert, key };
}

function readSetting(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`${variable}: ${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

function parsed<Value>(otherwise: string, parse: () => Value): Value {
  try {
    return parse();
  } catch {
    throw new ConfigError(`${otherwise}.`); // what the parser says may quote the file
  }
}

/** Every name under which this machine's server may be called. `host`: the address it listens on. */
export function namesOf(host: string, publicUrl: string | undefined): readonly string[] {
  const everywhere = host === '0.0.0.0' || host === '::';
  const called = publicUrl === undefined ? [] : [new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '$1')];
  return [...new Set([...called, everywhere ? hostname() : host, 'localhost', '127.0.0.1', '::1'])];
}

/**
 * The self-signed certificate of a data directory: the one that is there, or a new one when there is none, when it ends
 * soon, or when it lacks one of the names. Clients that trust its file go on trusting it over restarts.
 */
export async function keptSelfSigned(dataDir: string, names: readonly string[], now: Date): Promise<SelfSigned> {
  const certFile = join(dataDir, 'tls-cert.pem');
  const keyFile = join(dataDir, 'tls-key.pem');
  const kept = usable(certFile, keyFile, names, now);
  if (kept) return { ...kept, certFile };
  const made = await selfSigned(names, now);
  writeFileSync(keyFile, made.key, { mode: 0o600 });
  writeFileSync(certFile, made.cert, { mode: 0o644 });
  return { ...made, certFile };
}

function usable(certFile: string, keyFile: string, names: readonly string[], now: Date): TlsMaterial | undefined {
  try {
    const material = tlsFromFiles(certFile, keyFile);
    const certificate = new X509Certificate(material.cert);
    const stays = Date.parse(certificate.validTo) - now.getTime() > ANEW_BEFORE_DAYS * DAY_MS;
    const fits = names.every(
      (name) => (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined,
    );
    return stays && fits ? material : undefined;
  } catch (error) {
    if (error instanceof ConfigError) return undefined; // not there, or its writing was cut short: make it anew
    throw error;
  }
}

/** Makes a certificate for the names that only its maker trusts: for trying things out, good for 90 days. */
export async function selfSigned(names: readonly string[], now: Date): Promise<TlsMaterial> {
  await import('reflect-metadata'); // the package asks for it to be there first
  const x509 = await import('@peculiar/x509');
  // The package's type is the browser's of the same thing, which this project does not load.
  const { cryptoProvider }: { readonly cryptoProvider: { set(crypto: never): void } } = x509;
  cryptoProvider.set(webcrypto as never);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const [first = 'localhost'] = names;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${isIP(first) === 0 ? first : 'countersign'}`,
    notBefore: new Date(now.getTime() - 3_600_000),
    notAfter: new Date(now.getTime() + GOOD_FOR_DAYS * DAY_MS),
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
