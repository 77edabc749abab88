import { ListUsersCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { get, type RequestOptions } from 'node:https';
import { afterAll, expect, it } from 'vitest';
import { selfSigned } from '../../packages/server/src/app/tls.ts';
import { makeFolder } from './folder.ts';
import { ACCOUNT, failToStart, iam, ROOT, ROOT_ENV, startServer, sts } from './server-process.ts';

const folder = makeFolder('tls');
afterAll(() => folder.remove());

const status = (url: string, options: RequestOptions): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(url, { agent: false, ...options }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });

async function files(name: string): Promise<{ cert: string; env: Record<string, string> }> {
  const { cert, key } = await selfSigned(['localhost', '127.0.0.1'], new Date());
  const certFile = folder.at(`${name}-cert.pem`);
  const keyFile = folder.at(`${name}-key.pem`);
  writeFileSync(certFile, cert);
  writeFileSync(keyFile, key);
  return { cert, env: { COUNTERSIGN_TLS_CERT_FILE: certFile, COUNTERSIGN_TLS_KEY_FILE: keyFile } };
}

it('a given certificate is served, to TLS 1.2 and newer and to nothing else', async () => {
  const { cert, env } = await files('given');
  const server = folder.holds(await startServer(folder.at('given'), { ...ROOT_ENV, ...env }));
  expect(server.endpoint).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect((await sts(server, ROOT, cert).send(new GetCallerIdentityCommand({}))).Account).toBe(ACCOUNT);
  expect((await iam(server, ROOT, cert).send(new ListUsersCommand({}))).Users).toEqual([]);
  await expect(sts(server).send(new GetCallerIdentityCommand({}))).rejects.toThrow(/self-signed/);
  const ready = `${server.endpoint}/health/ready`;
  expect(await status(ready, { ca: cert, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })).toBe(200);
  const old = status(ready, { ca: cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
  await expect(old).rejects.toThrow(/version/i);
  await expect(fetch(ready.replace('https', 'http'))).rejects.toThrow(/fetch failed/);
  expect(await server.stop()).toBe(0);
});

it('a certificate with another one’s key stops the start in one sentence, and no account is made', async () => {
  const one = await files('one');
  const other = await files('other');
  const env = { ...one.env, COUNTERSIGN_TLS_KEY_FILE: other.env['COUNTERSIGN_TLS_KEY_FILE'] ?? '' };
  const { code, err } = await failToStart(folder.at('mixed'), env);
  expect(code).toBe(2);
  expect(err).toMatch(/^error: the private key \S+other-key\.pem does not belong to the certificate \S+one-cert\.pem\.\n$/);
  const server = folder.holds(await startServer(folder.at('mixed')));
  expect(server.out()).toContain('Root secret access key');
  expect(await server.stop()).toBe(0);
});

it('a self-signed certificate is served on request; clients that trust its file go on to after a restart', async () => {
  const dataDir = folder.at('self');
  let server = folder.holds(await startServer(dataDir, { ...ROOT_ENV, COUNTERSIGN_TLS_SELF_SIGNED: 'true' }));
  const certFile = folder.at('self/tls-cert.pem');
  expect(server.out()).toContain(`Certificate to trust     ${certFile}\n`);
  expect(server.out()).toContain(`export AWS_CA_BUNDLE=${certFile} NODE_EXTRA_CA_CERTS=${certFile}\n`);
  expect(server.err()).toContain(`clients must be told to trust ${certFile}`);
  const ca = readFileSync(certFile, 'utf8');
  expect(new X509Certificate(ca).subjectAltName).toContain('IP Address:127.0.0.1');
  expect(statSync(folder.at('self/tls-key.pem')).mode & 0o777).toBe(0o600);
  await expect(sts(server).send(new GetCallerIdentityCommand({}))).rejects.toThrow(/self-signed/);
  expect((await sts(server, ROOT, ca).send(new GetCallerIdentityCommand({}))).Account).toBe(ACCOUNT);
  expect(await server.stop()).toBe(0);
  server = folder.holds(await startServer(dataDir, { COUNTERSIGN_TLS_SELF_SIGNED: 'true' }));
  expect((await sts(server, ROOT, ca).send(new GetCallerIdentityCommand({}))).Account).toBe(ACCOUNT);
  expect(await server.stop()).toBe(0);
});
