// Durable CreateAccessKey through the whole pipeline (signature, policy, transaction, audit record, commit), without sockets:
// what is left of the HTTP bench when neither network nor load generator is measured. Against a raw loop of write + fdatasync.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHasher } from '@countersign/core/hasher/node';
import { sign } from '@countersign/core/sigv4';
import { rawPerSecond } from './keys.mjs';
import { ROOT } from './server.mjs';

const server = (path) => import(new URL(`../packages/server/dist/${path}`, import.meta.url).href);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const fail = (error) => {
  throw error;
};

const request = (parameters) => {
  const body = new TextEncoder().encode(new URLSearchParams({ Version: '2010-05-08', ...parameters }).toString());
  const rawHeaders = ['Host', '127.0.0.1', 'Content-Type', 'application/x-www-form-urlencoded'];
  const message = { method: 'POST', target: '/', rawHeaders, body };
  const signed = sign(message, ROOT, { region: 'us-east-1', service: 'iam', now: Date.now() }, nodeHasher);
  return { ...signed, peer: '127.0.0.1', tls: false };
};

export async function run({ quick = false } = {}) {
  const [{ loadConfig }, { openHouse }, { compose }, { ensureFirstAccount }, { answer }] = await Promise.all([
    server('app/config.js'),
    server('app/house.js'),
    server('app/compose.js'),
    server('app/first-account.js'),
    server('http/pipeline.js'),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const env = {
    COUNTERSIGN_DATA_DIR: join(folder, 'data'),
    COUNTERSIGN_ROOT_ACCESS_KEY_ID: ROOT.accessKeyId,
    COUNTERSIGN_ROOT_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
  };
  const config = loadConfig({ flags: {}, env, cwd: folder, readFile: () => '{}' });
  const house = await openHouse(config, fail);
  const log = { error: fail, warn: () => {} };
  const { rooms } = compose(house, config, log, undefined, () => []);
  await ensureFirstAccount(house, config, new Date());

  const send = async (one) => {
    const { status, body } = await answer(one, rooms);
    if (status !== 200) throw new Error(`answered ${status}: ${body}`);
  };
  const inGroups = async (requests, size) => {
    const began = performance.now();
    for (let at = 0; at < requests.length; at += size) await Promise.all(requests.slice(at, at + size).map(send));
    return requests.length / ((performance.now() - began) / 1000);
  };

  try {
    const users = quick ? 1000 : 5000;
    const names = Array.from({ length: users }, (_, i) => `user-${i}`);
    await inGroups(
      names.map((UserName) => request({ Action: 'CreateUser', UserName })),
      64,
    );
    const keys = [...names, ...names].map((UserName) => request({ Action: 'CreateAccessKey', UserName }));
    await inGroups(keys.splice(0, 256), 64);
    const rounds = quick ? 2 : 5;
    const seconds = quick ? 0.5 : 2;
    const [raw, serial, many] = [[], [], []];
    const share = Math.floor(keys.length / rounds);
    for (let round = 0; round < rounds; round++) {
      raw.push(rawPerSecond(seconds));
      serial.push(await inGroups(keys.splice(0, Math.floor(share / 3)), 1));
      raw.push(rawPerSecond(seconds));
      many.push(await inGroups(keys.splice(0, Math.floor(share / 2)), 64));
    }
    return {
      name: 'Durable CreateAccessKey through the pipeline, without sockets',
      results: [
        { label: 'raw write + fdatasync', value: median(raw), unit: '/s' },
        { label: 'one at a time', value: median(serial), unit: 'keys/s' },
        { label: '64 at once', value: median(many), unit: 'keys/s' },
      ],
      ratios: [
        { label: 'one at a time / raw', value: median(serial) / median(raw), target: '≥ 0.5' },
        { label: '64 at once / raw', value: median(many) / median(raw), target: '≥ 2' },
      ],
    };
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
