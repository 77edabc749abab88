// What our engine costs beside time for decisions: node --expose-gc bench/policy/cost.mjs, in a process of its own.
import { existsSync, readFileSync } from 'node:fs';
import { bundlePolicies, compilePolicy, parsePolicy } from '@countersign/core/policy';
import { compileAll, ours } from './ours.mjs';
import { documentsOf, requestsFor, statementsOf } from './workload.mjs';

const heap = () => {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};
const cpuMicros = (work) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Bytes of garbage for one decision. The young generation is larger than all of it, so that nothing is collected meanwhile. */
function bytesPerDecision(way, count) {
  const statements = statementsOf(count, { conditions: true });
  const decide = ours(way, statements, requestsFor(statements));
  const made = 20_000;
  for (let i = 0; i < 100_000; i++) decide(i & 255);
  return median(
    Array.from({ length: 5 }, () => {
      const before = heap();
      for (let i = 0; i < made; i++) decide(i & 255);
      return (process.memoryUsage().heapUsed - before) / made;
    }),
  );
}

function managedPolicies() {
  const folder = new URL('../../packages/server/generated/', import.meta.url);
  const index = new URL('aws-managed-policies.json', folder);
  if (!existsSync(index)) return undefined;
  const documents = readFileSync(new URL('aws-managed-policies.documents', folder));
  const texts = JSON.parse(readFileSync(index, 'utf8')).map(({ offset, length }) =>
    documents.toString('utf8', offset, offset + length),
  );
  const micros = cpuMicros(() => texts.forEach((text) => compilePolicy(parsePolicy(text, { characters: 'iam' }))));
  return { count: texts.length, seconds: micros / 1e6 };
}

// First, as a server that starts does: nothing is warm.
const managed = managedPolicies();
const documents = documentsOf(statementsOf(1000, { conditions: true }));
const compileMicros = median(Array.from({ length: 9 }, () => cpuMicros(() => compileAll(documents)) / 1000));
const compiled = compileAll(documents);
const bundleMicros = median(Array.from({ length: 9 }, () => cpuMicros(() => bundlePolicies(compiled)) / 1000));

const large = documentsOf(statementsOf(10_000, { conditions: true }));
const before = heap();
const kept = compileAll(large);
const ofPolicies = (heap() - before) / 10_000;
const bundle = bundlePolicies(kept);
const ofBundle = (heap() - before) / 10_000 - ofPolicies;
if (bundle.origins.length !== 10_000) throw new Error('statements are missing');

const garbage = {};
for (const way of ['ready', 'full']) garbage[way] = { 10: bytesPerDecision(way, 10), 1000: bytesPerDecision(way, 1000) };
console.log(JSON.stringify({ managed, compileMicros, bundleMicros, ofPolicies, ofBundle, garbage }));
