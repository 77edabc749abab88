// What 100,000 access keys cost in memory: the server's resident size after every one of them was used once.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';
import { signedBytes, startCountersign } from './server.mjs';

const bin = join(import.meta.dirname, '..', 'packages', 'server', 'bin', 'countersign.mjs');
const residentMiB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
/** 5,000 users of two keys each: an account's quota. */
const USERS = 5000;

function createAccount(dataDir) {
  const env = { ...process.env, COUNTERSIGN_DATA_DIR: dataDir };
  const made = JSON.parse(execFileSync(process.execPath, [bin, 'account', 'create', '--name', 'bench', '--json'], { env }));
  return { accessKeyId: made.AccessKeyId, secretAccessKey: made.SecretAccessKey };
}

/** Makes `count` keys in a fresh account. */
async function makeKeys(server, count) {
  const credentials = createAccount(server.dataDir);
  const users = Math.min(USERS, Math.ceil(count / 2));
  const call = (action, i) =>
    signedBytes({
      port: server.port,
      service: 'iam',
      version: '2010-05-08',
      action,
      parameters: { UserName: `user-${i % users}` },
      credentials,
    });
  const keys = [];
  const collect = (text) => {
    const accessKeyId = /<AccessKeyId>(.*?)</.exec(text)?.[1];
    const secretAccessKey = /<SecretAccessKey>(.*?)</.exec(text)?.[1];
    if (accessKeyId && secretAccessKey) keys.push({ accessKeyId, secretAccessKey });
  };
  for (const [action, total] of [
    ['CreateUser', users],
    ['CreateAccessKey', count],
  ]) {
    let at = 0;
    await load({ ...server, connections: 32, seconds: 3600, count: total, next: () => call(action, at++), onAnswer: collect });
  }
  return keys;
}

export async function run({ quick = false } = {}) {
  const total = quick ? 2_000 : 100_000;
  const first = await startCountersign({ keep: true });
  const keys = [];
  while (keys.length < total) keys.push(...(await makeKeys(first, Math.min(USERS * 2, total - keys.length))));
  await first.stop();
  const again = await startCountersign({ keep: true, dataDir: first.dataDir });
  try {
    const atStart = residentMiB(again.pid);
    let at = 0;
    const next = () =>
      signedBytes({
        port: again.port,
        service: 'sts',
        version: '2011-06-15',
        action: 'GetCallerIdentity',
        credentials: keys[at++],
      });
    await load({ ...again, connections: 16, seconds: 3600, next, count: keys.length });
    const after = residentMiB(again.pid);
    return {
      name: `Memory with ${total.toLocaleString('en')} access keys, each used once`,
      results: [
        { label: 'resident at start', value: atStart, unit: 'MiB' },
        { label: 'resident after every key was used', value: after, unit: 'MiB' },
        { label: 'growth per key and its half user', value: ((after - atStart) * 1024 * 1024) / total, unit: 'bytes' },
      ],
    };
  } finally {
    await again.stop();
    again.remove();
  }
}
