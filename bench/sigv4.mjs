// How many signatures one core verifies a second, beside the floor: the hashes that any verifier must make.
// Run by `npm run bench`, or alone after `npm run build`: node bench/sigv4.mjs
import { createHmac, hash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { nodeHasher } from '@countersign/core/hasher/node';
import {
  canonicalRequest,
  deriveSigningKey,
  presign,
  readAuthorization,
  sign,
  SigningKeyCache,
  stringToSign,
  verify,
  verifySignature,
} from '@countersign/core/sigv4';

const now = Date.UTC(2026, 10, 24, 12);
const region = 'us-east-1';
const body = Buffer.from('Action=GetUser&Version=2010-05-08&User=b'); // 40 bytes
const CALLERS = 1000;

const secretOf = (accessKeyId) => `secret of ${accessKeyId}`.padEnd(40, '/');
const callers = Array.from({ length: CALLERS }, (_, i) => `AKIA${String(i).padStart(16, 'A')}`);

/** An IAM call as the AWS SDK for JavaScript sends it: five signed headers among eleven. */
function iamPost(accessKeyId) {
  const rawHeaders = [
    'Host',
    'iam.example.com:8443',
    'Content-Type',
    'application/x-www-form-urlencoded',
    'Content-Length',
    '40',
    'User-Agent',
    'aws-sdk-js/3.1169.0 ua/2.1 os/linux lang/js md/nodejs#20.20.2 api/iam#3.1169.0',
    'X-Amz-User-Agent',
    'aws-sdk-js/3.1169.0',
    'X-Amz-Content-Sha256',
    hash('sha256', body),
    'Accept',
    '*/*',
    'Connection',
    'keep-alive',
    'Accept-Encoding',
    'identity',
  ];
  const credentials = { accessKeyId, secretAccessKey: secretOf(accessKeyId) };
  return overTheWire(
    sign({ method: 'POST', target: '/', rawHeaders, body }, credentials, { region, service: 'iam', now }, nodeHasher),
  );
}

function stsUrl(accessKeyId) {
  const message = {
    method: 'GET',
    target: '/?Action=GetCallerIdentity&Version=2011-06-15',
    rawHeaders: ['Host', 'sts.example.com'],
    body: Buffer.alloc(0),
  };
  const credentials = { accessKeyId, secretAccessKey: secretOf(accessKeyId) };
  return overTheWire(presign(message, credentials, { region, service: 'sts', now, expires: 60 }, nodeHasher));
}

// Texts put together by `+` are slower to read than those a parser cut from a socket.
const flat = (text) => Buffer.from(text, 'latin1').toString('latin1');
const overTheWire = (message) => ({ ...message, target: flat(message.target), rawHeaders: message.rawHeaders.map(flat) });

const posts = callers.map(iamPost);
const urls = callers.map(stsUrl);
const cache = new SigningKeyCache(4 * CALLERS);
const iam = { now, service: 'iam' };
const sts = { now, service: 'sts' };

function proveCached(message, expectation) {
  const claim = readAuthorization(message, expectation, nodeHasher);
  let key = cache.get(claim);
  if (!key) {
    key = deriveSigningKey(secretOf(claim.accessKeyId), claim.date, claim.region, claim.service, nodeHasher);
    cache.put(claim, key);
  }
  verifySignature(message, claim, key, nodeHasher);
}

// The floor hashes the very texts that a verification of `posts[0]` hashes.
const claim = readAuthorization(posts[0], iam, nodeHasher);
const canonical = flat(canonicalRequest(posts[0], claim, nodeHasher));
const text = flat(stringToSign(claim, canonical, nodeHasher));
const raw = Buffer.alloc(32, 7);

const subjects = {
  'floor: hash the request and the body, one HMAC': () => {
    hash('sha256', body, 'hex');
    hash('sha256', canonical, 'hex');
    nodeHasher.hmacSha256(raw, text);
  },
  'IAM POST, cached key': (i) => proveCached(posts[i % CALLERS], iam),
  'IAM POST, reading only': (i) => readAuthorization(posts[i % CALLERS], iam, nodeHasher),
  'IAM POST, no cache': (i) => verify(posts[i % CALLERS], secretOf, iam, nodeHasher),
  'presigned STS GET, cached key': (i) => proveCached(urls[i % CALLERS], sts),
  'IAM POST, unknown access key': (i) => {
    const message = posts[i % CALLERS];
    try {
      verifySignature(message, readAuthorization(message, iam, nodeHasher), undefined, nodeHasher);
    } catch (error) {
      if (error.code !== 'InvalidClientTokenId') throw error;
      return;
    }
    throw new Error('an unknown access key was let in');
  },
  'floor by createHmac': () => {
    hash('sha256', body, 'hex');
    hash('sha256', canonical, 'hex');
    createHmac('sha256', raw).update(text).digest('hex');
  },
};

/** Microseconds of CPU for one call: rounds of all subjects in turn, so that a busy machine harms them alike, then the median. */
function measure(rounds, milliseconds) {
  const samples = Object.fromEntries(Object.keys(subjects).map((label) => [label, []]));
  const counts = {};
  for (let round = -2; round < rounds; round++) {
    for (const [label, subject] of Object.entries(subjects)) {
      const count = (counts[label] ??= calibrate(subject, milliseconds));
      const before = process.cpuUsage();
      for (let i = 0; i < count; i++) subject(i);
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) samples[label].push((user + system) / count);
    }
  }
  return Object.entries(samples).map(([label, taken]) => ({ label, micros: median(taken) }));
}

function calibrate(subject, milliseconds) {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < milliseconds) for (let i = 0; i < 500; i++) subject(count++);
  return count;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** @returns verifications per second of one core, and what each costs as a multiple of the floor. */
export async function run({ rounds = 15, milliseconds = 120 } = {}) {
  const measured = measure(rounds, milliseconds);
  const floor = measured[0].micros;
  return {
    name: 'sigv4',
    results: measured.map(({ label, micros }) => ({ label, value: Math.round(1e6 / micros), unit: '1/s per core' })),
    ratios: measured
      .slice(1)
      .map(({ label, micros }) => ({ label: `${label} : floor`, value: Number((micros / floor).toFixed(2)) })),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { results, ratios } = await run();
  for (const line of [...results, ...ratios]) console.log(JSON.stringify(line));
}
