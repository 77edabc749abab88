import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { nodeHasher } from '../hasher/node.ts';
import { canonicalRequest, stringToSign } from './canonical-request.ts';
import type { HttpMessage } from './http-message.ts';
import { readClaim } from './read-authorization.ts';
import { deriveSigningKey } from './signing-key.ts';
import { verifySignature } from './verify.ts';

type Recorded = 'signed-request' | 'canonical-request' | 'string-to-sign' | 'signature';
interface Case extends Readonly<Record<`${'header' | 'query'}-${Recorded}`, string>> {
  readonly name: string;
  readonly context: {
    readonly credentials: { readonly secret_access_key: string; readonly token?: string };
    readonly region: string;
    readonly service: string;
    readonly timestamp: string;
    readonly normalize: boolean;
  };
}

// Data of awslabs/aws-c-auth (Apache-2.0), read from beside the repository and not kept in it.
const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const file = join(process.env['COUNTERSIGN_SHARED'] ?? join(repository, '..', 'shared'), 'vectors', 'aws-signing-v4.json');
const present = existsSync(file);
const { cases } = present ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }) : { cases: [] };
if (!present) console.log(`sigv4 vectors: ${file} is not there`);

/** Reads a request as a server would: octets, with folded header lines joined. */
function parseMessage(text: string): HttpMessage {
  const octets = Buffer.from(text, 'utf8').toString('latin1');
  const end = octets.indexOf('\n\n');
  const [requestLine = '', ...lines] = octets
    .slice(0, end)
    .replaceAll(/\n(?=[ \t])/g, '')
    .split('\n');
  const [, method = '', target = ''] = /^(\S+) (.*) HTTP\/1\.1$/.exec(requestLine) ?? [];
  const rawHeaders = lines.flatMap((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
  return { method, target, rawHeaders, body: Buffer.from(octets.slice(end + 2), 'latin1') };
}

function read(message: HttpMessage, { region, service, timestamp, normalize }: Case['context']) {
  const path = normalize ? 'normalized' : 's3';
  return readClaim(message, { now: Date.parse(timestamp), service, regions: [region], path }, nodeHasher);
}

// Here the token was added after signing, a custom of a few services. STS and IAM sign it, and so must every x-amz-* header be.
const TOKEN_AFTER = 'post-sts-header-after';

describe.runIf(present || process.env['CI'])("AWS's signing vectors", () => {
  it('are all there', () => expect(cases).toHaveLength(38));

  const runs = cases.flatMap((each) => (['header', 'query'] as const).map((via) => [each.name, via, each] as const));

  it.each(runs.filter(([name]) => name !== TOKEN_AFTER))('verify: %s in the %s', (_, via, vector) => {
    const message = parseMessage(vector[`${via}-signed-request`]);
    const claim = read(message, vector.context);
    expect(claim.via).toBe(via);
    expect(claim.sessionToken).toBe(vector.context.credentials.token);
    const canonical = canonicalRequest(message, claim, nodeHasher);
    expect(canonical).toBe(vector[`${via}-canonical-request`]);
    expect(stringToSign(claim, canonical, nodeHasher)).toBe(vector[`${via}-string-to-sign`]);
    expect(claim.signature).toBe(vector[`${via}-signature`]);
    const { region, service, credentials } = vector.context;
    const key = deriveSigningKey(credentials.secret_access_key, claim.date, region, service, nodeHasher);
    expect(() => verifySignature(message, claim, key, nodeHasher)).not.toThrow();
    const wrong = deriveSigningKey('another secret', claim.date, region, service, nodeHasher);
    expect(() => verifySignature(message, claim, wrong, nodeHasher)).toThrow('does not match');
  });

  it.each(runs.filter(([name]) => name === TOKEN_AFTER))('refuse a token added after signing: %s in the %s', (_, via, vector) => {
    const message = parseMessage(vector[`${via}-signed-request`]);
    const { region, service, credentials } = vector.context;
    const key = deriveSigningKey(credentials.secret_access_key, '20150830', region, service, nodeHasher);
    const prove = (message: HttpMessage) => verifySignature(message, read(message, vector.context), key, nodeHasher);
    expect(() => prove(message)).toThrow(via === 'header' ? "must be a 'SignedHeader'" : 'does not match');
    const without = message.rawHeaders.indexOf('X-Amz-Security-Token');
    const rawHeaders = message.rawHeaders.filter((_, i) => without < 0 || i < without || i > without + 1);
    const target = message.target.replace(/X-Amz-Security-Token=[^&]*&/, '');
    expect(() => prove({ ...message, target, rawHeaders })).not.toThrow();
  });
});
