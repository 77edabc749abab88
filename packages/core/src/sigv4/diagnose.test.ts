import { describe, expect, it } from 'vitest';
import { nodeHasher } from '../hasher/node.ts';
import { canonicalRequest, stringToSign } from './canonical-request.ts';
import { diagnose, type Diagnosis } from './diagnose.ts';
import type { HttpMessage } from './http-message.ts';
import { readAuthorization } from './read-authorization.ts';
import { presign, sign } from './sign.ts';
import { deriveSigningKey } from './signing-key.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const TOKEN = 'FwoGZXIvYXdzEXAMPLETOKEN';
const NOW = Date.UTC(2026, 10, 24, 12);
const credentials = { accessKeyId: 'AKIDEXAMPLEKEY12', secretAccessKey: SECRET };
const options = { region: 'us-east-1', service: 'iam', now: NOW };
const post: HttpMessage = {
  method: 'POST',
  target: '/',
  rawHeaders: ['Host', 'iam.example.com', 'Content-Type', 'application/x-www-form-urlencoded'],
  body: Buffer.from('Action=GetUser&Version=2010-05-08'),
};

const signed = (
  change: Partial<HttpMessage> = {},
  also: Partial<typeof options> & { path?: 's3' } = {},
  as = credentials,
): HttpMessage => sign({ ...post, ...change }, as, { ...options, ...also }, nodeHasher);

const replaced = (message: HttpMessage, from: string, to: string): HttpMessage => ({
  ...message,
  rawHeaders: message.rawHeaders.map((text) => text.replace(from, to)),
});

function explain(message: HttpMessage, now = NOW, secret = SECRET): Diagnosis {
  const claim = readAuthorization(message, { now, service: 'iam', presignedLifetime: 'skew' }, nodeHasher);
  const signingKeyFor = (region: string, service: string, date: string) =>
    deriveSigningKey(secret, date, region, service, nodeHasher);
  return diagnose(message, claim, { now, signingKeyFor, ownHosts: ['iam.internal:8443'] }, nodeHasher);
}

const url = (target: string, token?: string): HttpMessage =>
  presign(
    { ...post, method: 'GET', target, body: new Uint8Array() },
    { ...credentials, ...(token === undefined ? {} : { sessionToken: token }) },
    { ...options, expires: 60 },
    nodeHasher,
  );

const withHash = [...post.rawHeaders, 'X-Amz-Content-Sha256', nodeHasher.sha256(post.body)];

