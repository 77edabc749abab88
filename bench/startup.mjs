// From spawning the process to answering: a second start, against an empty Node process that loads the same SDK packages.
import { spawn } from 'node:child_process';
import { startCountersign } from './server.mjs';

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const cwd = new URL('../packages/server/', import.meta.url);

/** Milliseconds until an empty process has loaded the SDK packages whose schemas the server uses. */
function empty() {
  const code = `await import('@aws-sdk/client-iam'); await import('@aws-sdk/client-sts'); console.log('loaded');`;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let took;
    child.stdout.once('data', () => (took = performance.now() - began));
    child.once('exit', (code) => (code === 0 && took !== undefined ? resolve(took) : reject(new Error(`ended with ${code}`))));
  });
}

export async function run({ quick = false } = {}) {
  const rounds = quick ? 3 : 11;
  const first = await startCountersign({ keep: true });
  await first.stop();
  const ours = [];
  const theirs = [];
  for (let round = 0; round < rounds; round++) {
    theirs.push(await empty());
    const began = performance.now();
    const again = await startCountersign({ keep: true, dataDir: first.dataDir });
    ours.push(performance.now() - began);
    await again.stop();
  }
  first.remove();
  return {
    name: 'Start-up, second start on the same data directory',
    results: [
      { label: 'countersign serve, until it answers', value: median(ours), unit: 'ms' },
      { label: 'empty Node process that loads the SDK packages', value: median(theirs), unit: 'ms' },
    ],
    ratios: [{ label: 'ours / empty', value: median(ours) / median(theirs), target: '≤ 1.5' }],
  };
}
