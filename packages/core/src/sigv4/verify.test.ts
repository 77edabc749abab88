import { SignatureV4 } from '@smithy/signature-v4';
import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHasher, type Hasher } from '../hasher/node.ts';
import { DOES_NOT_MATCH, INVALID_TOKEN, SigV4Error } from './errors.ts';
import type { HttpMessage } from './http-message.ts';
import { readAuthorization, type Expectation } from './read-authorization.ts';
import { presign, sign } from './sign.ts';
import { deriveSigningKey } from './signing-key.ts';
import { verify, verifySignature } from './verify.ts';

const ID = 'AKIDEXAMPLEKEY12';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const NOW = Date.UTC(2026, 10, 24, 12);
const iam: Expectation = { now: NOW, service: 'iam' };
const credentials = { accessKeyId: ID, secretAccessKey: SECRET };
const options = { region: 'us-east-1', service: 'iam', now: NOW };

const lookUp = (accessKeyId: string): string | undefined => (accessKeyId === ID ? SECRET : undefined);

/** The code of the refusal, or `proven`. Anything but a refusal is thrown. */
function outcome(message: HttpMessage, expectation: Expectation = iam, secrets = lookUp): string {
  try {
    verify(message, secrets, expectation, nodeHasher);
    return 'proven';
  } catch (error) {
    if (error instanceof SigV4Error) return error.code;
    throw error;
  }
}

/** The AWS SDK's own hash, so that nothing of ours helps to make what ours must accept. */
class SdkSha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' ? secret : secret && new Uint8Array(toBytes(secret));
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(typeof data === 'string' ? data : toBytes(data));
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
  reset(): void {
    throw new Error('not used');
  }
}

const toBytes = (data: ArrayBuffer | ArrayBufferView): Uint8Array =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

interface Asked {
  readonly path: string;
  readonly query: Record<string, string | string[]>;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
  readonly token: string | undefined;
}

/** Signs with the SDK, then puts on the wire what the SDK's own HTTP handler would. */
async function sdkSigned(asked: Asked, how: 'sign' | 'presign'): Promise<HttpMessage> {
  const signer = new SignatureV4({
    credentials: { ...credentials, ...(asked.token === undefined ? {} : { sessionToken: asked.token }) },
    region: 'us-east-1',
    service: 'iam',
    sha256: SdkSha256,
  });
  const request = {
    method: how === 'sign' ? 'POST' : 'GET',
    protocol: 'https:',
    hostname: 'iam.example.com',
    path: asked.path,
    query: asked.query,
    headers: { host: 'iam.example.com', ...asked.headers },
    body: how === 'sign' ? asked.body : '',
  };
  const signed = await signer[how](request, { signingDate: new Date(NOW) });
  const query = Object.entries(signed.query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each) => `${escaped(name)}=${escaped(each ?? '')}`),
  );
  return {
    method: signed.method,
    target: query.length > 0 ? `${signed.path}?${query.join('&')}` : signed.path,
    rawHeaders: Object.entries(signed.headers).flat(),
    body: how === 'sign' ? asked.body : new Uint8Array(),
  };
}

const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

const word = fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ019-._~')), minLength: 1, maxLength: 8 });
const segment = fc.oneof(word, fc.constantFrom('.', '..', '', '%20', '%2F', '%C3%A9', 'a%25b', "it's", 'a+b', 'a:b'));
const asked: fc.Arbitrary<Asked> = fc.record({
  path: fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
  query: fc.dictionary(
    word,
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.array(word, { minLength: 2, maxLength: 3 })),
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  ),
  headers: fc.dictionary(
    word.map((name) => `x-${name.toLowerCase().replaceAll(/[._~]/g, '-')}`),
    fc.string({ unit: fc.constantFrom(...Array.from('aB0 ;=,"\t')), maxLength: 12 }),
    { maxKeys: 4, noNullPrototype: true },
  ),
  body: fc.uint8Array({ maxLength: 40 }),
  token: fc.option(fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ019+/=')), minLength: 1, maxLength: 60 }), {
    nil: undefined,
  }),
});

