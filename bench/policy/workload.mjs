// Policies and requests that every engine of bench/policy.mjs can be asked, said in no engine's language.
// A statement: { effect, actions, resource, conditions }. An action is `s3:GetItem` or ends in `*`. A resource is
// { text } as IAM writes it; `kind` tells whether it is named in full, a prefix, the caller's own folder, or everything.

const SERVICES =
  's3 ec2 sqs sns dynamodb lambda logs kms ssm ecs rds ecr glue batch athena kinesis events states backup redshift cognito iot'.split(
    ' ',
  );
const VERBS = ['Get', 'Put', 'List', 'Delete', 'Describe', 'Create', 'Update', 'Tag'];
const NOUNS = ['Item', 'Queue', 'Key', 'Stream', 'Table', 'Job'];
const TEAMS = ['red', 'blue', 'green'];
const ACCOUNT = '123456789012';
const MINUTE = 60_000;
export const START = Date.UTC(2026, 0, 1);
export const USER = { name: 'bob', id: 'AIDAEXAMPLEEXAMPLE12', arn: `arn:aws:iam::${ACCOUNT}:user/team/bob`, account: ACCOUNT };

/** The same numbers in every process. SOURCE: mulberry32, a generator of 32 bits in the public domain. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Conditions: an operator and a key by IAM's names, and values of the type that fits them. */
const CONDITIONS = [
  (roll) => ({ op: 'StringEquals', key: 'aws:PrincipalTag/team', values: [pick(TEAMS, roll), pick(TEAMS, roll)] }),
  () => ({ op: 'StringLike', key: 'aws:UserAgent', values: ['aws-cli/*', 'aws-sdk-js/*'] }),
  () => ({ op: 'StringNotEquals', key: 'aws:RequestedRegion', values: ['us-gov-west-1'] }),
  (roll) => ({ op: 'IpAddress', key: 'aws:SourceIp', values: ['10.0.0.0/8', `203.0.113.${roll() < 0.5 ? 0 : 128}/25`] }),
  () => ({ op: 'Bool', key: 'aws:SecureTransport', values: ['true'] }),
  (roll) => ({ op: 'DateLessThan', key: 'aws:CurrentTime', values: [START + Math.floor(roll() * 256) * MINUTE] }),
  (roll) => ({ op: 'NumericLessThan', key: 'aws:MultiFactorAuthAge', values: [Math.floor(roll() * 7200)] }),
  () => ({ op: 'ArnLike', key: 'aws:PrincipalArn', values: [`arn:aws:iam::${ACCOUNT}:user/team/*`] }),
  (roll) => ({ op: 'ForAnyValue:StringEquals', key: 'aws:TagKeys', values: [pick(['stage', 'owner'], roll), 'cost'] }),
  (roll) => ({ op: 'StringEqualsIfExists', key: 'aws:SourceVpce', values: [`vpce-0${Math.floor(roll() * 3)}`] }),
];

const pick = (list, roll) => list[Math.floor(roll() * list.length)];

/** `count` statements: half name one action in full, six in ten have conditions, one in twelve is a Deny. */
export function statementsOf(count, { conditions }) {
  const roll = dice(count);
  return Array.from({ length: count }, (_, n) => {
    const service = pick(SERVICES, roll);
    const shape = roll();
    const one = () => `${service}:${pick(VERBS, roll)}${pick(NOUNS, roll)}`;
    const actions =
      shape < 0.35 ? [one()] : shape < 0.5 ? [one(), one()] : [shape < 0.9 ? `${service}:${pick(VERBS, roll)}*` : `${service}:*`];
    const folder = `arn:aws:${service}:us-east-1:${ACCOUNT}:home-${n}`;
    const place = roll();
    const resource =
      place < 0.4
        ? { kind: 'named', text: `${folder}/report` }
        : place < 0.8
          ? { kind: 'prefix', text: `${folder}/*` }
          : place < 0.95
            ? { kind: 'own', text: `${folder}/\${aws:username}/*` }
            : { kind: 'everything', text: '*' };
    const howMany = roll() < 0.6 ? 1 + Math.floor(roll() * 2) : 0;
    const wanted = Array.from({ length: howMany }, () => pick(CONDITIONS, roll)(roll));
    const effect = n % 12 === 11 ? 'Deny' : 'Allow';
    // Two conditions of one operator and key would be one in IAM.
    const distinct = wanted.filter(({ key }, i) => wanted.findIndex((other) => other.key === key) === i);
    return { effect, actions, resource, conditions: conditions ? distinct : [] };
  });
}

/** What a server knows of 256 requests: what is asked, over which connection, by whom. Three of four speak of a statement. */
export function requestsFor(statements) {
  const roll = dice(statements.length + 1);
  return Array.from({ length: 256 }, (_, i) => {
    const { actions, resource } = pick(statements, roll);
    const wild = pick(actions, roll);
    const [service] = wild.split(':');
    const action =
      roll() < 0.25
        ? `${service}:${pick(VERBS, roll)}${pick(NOUNS, roll)}`
        : wild.endsWith(':*')
          ? wild.replace('*', `${pick(VERBS, roll)}${pick(NOUNS, roll)}`)
          : wild.replace('*', pick(NOUNS, roll));
    const folder = resource.kind === 'everything' ? `arn:aws:${service}:us-east-1:${ACCOUNT}:any` : resource.text.split('/')[0];
    const rest = resource.kind === 'named' ? 'report' : `${roll() < 0.8 ? USER.name : 'eve'}/file-${i}`;
    return {
      id: `req-${i}`,
      // Of its own, as a parser would cut it from a socket, so that no engine is helped by a text that it has seen before.
      action: flat(action),
      resource: flat(`${folder}/${rest}`),
      remoteAddress: pick(['10.1.2.3', '203.0.113.9', '203.0.113.200', '198.51.100.7'], roll),
      secure: roll() < 0.95,
      receivedAt: START + i * MINUTE,
      userAgent: pick(['aws-cli/2.9.19 Python/3.11', 'aws-sdk-js/3.1169.0 os/linux', 'curl/7.88.1'], roll),
      region: 'us-east-1',
      vpce: roll() < 0.3 ? pick(['vpce-00', 'vpce-01'], roll) : undefined,
      mfaAge: Math.floor(roll() * 7200),
      tagKeys: roll() < 0.5 ? ['owner', 'stage'] : ['cost'],
      caller: { ...USER, tags: { team: pick(TEAMS, roll), stage: 'prod' } },
    };
  });
}

const flat = (text) => Buffer.from(text, 'latin1').toString('latin1');

/** The statements as IAM policies, ten to a user as AWS allows, or one for each ten statements where there are more. */
export function documentsOf(statements) {
  const policies = Math.max(1, Math.floor(statements.length / 10));
  return Array.from({ length: policies }, (_, p) => {
    const Statement = statements.slice(p * 10, p === policies - 1 ? undefined : p * 10 + 10).map(inIam);
    return JSON.stringify({ Version: '2012-10-17', Statement });
  });
}

function inIam({ effect, actions, resource, conditions }) {
  const Condition = {};
  for (const { op, key, values } of conditions) {
    const written = op.startsWith('Date') ? values.map((time) => new Date(time).toISOString()) : values.map(String);
    (Condition[op] ??= {})[key] = written;
  }
  return {
    Effect: effect,
    Action: actions,
    Resource: resource.text,
    ...(conditions.length > 0 && { Condition }),
  };
}
