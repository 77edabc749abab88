// Measures one engine at one size, in a process of its own: node bench/policy/measure.mjs '{"engine":"lazy","count":100,…}'
import { ours } from './ours.mjs';
import { requestsFor, statementsOf } from './workload.mjs';

const { engine, count, conditions, seconds, rounds, expected } = JSON.parse(process.argv[2]);
const statements = statementsOf(count, { conditions });
const raws = requestsFor(statements);

const decide =
  (await {
    cedar: async () => (await import('../peers/cedar.mjs')).cedarEngine(statements, raws),
    casbin: async () => (await import('../peers/casbin.mjs')).casbinEngine(statements, raws),
  }[engine]?.()) ?? ours(engine, statements, raws);

// What does not decide alike is not compared.
const decisions = raws.map((_, i) => (decide(i) ? '1' : '0')).join('');
if (expected !== undefined && decisions !== expected) {
  const differing = raws.filter((_, i) => decisions[i] !== expected[i]).map(({ action, resource }) => `${action} on ${resource}`);
  throw new Error(`${engine} decides ${differing.length} of 256 requests differently, such as ${differing[0]}`);
}

/** Decisions for a second of CPU, so that other programs on the machine don't count. */
function rate() {
  const block = engine === 'cedar' || engine === 'casbin' ? 1 : 256;
  const until = performance.now() + seconds * 1000;
  const before = process.cpuUsage();
  let made = 0;
  do {
    for (let i = 0; i < block; i++, made++) decide(made & 255);
  } while (performance.now() < until);
  const { user, system } = process.cpuUsage(before);
  return made / ((user + system) / 1e6);
}

const rates = [];
if (rounds > 0) for (let warm = 0; warm < 3; warm++) rate();
for (let round = 0; round < rounds; round++) rates.push(rate());
console.log(JSON.stringify({ decisions, rate: rates.sort((a, b) => a - b)[Math.floor(rounds / 2)] }));