describe('what the AWS SDK signs', () => {
  it.each(['sign', 'presign'] as const)('is proven, and by no other secret or key: %s', async (how) => {
    await fc.assert(
      fc.asyncProperty(asked, async (asked) => {
        const message = await sdkSigned(asked, how);
        const claim = verify(message, lookUp, iam, nodeHasher);
        expect(claim).toMatchObject({ accessKeyId: ID, sessionToken: asked.token, via: how === 'sign' ? 'header' : 'query' });
        expect(outcome(message, iam, () => `${SECRET} `)).toBe('SignatureDoesNotMatch');
        expect(outcome(message, iam, () => undefined)).toBe('InvalidClientTokenId');
      }),
    );
  });

  // Every octet of what is signed counts: method, target, signed headers, their values, body and signature.
  it.each(['sign', 'presign'] as const)('is refused when any one octet is another: %s', async (how) => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat(), fc.integer({ min: 33, max: 126 }), async (asked, place, octet) => {
        const message = await sdkSigned(asked, how);
        for (const altered of alterations(message, place, octet)) expect(outcome(altered)).not.toBe('proven');
      }),
    );
  });
});

/** The message with one octet changed, once in each of its parts. Changes that mean the same by the rules of HTTP are left out. */
function* alterations(message: HttpMessage, place: number, octet: number): Generator<HttpMessage> {
  const changed = (text: string): string => {
    const at = place % text.length;
    return text.slice(0, at) + String.fromCharCode(octet) + text.slice(at + 1);
  };
  const method = changed(message.method);
  if (method !== message.method) yield { ...message, method };
  const target = changed(message.target);
  if (meaning(target) !== meaning(message.target)) yield { ...message, target };
  const signed = new Set(signedNames(message));
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = message.rawHeaders.slice(i, i + 2);
    const isAuthorization = name.toLowerCase() === 'authorization';
    if (!isAuthorization && !signed.has(name.toLowerCase())) continue;
    const otherName = changed(name);
    if (otherName.toLowerCase() !== name.toLowerCase()) yield { ...message, rawHeaders: message.rawHeaders.with(i, otherName) };
    const otherValue = value === '' ? 'x' : changed(value);
    const sameParts = isAuthorization && otherValue.replaceAll(/, */g, ',') === value.replaceAll(/, */g, ',');
    if (blanks(otherValue) !== blanks(value) && !sameParts) {
      yield { ...message, rawHeaders: message.rawHeaders.with(i + 1, otherValue) };
    }
  }
  if (message.body.length === 0) yield { ...message, body: new Uint8Array([octet]) };
  else {
    const at = place % message.body.length;
    if (message.body[at] !== octet) yield { ...message, body: message.body.with(at, octet) };
    yield { ...message, body: message.body.slice(0, -1) };
  }
}

const blanks = (value: string): string => value.trim().replaceAll(/[ \t]+/g, ' ');

/** What a target says to a reader who resolves dots and escapes; undefined parts of it are all alike. */
function meaning(target: string): string {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  const slash = kept.length > 0 && path.endsWith('/') ? '/' : '';
  const parameters = query
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const [name = '', value = ''] = piece.split(/=(.*)/s);
      return JSON.stringify([unescaped(name), unescaped(value)]);
    });
  return JSON.stringify([path.startsWith('/'), kept.join('/') + slash, parameters.sort()]);
}

const unescaped = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

function signedNames(message: HttpMessage): string[] {
  return readAuthorization(message, iam, nodeHasher).signedHeaders.split(';');
}

const post: HttpMessage = {
  method: 'POST',
  target: '/',
  rawHeaders: ['Host', 'iam.example.com', 'Content-Type', 'application/x-www-form-urlencoded'],
  body: Buffer.from('Action=GetUser&Version=2010-05-08'),
};

