// Decisions per second of one core beside Cedar's WebAssembly package and casbin, on the same policies and requests, and what a
// policy costs. Every engine and size has a process of its own, and all must decide alike before any is measured.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const peersAreThere = existsSync(join(here, 'peers', 'node_modules', 'casbin'));

const ENGINES = {
  ready: { label: 'ours, context ready', conditions: true },
  lazy: { label: 'ours, context from the raw request', conditions: true },
  eager: { label: 'ours, every context key filled in', conditions: true, only: 100 },
  full: { label: 'ours, request in, 7 layers, decision out', conditions: true },
  cedar: { label: 'cedar-wasm statefulIsAuthorized', conditions: true, peer: true },
  plain: { label: 'ours, no conditions, context from the raw request', conditions: false, way: 'lazy' },
  casbin: { label: 'casbin enforceSync, no conditions', conditions: false, peer: true },
};

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

const node = (...args) => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 }));
const measure = (job) => node(join(here, 'policy', 'measure.mjs'), JSON.stringify(job));

export async function run({ quick = false } = {}) {
  const sizes = quick ? [10, 100, 1000] : [1, 10, 100, 1000, 10_000];
  const timing = quick ? { seconds: 0.1, rounds: 3 } : { seconds: 0.15, rounds: 3 };
  const passes = quick ? 1 : 3;
  const engines = Object.entries(ENGINES).filter(([, { peer }]) => !peer || peersAreThere);
  if (!peersAreThere) console.log('policy: peers are skipped, for they are not installed (npm ci --prefix bench/peers)');

  const expected = { true: {}, false: {} };
  for (const count of sizes) {
    for (const conditions of [true, false]) {
      expected[conditions][count] = measure({ engine: 'ready', count, conditions, rounds: 0 }).decisions;
    }
  }
  const rates = Object.fromEntries(engines.map(([name]) => [name, Object.fromEntries(sizes.map((count) => [count, []]))]));
  // Pass by pass through all of them, so that a busy hour of the machine falls on all.
  for (let pass = 0; pass < passes; pass++) {
    for (const count of sizes) {
      for (const [name, { conditions, way = name, only = count }] of engines) {
        if (only !== count) continue;
        const job = { engine: way, count, conditions, ...timing, ...(pass === 0 && { expected: expected[conditions][count] }) };
        rates[name][count].push(measure(job).rate);
      }
    }
  }
  const rate = (name, count) => median(rates[name][count]);
  const allowed = (count) => [...expected.true[count]].filter((bit) => bit === '1').length;
  const cost = node('--expose-gc', '--max-semi-space-size=64', '--min-semi-space-size=64', join(here, 'policy', 'cost.mjs'));

  return {
    name: `policy: decisions per second of CPU, ${sizes.map((n) => `${allowed(n)} of 256 allowed at ${n}`).join(', ')}`,
    results: [
      ...engines.flatMap(([name, { label }]) =>
        sizes
          .filter((count) => rates[name][count].length > 0)
          .map((count) => ({
            label: `${label}, n = ${count.toLocaleString('en')}`,
            value: rate(name, count),
            unit: 'decisions/s',
          })),
      ),
      { label: 'parse and compile', value: cost.compileMicros, unit: 'µs/statement' },
      { label: 'bundle', value: cost.bundleMicros, unit: 'µs/statement' },
      { label: 'a compiled policy with its document', value: cost.ofPolicies, unit: 'bytes/statement' },
      { label: 'a bundle on top of its policies', value: cost.ofBundle, unit: 'bytes/statement' },
      ...[10, 1000].flatMap((count) => [
        { label: `garbage, context ready, ${count} statements`, value: cost.garbage.ready[count], unit: 'bytes/decision' },
        { label: `garbage, request in, 7 layers, ${count} statements`, value: cost.garbage.full[count], unit: 'bytes/decision' },
      ]),
      ...(cost.managed
        ? [
            {
              label: `parse and compile ${cost.managed.count} AWS managed policies (aim: < 2)`,
              value: cost.managed.seconds,
              unit: 's of CPU',
            },
          ]
        : []),
    ],
    ratios: [
      { label: 'all layers at 100 statements against 300,000/s', value: rate('full', 100) / 300_000, target: 'at least 1' },
      ...(peersAreThere
        ? [
            {
              label: 'context from the request : cedar-wasm, 100 statements',
              value: rate('lazy', 100) / rate('cedar', 100),
              target: 'at least 200',
            },
            { label: 'all layers : cedar-wasm, 100 statements', value: rate('full', 100) / rate('cedar', 100) },
            {
              label: 'context from the request : casbin, no conditions, 100',
              value: rate('plain', 100) / rate('casbin', 100),
              target: 'at least 200',
            },
          ]
        : []),
      {
        label: 'garbage of all layers, 1,000 statements : 10',
        value: cost.garbage.full[1000] / cost.garbage.full[10],
        target: 'near 1',
      },
      { label: 'context ready, 10 statements : 1,000', value: rate('ready', 10) / rate('ready', 1000), target: 'at most 2' },
      { label: 'all layers, 10 statements : 1,000', value: rate('full', 10) / rate('full', 1000), target: 'at most 2' },
    ],
  };
}
