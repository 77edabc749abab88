// Durable CreateAccessKey over HTTP, against a raw loop of write + fdatasync on the same disk in the same run.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './load.mjs';
import { signedBytes, startCountersign } from './server.mjs';

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Appends of 4 KiB, each made durable, per second. */
export function rawPerSecond(seconds) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-raw-'));
  const file = openSync(join(folder, 'raw'), 'a');
  const block = Buffer.alloc(4096, 1);
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  let count = 0;
  while (performance.now() < until) {
    writeSync(file, block);
    fdatasyncSync(file);
    count++;
  }
  const rate = count / ((performance.now() - began) / 1000);
  closeSync(file);
  rmSync(folder, { recursive: true });
  return rate;
}

export async function run({ quick = false } = {}) {
  const rounds = quick ? 1 : 3;
  const seconds = quick ? 1 : 2;
  const countersign = await startCountersign();
  const call = (action, parameters) =>
    signedBytes({ port: countersign.port, service: 'iam', version: '2010-05-08', action, parameters });
  const quota = 5000;
  const users = quick ? 1500 : quota;
  try {
    let made = 0;
    const creations = Array.from({ length: users }, (_, i) => call('CreateUser', { UserName: `user-${i}` }));
    await load({ ...countersign, connections: 64, seconds: 3600, next: () => creations[made++], count: users });
    // Two keys a user, each request signed beforehand: the load generator must not be what is measured.
    const keys = Array.from({ length: users * 2 }, (_, i) => call('CreateAccessKey', { UserName: `user-${i % users}` }));
    let at = 0;
    const next = () => keys[at++];
    const left = () => keys.length - at;
    await load({ ...countersign, connections: 8, seconds: 3600, next, count: Math.min(200, left()) });
    const raw = [];
    const serial = [];
    const many = [];
    for (let round = 0; round < rounds; round++) {
      const share = Math.floor(left() / (rounds - round));
      raw.push(rawPerSecond(seconds));
      serial.push(await load({ ...countersign, connections: 1, seconds, next, count: Math.floor(share / 3) }));
      raw.push(rawPerSecond(seconds));
      many.push(await load({ ...countersign, connections: 64, seconds: 3600, next, count: Math.floor(share / 2) }));
    }
    const floor = median(raw);
    const of = (list, key) => median(list.map((one) => one[key]));
    return {
      name: 'Durable CreateAccessKey over HTTP',
      results: [
        { label: 'raw write + fdatasync', value: floor, unit: '/s' },
        { label: 'one at a time', value: of(serial, 'perSecond'), unit: 'keys/s' },
        { label: '64 at once', value: of(many, 'perSecond'), unit: 'keys/s' },
        { label: '64 at once: server CPU', value: of(many, 'cpu'), unit: 'µs/key' },
      ],
      ratios: [
        { label: 'one at a time / raw', value: of(serial, 'perSecond') / floor, target: '≥ 0.5' },
        { label: '64 at once / raw', value: of(many, 'perSecond') / floor, target: '≥ 2' },
      ],
    };
  } finally {
    await countersign.stop();
  }
}
