import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptSelfSigned, namesOf, selfSigned, tlsFromFiles } from './tls.ts';

const NOW = new Date('2026-11-24T00:00:00Z');
const later = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);
const NAMES = ['127.0.0.1', 'localhost'];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'countersign-tls-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('a self-signed certificate', () => {
  it.each<[string, string, string | undefined, string]>([
    ['the address', '10.1.2.3', undefined, '10.1.2.3'],
    ['the name', 'iam.example.org', undefined, 'iam.example.org'],
    ['the public name', '127.0.0.1', 'https://iam.example.org', 'iam.example.org'],
    ['a public address', '127.0.0.1', 'https://[2001:db8::1]:8443', '2001:db8::1'],
    ['localhost, always', '10.1.2.3', undefined, 'localhost'],
  ])('is for %s', (_, host, publicUrl, name) => {
    expect(namesOf(host, publicUrl)).toContain(name);
  });

  it('is never for the wildcard address, but for the name of the machine', () => {
    expect(namesOf('0.0.0.0', undefined)).not.toContain('0.0.0.0');
    expect(namesOf('::', undefined)[0]).not.toBe('::');
  });

  it('is kept over restarts, in a file that clients can be given, with a private key', async () => {
    const first = await keptSelfSigned(folder, NAMES, NOW);
    expect(await keptSelfSigned(folder, NAMES, later(70))).toEqual(first);
    expect(readFileSync(first.certFile, 'utf8')).toBe(first.cert);
    expect(statSync(join(folder, 'tls-key.pem')).mode & 0o777).toBe(0o600);
  });

  it.each<[string, number, readonly string[]]>([
    ['ends soon', 80, NAMES],
    ['lacks a name', 0, [...NAMES, 'iam.example.org']],
    ['lacks an address', 0, [...NAMES, '10.1.2.3']],
  ])('is made anew when it %s', async (_, days, names) => {
    const first = await keptSelfSigned(folder, NAMES, NOW);
    const second = await keptSelfSigned(folder, names, later(days));
    expect(second.cert).not.toBe(first.cert);
    expect(Date.parse(new X509Certificate(second.cert).validTo)).toBeGreaterThan(later(days + 89).getTime());
  });

  it('is made anew when its writing was cut short', async () => {
    const { certFile, cert } = await keptSelfSigned(folder, NAMES, NOW);
    writeFileSync(certFile, cert.slice(0, 100));
    expect((await keptSelfSigned(folder, NAMES, NOW)).cert).toMatch(/END CERTIFICATE/);
  });
});

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('a given certificate', () => {
  it('is taken with its key', async () => {
    const { cert, key } = await selfSigned(NAMES, NOW);
    expect(tlsFromFiles(write('cert', cert), write('key', key))).toEqual({ cert, key });
  });

  it('is refused in one sentence when something is wrong, and no key is ever quoted', async () => {
    const { cert, key } = await selfSigned(NAMES, NOW);
    const other = await selfSigned(NAMES, NOW);
    const certFile = write('cert', cert);
    const keyFile = write('key', key);
    expect(() => tlsFromFiles(certFile, write('other', other.key))).toThrow('does not belong to the certificate');
    expect(() => tlsFromFiles(keyFile, keyFile)).toThrow(`COUNTERSIGN_TLS_CERT_FILE: ${keyFile} holds no PEM certificate.`);
    expect(() => tlsFromFiles(certFile, certFile)).toThrow('holds no unencrypted PEM private key.');
    expect(() => tlsFromFiles(certFile, join(folder, 'none'))).toThrow('COUNTERSIGN_TLS_KEY_FILE');
  });
});