const at = (target: string, path: 'normalized' | 's3' = 'normalized') =>
  sign({ ...post, target }, credentials, { ...options, path }, nodeHasher);

const moved = (from: string, to: string) => outcome({ ...at(from), target: to });

describe('verifySignature', () => {
  it("refuses with AWS's sentences", () => {
    const signed = sign(post, credentials, options, nodeHasher);
    expect(() => verify(signed, () => 'wrong', iam, nodeHasher)).toThrow(new SigV4Error('SignatureDoesNotMatch', DOES_NOT_MATCH));
    expect(() => verify(signed, () => undefined, iam, nodeHasher)).toThrow(new SigV4Error('InvalidClientTokenId', INVALID_TOKEN));
  });

  it.each<[string, (signature: string) => string]>([
    ['in upper case', (signature) => signature.toUpperCase()],
    ['with one digit changed in case', (signature) => signature.replace(/[a-f]/, (digit) => digit.toUpperCase())],
    ['of other letters', () => 'z'.repeat(64)],
    ['of zeros', () => '0'.repeat(64)],
    ['that is cut and padded', (signature) => `${signature.slice(0, 63)} `.replace(' ', '+')],
  ])('refuses a signature %s', (_, change) => {
    const signed = sign(post, credentials, options, nodeHasher);
    const rawHeaders = signed.rawHeaders.map((text) => text.replace(/(?<=Signature=).*/, change));
    expect(rawHeaders).not.toEqual(signed.rawHeaders);
    expect(outcome({ ...signed, rawHeaders })).toBe('SignatureDoesNotMatch');
  });

  it('refuses an unknown access key even when its signature is the one that nobody makes', () => {
    const forged = sign(
      post,
      { ...credentials, secretAccessKey: 'nobody has this secret, and it proves nothing' },
      options,
      nodeHasher,
    );
    expect(outcome(forged, iam, () => undefined)).toBe('InvalidClientTokenId');
    const claim = readAuthorization(forged, iam, nodeHasher);
    expect(() => verifySignature(forged, claim, undefined, nodeHasher)).toThrow(INVALID_TOKEN);
  });

  it('takes the same hashes for an unknown access key as for a wrong secret, with and without a hash in a header', () => {
    const hashed = { ...post, rawHeaders: [...post.rawHeaders, 'X-Amz-Content-Sha256', nodeHasher.sha256(post.body)] };
    const url = presign({ ...post, method: 'GET', body: new Uint8Array() }, credentials, { ...options, expires: 60 }, nodeHasher);
    for (const message of [sign(post, credentials, options, nodeHasher), sign(hashed, credentials, options, nodeHasher), url]) {
      const unknown = hashesOf((hasher) => verify(message, () => undefined, iam, hasher));
      expect(unknown).toEqual(hashesOf((hasher) => verify(message, () => 'wrong', iam, hasher)));
      const claim = readAuthorization(message, iam, nodeHasher);
      const wrong = deriveSigningKey('wrong', claim.date, claim.region, claim.service, nodeHasher);
      expect(hashesOf((hasher) => verifySignature(message, claim, undefined, hasher))).toEqual(
        hashesOf((hasher) => verifySignature(message, claim, wrong, hasher)),
      );
    }
  });

  it('holds a body against the hash in its header, after the signature', () => {
    const hashed = { ...post, rawHeaders: [...post.rawHeaders, 'X-Amz-Content-Sha256', nodeHasher.sha256(post.body)] };
    const signed = sign(hashed, credentials, options, nodeHasher);
    expect(outcome(signed)).toBe('proven');
    const altered = { ...signed, body: Buffer.from('Action=GetUser&Version=2010-05-09') };
    expect(outcome(altered)).toBe('XAmzContentSHA256Mismatch');
    expect(outcome(altered, iam, () => 'wrong')).toBe('SignatureDoesNotMatch');
    const lie = sign(
      { ...post, rawHeaders: [...post.rawHeaders, 'X-Amz-Content-Sha256', 'z'.repeat(64)] },
      credentials,
      options,
      nodeHasher,
    );
    expect(outcome(lie)).toBe('XAmzContentSHA256Mismatch');
  });

  it('takes a claim only for the message it was read from', () => {
    const signed = sign(post, credentials, options, nodeHasher);
    const claim = readAuthorization(signed, iam, nodeHasher);
    const key = deriveSigningKey(SECRET, claim.date, claim.region, claim.service, nodeHasher);
    expect(() => verifySignature({ ...signed }, claim, key, nodeHasher)).toThrow(TypeError);
    expect(() => verifySignature(signed, claim, key, nodeHasher)).not.toThrow();
  });

  it('tells + from %2B in a query, and spells both ways of a space the same', () => {
    expect(moved('/?a=b%20c', '/?a=b+c')).toBe('proven');
    expect(moved('/?a=b%2Bc', '/?a=b+c')).toBe('SignatureDoesNotMatch');
    expect(moved('/?a=b%2fc', '/?a=b%2Fc')).toBe('proven');
    expect(moved('/?a=1&a-b=2', '/?a-b=2&a=1')).toBe('proven');
    expect(moved('/?a=1', '/?A=1')).toBe('SignatureDoesNotMatch');
    expect(moved('/?a=1%26b=2', '/?a=1&b=2')).toBe('SignatureDoesNotMatch');
  });

  it('does not mistake one path for another', () => {
    const s3: Expectation = { ...iam, path: 's3' };
    expect(outcome({ ...at('/a/b', 's3'), target: '/a//b' }, s3)).toBe('SignatureDoesNotMatch');
    expect(outcome({ ...at('/a/b', 's3'), target: '/a%2Fb' }, s3)).toBe('SignatureDoesNotMatch');
    expect(outcome({ ...at('/a/b', 's3'), target: '/c/../a/b' }, s3)).toBe('SignatureDoesNotMatch');
    expect(outcome({ ...at('/a%28b', 's3'), target: '/a(b' }, s3)).toBe('proven');
    expect(outcome({ ...at('/a%28b', 'normalized'), target: '/a(b' })).toBe('SignatureDoesNotMatch');
    expect(outcome({ ...at('/a', 'normalized'), target: '/%2e%2e/a' })).toBe('SignatureDoesNotMatch');
    expect(outcome({ ...at('/a', 'normalized'), target: '/a\\' })).toBe('SignatureDoesNotMatch');
  });
});

