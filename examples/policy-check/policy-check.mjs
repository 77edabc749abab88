// Asks policies in files whether a user may do something, and says why. See README.md.
import { readFileSync } from 'node:fs';
import {
  authorize,
  compilePolicy,
  contextFrom,
  describeTrace,
  explainDecision,
  parsePolicy,
  PolicyError,
} from '@countersign/core/policy';

const [action, resource, ...keys] = process.argv.slice(2);
if (action === undefined || resource === undefined) {
  console.error('usage: policy-check.mjs <action> <resource> [<context key>=<value> …]');
  process.exit(2);
}

/** Reads and compiles one file. A policy is compiled once and asked often. */
function load(type, attachedTo) {
  const name = `${type}.json`;
  const text = readFileSync(new URL(`policies/${name}`, import.meta.url), 'utf8');
  try {
    const kind = type === 'resource' ? 'resource' : 'managed';
    return { source: { kind, name, attachedTo }, policy: compilePolicy(parsePolicy(text), type) };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exit(2);
  }
}

// Which policies meet: the user's own, the most that the user may be given, and the bucket's. There are more layers: see `PolicyLayers`.
const layers = {
  identity: [load('identity', 'user bob')],
  boundary: load('boundary', 'user bob'),
  resource: [load('resource', 'bucket photos')],
};

const bob = { kind: 'user', account: '123456789012', arn: 'arn:aws:iam::123456789012:user/bob', userId: 'AIDAEXAMPLEEXAMPLE12' };
const given = keys.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
const context = contextFrom({ 'aws:username': 'bob', ...Object.fromEntries(given) });
const request = { action, resource, context, principal: bob };

const { outcome } = authorize(request, layers); // the answer: fast, for every request
process.stdout.write(describeTrace(explainDecision(request, layers))); // the reason: when somebody asks
process.exitCode = outcome === 'allow' ? 0 : 1;
