// Decisions per second on one core, with a ready context and the user's policies bundled: 10 of them, as many as AWS lets a user have.
import { authorize, bundlePolicies, compilePolicy, contextFrom, parsePolicy } from '@countersign/core/policy';

const SERVICES = ['s3', 'iam', 'ec2', 'sqs', 'sns', 'dynamodb', 'lambda', 'logs', 'kms', 'ssm', 'ecs', 'rds'];
const VERBS = ['Get', 'Put', 'List', 'Delete', 'Describe', 'Create', 'Update', 'Tag'];
const NOUNS = ['Object', 'Item', 'Queue', 'Topic', 'Key', 'Function', 'Stream', 'Table'];
const pick = (list, n) => list[n % list.length];

/** The n-th statement: literal and wildcard actions, literal, wildcard and variable resources, two of three with conditions. */
function statement(n) {
  const service = pick(SERVICES, n);
  const verb = pick(VERBS, n >> 1);
  const Action = [
    `${service}:${verb}*`,
    `${service}:${verb}${pick(NOUNS, n)}`,
    [`${service}:${verb}${pick(NOUNS, n + 3)}`, `${service}:Tag*`],
  ][n % 3];
  const arn = `arn:aws:${service}:::home-${n}`;
  const Resource = [`${arn}/*`, arn, [`${arn}/\${aws:username}/*`, `${arn}/shared/?`]][(n >> 2) % 3];
  const Condition = [
    undefined,
    { StringEquals: { 'aws:PrincipalTag/team': ['red', 'blue'] }, Bool: { 'aws:SecureTransport': 'true' } },
    { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } },
  ][(n >> 1) % 3];
  return { Effect: n % 12 === 11 ? 'Deny' : 'Allow', Action, Resource, ...(Condition && { Condition }) };
}

function policiesOf(count) {
  const policies = Math.min(10, count);
  return Array.from({ length: policies }, (_, p) => {
    const Statement = Array.from({ length: count }, (_, n) => n)
      .filter((n) => n % policies === p)
      .map(statement);
    const policy = compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement })));
    return { source: { kind: 'managed', name: `p${p}`, attachedTo: 'user bob' }, policy };
  });
}

const context = contextFrom({
  'aws:username': 'bob',
  'aws:userid': 'AIDAEXAMPLE',
  'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/bob',
  'aws:PrincipalTag/team': 'red',
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '203.0.113.9',
  'aws:CurrentTime': '2026-01-01T00:00:00Z',
});

/** 256 requests, most of which speak of one of the statements. */
function requestsFor(count) {
  return Array.from({ length: 256 }, (_, i) => {
    const n = (i * 7) % Math.max(count, 16);
    const service = pick(SERVICES, n);
    const action = `${service}:${pick(VERBS, n >> 1)}${pick(NOUNS, n)}`;
    return { action, resource: `arn:aws:${service}:::home-${n}${['/bob/x', ''][i % 2]}`, context };
  });
}

function perSecond(seconds, decide) {
  let made = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) for (let i = 0; i < 2048; i++, made++) decide(i);
  return made / ((performance.now() - began) / 1000);
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

export async function run({ quick = false } = {}) {
  const rounds = quick ? 3 : 7;
  const seconds = quick ? 0.1 : 0.3;
  const sizes = [1, 10, 100, 1000].map((count) => {
    const policies = policiesOf(count);
    const layers = { identity: bundlePolicies(policies) };
    const requests = requestsFor(count);
    const allowed = requests.filter((request) => authorize(request, layers).outcome === 'allow').length;
    const label = `${count} statements in ${policies.length} policies (${allowed} of 256 allowed)`;
    return { count, label, decide: (i) => authorize(requests[i & 255], layers), rates: [] };
  });
  for (const { decide } of sizes) perSecond(seconds, decide);
  // Round by round through all sizes, so that a busy moment of the machine falls on all of them.
  for (let round = 0; round < rounds; round++) for (const { decide, rates } of sizes) rates.push(perSecond(seconds, decide));
  const rate = (count) => median(sizes.find((size) => size.count === count).rates);
  return {
    name: 'policy: decisions per second, one core, context ready',
    results: sizes.map(({ count, label }) => ({ label, value: rate(count), unit: 'decisions/s' })),
    ratios: [
      { label: '10 statements against 100', value: rate(10) / rate(100), target: 'flat, near 1' },
      { label: '10 statements against 1,000', value: rate(10) / rate(1000), target: 'flat, at most 3' },
    ],
  };
}
