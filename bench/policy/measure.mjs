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

// What does not decide alike is not compared. Asked for the decisions alone, it measures nothing.
const decisions = expected !== undefined || rounds === 0 ? raws.map((_, i) => (decide(i) ? '1' : '0')).join('') : undefined;
if (expected !== undefined && decisions !== expected) {
  const differing = raws.filter((_, i) => decisions[i] !== expected[i]).map(({ action, resource }) => `${action} on ${resource}`);
  throw new Error(`${engine} decides ${differing.length} of 256 requests differently, such as ${differing[0]}`);
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Decisions for a second of CPU, so that other programs on the machine don't count. @param length in such seconds */
function rate(length) {
  const block = engine === 'cedar' || engine === 'casbin' ? 1 : 256;
  const began = cpuSeconds();
  let made = 0;
  let used = 0;
  do {
    for (let i = 0; i < block; i++, made++) decide(made & 255);
    used = cpuSeconds() - began;
  } while (used < length);
  return made / used;
}

const rates = [];
if (rounds > 0) rate(4 * seconds);
for (let round = 0; round < rounds; round++) rates.push(rate(seconds));
console.log(JSON.stringify({ decisions, rate: rates.sort((a, b) => a - b)[Math.floor(rounds / 2)] }));
