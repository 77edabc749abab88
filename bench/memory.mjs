// What 100,000 access keys cost in memory: the server's resident size after every one of them was used once.
import { readFileSync } from 'node:fs';
import { load } from './load.mjs';
import { ROOT, signedBytes, startCountersign } from './server.mjs';

const residentMiB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

export async function run({ quick = false } = {}) {
  const total = quick ? 2_000 : 100_000;
  const perAccount = 10_000; // 5,000 users of two keys each
  const { createAccountWithKey, makeUsersWithKeys } = await import('./fill.mjs');
  const countersign = await startCountersign({ keep: true });
  await countersign.stop();
  const keys = [];
  while (keys.length < total) {
    const account = await createAccountWithKey(countersign.dataDir, ROOT);
    keys.push(...(await makeUsersWithKeys(countersign.dataDir, account, Math.min(perAccount, total - keys.length))));
  }
  const again = await startCountersign({ keep: true, dataDir: countersign.dataDir });
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
        { label: 'growth per key and user', value: ((after - atStart) * 1024 * 1024) / total, unit: 'bytes' },
      ],
    };
  } finally {
    await again.stop();
    countersign.remove();
  }
}
