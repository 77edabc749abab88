// Starts programs for the benches: a Countersign server on an empty data directory, or any script that prints `port N`.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sign } from '@countersign/core/sigv4';
import { nodeHasher } from '@countersign/core/hasher/node';

const here = dirname(fileURLToPath(import.meta.url));
export const ROOT = { accessKeyId: 'AKIABENCHROOTKEY0000', secretAccessKey: 'bench/bench/bench/bench/bench/bench/bench' };

export async function startScript(file, args = [], env = {}) {
  const child = spawn(process.execPath, [join(here, file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const port = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /\bport (\d+)/.exec(line);
      if (found) resolve(Number(found[1]));
    });
  });
  return { pid: child.pid, port, stop: () => ended(child, 'SIGTERM') };
}

/** @param env further variables, the server's settings among them */
export async function startCountersign({
  keep = false,
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-')),
  env = {},
} = {}) {
  const bin = join(here, '..', 'packages', 'server', 'bin', 'countersign.mjs');
  const child = spawn(process.execPath, ['--max-semi-space-size=64', bin, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      COUNTERSIGN_PORT: '0',
      COUNTERSIGN_DATA_DIR: dataDir,
      COUNTERSIGN_ACCOUNT_ID: '123456789012',
      COUNTERSIGN_ROOT_ACCESS_KEY_ID: ROOT.accessKeyId,
      COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
      COUNTERSIGN_LOG_LEVEL: 'warn',
      COUNTERSIGN_CHROMIUM: undefined, // is ours, and no setting of the server
      ...env,
    },
  });
  let output = '';
  const port = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`countersign ended with ${code}: ${output}`)));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
        if (found) resolve(Number(found[1]));
      });
    }
  });
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  const stop = async () => {
    await ended(child, 'SIGTERM');
    if (!keep) remove();
  };
  return { pid: child.pid, port, dataDir, stop, remove };
}

const ended = (child, signal) =>
  new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill(signal);
  });

/** The bytes of a signed query call, ready to be sent again and again for a quarter of an hour. */
export function signedBytes({ port, service, version, action, parameters = {}, credentials = ROOT }) {
  const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString();
  const headers = { Host: `127.0.0.1:${port}`, 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const request = {
    method: 'POST',
    target: '/',
    rawHeaders: Object.entries(headers).flat(),
    body: new TextEncoder().encode(body),
  };
  const signed = sign(request, credentials, { region: 'us-east-1', service, now: new Date() }, nodeHasher);
  const lines = [];
  const all = signed.rawHeaders ?? Object.entries({ ...headers, ...signed }).flat();
  for (let i = 0; i < all.length; i += 2) lines.push(`${all[i]}: ${all[i + 1]}`);
  return Buffer.from(`POST / HTTP/1.1\r\n${lines.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