describe('diagnose', () => {
  it.each<[string, HttpMessage, string, RegExp]>([
    [
      'a port that was added',
      replaced(signed(), 'iam.example.com', 'iam.example.com:8080'),
      'host',
      /"iam\.example\.com", but .*"iam\.example\.com:8080"/,
    ],
    [
      'a default port that was dropped',
      replaced(signed({ rawHeaders: ['Host', 'iam.example.com:443'] }), ':443', ''),
      'host',
      /"iam\.example\.com:443"/,
    ],
    [
      'http for https',
      replaced(signed({ rawHeaders: ['Host', 'iam.example.com:80'] }), ':80', ':443'),
      'host',
      /"iam\.example\.com:80"/,
    ],
    [
      'another name of ours',
      replaced(signed({ rawHeaders: ['Host', 'iam.internal:8443'] }), 'iam.internal:8443', 'a.b'),
      'host',
      /"iam\.internal:8443"/,
    ],
    [
      'another region',
      replaced(signed({}, { region: 'eu-west-1' }), '/eu-west-1/', '/us-east-1/'),
      'region',
      /"eu-west-1".*"us-east-1"/,
    ],
    ['another service', replaced(signed({}, { service: 'sts' }), '/sts/', '/iam/'), 'service', /"sts".*"iam"/],
    ['another body', { ...signed({ body: new Uint8Array() }), body: post.body }, 'body', /empty body/],
    [
      'a line break after the body',
      { ...signed(), body: Buffer.from('Action=GetUser&Version=2010-05-08\r\n') },
      'body',
      /line break/,
    ],
    ['another method', { ...signed(), method: 'PUT' }, 'method', /method POST, .* as PUT/],
    ['a path encoded once', signed({ target: '/a%20b' }, { path: 's3' }), 'path', /not encoded once more/],
    ['a path not normalized', signed({ target: '/a/../b' }, { path: 's3' }), 'path', /not normalized|encoded once/],
    ['a plus for a plus', { ...signed({ target: '/?a=1%2B1' }), target: '/?a=1+1' }, 'query', /%2B/],
    ['a query that was not signed', { ...signed(), target: '/?a=b' }, 'query', /without the query/],
    [
      'values in another order',
      {
        ...signed({ rawHeaders: [...post.rawHeaders, 'X-Amz-A', '1', 'X-Amz-A', '2'] }),
        rawHeaders: swap(signed({ rawHeaders: [...post.rawHeaders, 'X-Amz-A', '1', 'X-Amz-A', '2'] }).rawHeaders),
      },
      'header',
      /another order/,
    ],
  ])('tells %s', (_, message, kind, sentence) => {
    const [cause] = explain(message).causes;
    expect(cause).toMatchObject({ kind, certain: kind !== 'secret' });
    expect(cause?.sentence).toMatch(sentence);
  });

  it('tells a token that was added to a URL after signing', () => {
    const message = url('/?Action=GetUser');
    const target = message.target.replace('&X-Amz-SignedHeaders', `&X-Amz-Security-Token=${TOKEN}&X-Amz-SignedHeaders`);
    expect(explain({ ...message, target }).causes[0]).toMatchObject({ kind: 'token', certain: true });
  });

  it('tells a time that was signed but stands in the Date header', () => {
    const message = { ...signed(), rawHeaders: [...signed().rawHeaders, 'Date', 'Tue, 24 Nov 2026 11:59:55 GMT'] };
    const claim = readAuthorization(message, { now: NOW, service: 'iam' }, nodeHasher);
    const text = stringToSign(
      { dateTime: '20261124T115955Z', scope: claim.scope },
      canonicalRequest(message, claim, nodeHasher),
      nodeHasher,
    );
    const signature = deriveSigningKey(SECRET, claim.date, claim.region, claim.service, nodeHasher).sign(text, nodeHasher);
    expect(explain(replaced(message, claim.signature, signature)).causes).toMatchObject([{ kind: 'clock', certain: true }]);
  });

  it('tells the signs: a body that is not the hashed one, and a clock that is off', () => {
    const message = {
      ...signed({ rawHeaders: withHash }, { now: NOW - 600_000 }, { ...credentials, secretAccessKey: 'x' }),
      body: Buffer.from('other'),
    };
    expect(explain(message).causes.map(({ kind }) => kind)).toEqual(['secret', 'body', 'clock']);
    expect(explain(message).causes[2]?.sentence).toContain('600 seconds behind');
  });

  it('blames the secret when nothing else explains it', () => {
    expect(explain(signed(), NOW, 'another').causes).toMatchObject([{ kind: 'secret', certain: false }]);
  });

  it('tells only what can be seen without a key', () => {
    const message = replaced(signed(), 'iam.example.com', 'iam.example.com:8080');
    const claim = readAuthorization(message, { now: NOW, service: 'iam' }, nodeHasher);
    expect(diagnose(message, claim, { now: NOW }, nodeHasher).causes).toEqual([]);
    expect(diagnose(message, claim, { now: NOW, signingKeyFor: () => undefined }, nodeHasher).causes).toEqual([]);
  });

  it('shows what the server built', () => {
    const shown = explain(signed());
    expect(shown.canonicalRequest.split('\n')).toEqual([
      'POST',
      '/',
      '',
      'content-type:application/x-www-form-urlencoded',
      'host:iam.example.com',
      'x-amz-date:20261124T120000Z',
      '',
      'content-type;host;x-amz-date',
      nodeHasher.sha256(post.body),
    ]);
    expect(shown.stringToSign).toBe(
      `AWS4-HMAC-SHA256\n20261124T120000Z\n20261124/us-east-1/iam/aws4_request\n${nodeHasher.sha256(shown.canonicalRequest)}`,
    );
  });

  it('never shows a secret, a key, a token, a password or a signature', () => {
    const secrets = [SECRET, TOKEN, 'hunter2'];
    const target = '/?Action=CreateLoginProfile&Password=hunter2';
    const withToken = { ...credentials, sessionToken: TOKEN };
    const good = sign({ ...post, target }, withToken, options, nodeHasher);
    const messages = [
      good,
      url(target, TOKEN),
      replaced(good, 'iam.example.com', 'iam.example.com:80'),
      sign(
        { ...post, rawHeaders: [...post.rawHeaders, 'X-Amz-Server-Side-Encryption-Customer-Key', 'hunter2'] },
        withToken,
        options,
        nodeHasher,
      ),
    ];
    for (const message of messages) {
      const shown = JSON.stringify(explain(message));
      const claim = readAuthorization(message, { now: NOW, service: 'iam' }, nodeHasher);
      for (const secret of [...secrets, claim.signature]) expect(shown).not.toContain(secret);
      expect(shown).toContain('[redacted]');
    }
  });
});

function swap(rawHeaders: readonly string[]): string[] {
  const [first, second] = [rawHeaders.indexOf('1'), rawHeaders.indexOf('2')];
  return rawHeaders.map((text, i) => (i === first ? '2' : i === second ? '1' : text));
}