describe('sign and presign', () => {
  it('make what verify proves', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom('normalized' as const, 's3' as const), ({ body, token, query }, path) => {
        const target = `/a%20b/?${Object.keys(query).map(escaped).join('&')}`;
        const withToken = { ...credentials, ...(token === undefined ? {} : { sessionToken: token }) };
        const message = { ...post, body, target };
        expect(outcome(sign(message, withToken, { ...options, path }, nodeHasher), { ...iam, path })).toBe('proven');
        const url = presign(message, withToken, { ...options, path, expires: 60 }, nodeHasher);
        expect(verify(url, lookUp, { ...iam, path }, nodeHasher).sessionToken).toBe(token);
      }),
    );
  });
});

/** The hashes that a refused call made: which, and over how many octets. */
function hashesOf(call: (hasher: Hasher) => unknown): string[] {
  const made: string[] = [];
  const counting: Hasher = {
    sha256: (data) => (made.push(`sha256 ${data.length}`), nodeHasher.sha256(data)),
    hmacSha256: (key, data) => (made.push(`hmac ${data.length}`), nodeHasher.hmacSha256(key, data)),
    isHmacSha256: (key, data, digest) => (made.push(`hmac ${data.length}`), nodeHasher.isHmacSha256(key, data, digest)),
  };
  expect(() => call(counting)).toThrow(SigV4Error);
  return made;
}
