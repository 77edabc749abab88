// oxlint-disable vitest/valid-expect, vitest/expect-expect, unicorn/consistent-function-scoping -- the second argument names the case of a table; helpers that end in an assertion stand beside their tests
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  amzDate,
  answersIn,
  bytesOf,
  clientOf,
  done,
  exchange,
  form,
  IAM,
  makeUser,
  member,
  presigned,
  send,
  sha256,
  signed,
  startTestServer,
  STS,
  type Answer,
  type Client,
  type Draft,
  type Headers,
  type Raw,
  type TestServer,
} from './rig.ts';

let server: TestServer;
let host: string;
let root: Client;
beforeAll(async () => {
  server = await startTestServer();
  host = new URL(server.endpoint).host;
  root = clientOf(server, server.root);
});
afterAll(() => server.stop());

const LIST = form({ Action: 'ListUsers', Version: IAM });
const WHO = { Action: 'GetCallerIdentity', Version: STS };
const draft = (more: Partial<Draft> = {}): Raw => signed(host, { keys: server.root, body: LIST, ...more });
const replaced = (message: Raw, name: string, value: string | undefined): Raw => ({
  ...message,
  headers: message.headers.flatMap(([other, before]) =>
    other.toLowerCase() !== name.toLowerCase()
      ? [[other, before] as const]
      : value === undefined
        ? []
        : [[other, value] as const],
  ),
});
const authorizationOf = (message: Raw): string => message.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';

/** Refused, with an error document and nothing of an answer. */
function expectRefused(answer: Answer, what?: string): void {
  expect([400, 403], `${what ?? ''} ${answer.head} ${answer.body}`).toContain(answer.status);
  expect(answer.body, what).not.toMatch(/<\w+Result|<(?!Error)\w+Response/);
}

test('the attacker’s own signer is right, so that its refusals below mean something', async () => {
  expect((await send(server.endpoint, draft())).status).toBe(200);
  expect((await send(server.endpoint, presigned(host, { keys: server.root, query: WHO }))).status).toBe(200);
});

describe('A1: a request whose signature is stripped or spoiled', () => {
  const spoil: readonly (readonly [string, (right: string) => string | undefined])[] = [
    ['no Authorization', () => undefined],
    ['empty', () => ''],
    ['one blank', () => ' '],
    ['the algorithm alone', () => 'AWS4-HMAC-SHA256'],
    ['the algorithm and a blank', () => 'AWS4-HMAC-SHA256 '],
    ['Basic', () => `Basic ${Buffer.from('root:root').toString('base64')}`],
    ['Bearer', () => 'Bearer abc'],
    ['V2', () => `AWS ${server.root.accessKeyId}:c2lnbmF0dXJl`],
    ['V3', () => `AWS3-HTTPS AWSAccessKeyId=${server.root.accessKeyId},Algorithm=HmacSHA256,Signature=x`],
    ['V4a', (right) => right.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256')],
    ['a lower-case algorithm', (right) => right.replace('AWS4-HMAC-SHA256', 'aws4-hmac-sha256')],
    ['SHA-1', (right) => right.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')],
    ['no Signature', (right) => right.replace(/, Signature=.*/, '')],
    ['an empty Signature', (right) => right.replace(/Signature=.*/, 'Signature=')],
    ['a short Signature', (right) => right.slice(0, -1)],
    ['a long Signature', (right) => `${right}0`],
    ['half a Signature', (right) => right.slice(0, -32)],
    ['an upper-case Signature', (right) => right.replace(/[a-f0-9]{64}$/, (hex) => hex.toUpperCase())],
    ['a Signature of zeros', (right) => right.replace(/[a-f0-9]{64}$/, '0'.repeat(64))],
    ['a Signature of blanks', (right) => right.replace(/[a-f0-9]{64}$/, ' '.repeat(64))],
    ['a Signature of 0x', (right) => right.replace(/[a-f0-9]{64}$/, `0x${'0'.repeat(62)}`)],
    ['a Signature that differs in its last digit', (right) => right.slice(0, -1) + (right.endsWith('0') ? '1' : '0')],
    [
      'a Signature that differs in its first digit',
      (right) => right.replace(/Signature=(.)/, (_, x) => `Signature=${x === '0' ? '1' : '0'}`),
    ],
    ['two Signatures, the right one last', (right) => right.replace('Signature=', `Signature=${'0'.repeat(64)}, Signature=`)],
    ['two Signatures, the right one first', (right) => `${right}, Signature=${'0'.repeat(64)}`],
    [
      'two Credentials',
      (right) => right.replace('Credential=', 'Credential=AKIAAAAAAAAAAAAAAAAA/20260101/us-east-1/iam/aws4_request, Credential='),
    ],
    ['two SignedHeaders', (right) => right.replace('SignedHeaders=', 'SignedHeaders=host, SignedHeaders=')],
    ['no Credential', (right) => right.replace(/Credential=[^,]*, /, '')],
    ['an empty Credential', (right) => right.replace(/Credential=[^,]*/, 'Credential=')],
    ['no SignedHeaders', (right) => right.replace(/SignedHeaders=[^,]*, /, '')],
    ['empty SignedHeaders', (right) => right.replace(/SignedHeaders=[^,]*/, 'SignedHeaders=')],
    ['a Credential of four parts', (right) => right.replace('/aws4_request', '')],
    ['a Credential of six parts', (right) => right.replace('/aws4_request', '/x/aws4_request')],
    ['another terminator', (right) => right.replace('aws4_request', 'aws4_requests')],
    ['a part without a value', (right) => `${right}, Extra`],
    ['a comma at the end', (right) => `${right},`],
    ['blanks for commas', (right) => right.replaceAll(', ', ' ')],
    ['semicolons for commas', (right) => right.replaceAll(', ', '; ')],
    ['lower-case names', (right) => right.replace('Credential', 'credential').replace('Signature=', 'signature=')],
    ['quotes', (right) => right.replace(/Signature=(.*)/, 'Signature="$1"')],
    ['a byte order mark', (right) => `\u00ef\u00bb\u00bf${right}`],
  ];
  it.each(spoil)('is refused on every way in: %s', async (what, change) => {
    const messages = [
      draft(),
      draft({ target: `/?${LIST}`, body: '' }),
      draft({ method: 'GET', target: `/?${LIST}`, body: '' }),
      draft({ service: 'sts', body: form(WHO) }),
      draft({ service: 'countersign', body: form({ Action: 'LookupAuditRecords', Version: '2026-11-24' }) }),
    ];
    for (const message of messages) {
      expectRefused(await send(server.endpoint, replaced(message, 'Authorization', change(authorizationOf(message)))), what);
    }
  });
});

describe('A2, A4: two identities in one request', () => {
  it('are refused, whichever of the two is right', async () => {
    const inQuery = presigned(host, { keys: server.root, query: WHO, service: 'sts' });
    const inHeader = draft({ method: 'GET', target: inQuery.target, body: '', service: 'sts' });
    expectRefused(await send(server.endpoint, inHeader));
    const wrongHeader = { ...inQuery, headers: [...inQuery.headers, ['Authorization', 'AWS4-HMAC-SHA256 x'] as const] };
    expectRefused(await send(server.endpoint, wrongHeader));
    const emptyHeader = { ...inQuery, headers: [...inQuery.headers, ['Authorization', ''] as const] };
    expectRefused(await send(server.endpoint, emptyHeader));
  });

  it('are refused even when the query holds a single part of a signature', async () => {
    for (const part of ['X-Amz-Credential=x', 'X-Amz-Signature=x', 'X-Amz-Algorithm=AWS4-HMAC-SHA256', 'X-Amz-Expires=60']) {
      expectRefused(await send(server.endpoint, draft({ target: `/?${part}` })), part);
    }
    expectRefused(await send(server.endpoint, draft({ target: '/?AWSAccessKeyId=x&Signature=y' })));
  });

  it('do not come from a body: a credential there is nobody’s', async () => {
    const { target } = presigned(host, { keys: server.root, query: WHO });
    const body = Buffer.from(target.slice(2));
    const headers: Headers = [
      ['Host', host],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ];
    const answer = await send(server.endpoint, { method: 'POST', target: '/', headers, body });
    expect([answer.status, answer.code]).toEqual([403, 'MissingAuthenticationToken']);
  });
});

describe('A3, A17, A18: how the body is covered', () => {
  it.each([
    'UNSIGNED-PAYLOAD',
    'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD',
    'unsigned-payload',
    '0'.repeat(64),
    sha256('another body'),
    sha256(LIST).toUpperCase(),
    'none',
  ])('by %s is refused', async (mode) => {
    const answer = await send(server.endpoint, draft({ headers: [['X-Amz-Content-Sha256', mode]] }));
    expectRefused(answer);
    expect(answer.code).toBe('XAmzContentSHA256Mismatch');
  });

  it('by its own hash is taken', async () => {
    expect((await send(server.endpoint, draft({ headers: [['X-Amz-Content-Sha256', sha256(LIST)]] }))).status).toBe(200);
  });

  it('of a presigned POST is not left open', async () => {
    const url = presigned(host, {
      method: 'POST',
      keys: server.root,
      service: 'iam',
      query: {},
      payloadHash: 'UNSIGNED-PAYLOAD',
    });
    const headers: Headers = [...url.headers, ['Content-Type', 'application/x-www-form-urlencoded']];
    const answer = await send(server.endpoint, {
      ...url,
      headers,
      body: Buffer.from(form({ Action: 'CreateUser', Version: IAM, UserName: 'x' })),
    });
    expectRefused(answer);
  });

  it('is its real bytes: every flipped byte is refused', async () => {
    const message = draft();
    for (let at = 0; at < message.body.length; at++) {
      const body = Buffer.from(message.body);
      body[at] = (body[at] ?? 0) ^ 1;
      expect([400, 403]).toContain((await send(server.endpoint, { ...message, body })).status);
    }
  });
});

describe('A5: a header that stands twice', () => {
  it.each(['Authorization', 'Host', 'X-Amz-Date', 'Content-Type', 'X-Amz-Security-Token', 'X-Amz-Content-Sha256', 'Date'])(
    'is refused: %s, in whatever case and order',
    async (name) => {
      const token: Headers = /token/i.test(name) ? [['X-Amz-Security-Token', 'x']] : [];
      const hash: Headers = /sha256/i.test(name) ? [['X-Amz-Content-Sha256', sha256(LIST)]] : [];
      const date: Headers = name === 'Date' ? [['Date', new Date().toUTCString()]] : [];
      const message = draft({ headers: [...token, ...hash, ...date] });
      const value = message.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1] ?? '';
      for (const spelled of [name, name.toLowerCase(), name.toUpperCase()]) {
        const after = { ...message, headers: [...message.headers, [spelled, value] as const] };
        const before = { ...message, headers: [[spelled, value] as const, ...message.headers] };
        for (const twice of [after, before]) {
          const answer = await send(server.endpoint, twice);
          expect(answer.status, answer.body).toBe(400);
        }
      }
    },
  );
});

describe('A7, A8: the list of signed headers', () => {
  it.each(['host', 'x-amz-date', 'x-amz-target', 'x-amz-security-token', 'x-amz-content-sha256'])(
    'must hold %s',
    async (name) => {
      const headers: Headers =
        name === 'host' || name === 'x-amz-date' ? [] : [[name, name.endsWith('sha256') ? sha256(LIST) : 'x']];
      const all = ['content-type', 'host', 'x-amz-date', ...headers.map(([other]) => other)].sort();
      const answer = await send(server.endpoint, draft({ headers, signedHeaders: all.filter((other) => other !== name) }));
      expect([answer.status, answer.code]).toEqual([403, 'SignatureDoesNotMatch']);
      expect(answer.body).toMatch(/must be a &apos;SignedHeader&apos;|must be a 'SignedHeader'|must be a &#39;SignedHeader/);
    },
  );

  it('may not gain an x-amz header on the way', async () => {
    const message = draft();
    for (const name of ['X-Amz-Extra', 'x-amz-meta-userid', 'X-AMZ-SECURITY-TOKEN']) {
      expectRefused(await send(server.endpoint, { ...message, headers: [...message.headers, [name, 'x']] }), name);
    }
  });

  it.each([
    ['an absent header', ['content-type', 'host', 'x-absent', 'x-amz-date']],
    ['no order', ['host', 'content-type', 'x-amz-date']],
    ['a repetition', ['content-type', 'host', 'host', 'x-amz-date']],
    ['upper case', ['Host', 'content-type', 'x-amz-date']],
    ['an empty name', ['', 'content-type', 'host', 'x-amz-date']],
    ['a blank', ['content-type', 'host', 'x-amz-date', ' ']],
    ['two hundred names', [...Array.from({ length: 200 }, (_, i) => `a${String(i).padStart(3, '0')}`), 'host']],
  ])('is refused with %s', async (_, signedHeaders) => {
    expectRefused(await send(server.endpoint, draft({ signedHeaders })));
  });

  it('is looked at again after one that was accepted: nothing is remembered of a refused one', async () => {
    await send(server.endpoint, draft());
    const answer = await send(server.endpoint, replaced(draft(), 'x-amz-date', undefined));
    expectRefused(answer);
  });
});

describe('A9, A10: parameters that two readers would read differently', () => {
  it.each([
    ['Action twice', `${LIST}&Action=CreateUser`],
    ['Action in another case', `${LIST}&action=CreateUser`],
    ['Action by an escape', `${LIST}&%41ction=CreateUser`],
    ['action alone', LIST.replace('Action', 'action')],
    ['Version twice', `${LIST}&Version=${STS}`],
    ['VERSION', `${LIST}&VERSION=${STS}`],
    ['X-Amz-Date twice', `${LIST}&X-Amz-Date=1&X-Amz-Date=2`],
    ['X-Amz-Date in two cases', `${LIST}&X-Amz-Date=1&x-amz-date=2`],
  ])('are refused in a body: %s', async (_, body) => {
    expectRefused(await send(server.endpoint, draft({ body })));
  });

  it.each(['Action=CreateUser', 'action=CreateUser', '%41ction=CreateUser', 'X-Amz-Date=20260101T000000Z', 'x-amz-expires=9'])(
    'are refused in a query beside a presigned one: %s',
    async (extra) => {
      const url = presigned(host, { keys: server.root, query: WHO });
      expectRefused(await send(server.endpoint, { ...url, target: `${url.target}&${extra}` }));
      expectRefused(await send(server.endpoint, { ...url, target: url.target.replace('?', `?${extra}&`) }));
    },
  );

  it('are refused when Action stands in the query and in the body', async () => {
    for (const action of ['ListUsers', 'CreateUser']) {
      const answer = await send(server.endpoint, draft({ target: `/?Action=${action}&Version=${IAM}` }));
      expect([answer.status, answer.code]).toEqual([400, 'MalformedQueryString']);
    }
  });
});

describe('A13: a request out of its time', () => {
  it.each([
    ['older than the window', -901, 'Signature expired'],
    ['a year old', -31_536_000, 'Signature expired'],
    ['newer than the window', 960, 'Signature not yet current'],
  ])('is refused: %s', async (_, seconds, words) => {
    const answer = await send(server.endpoint, draft({ now: new Date(Date.now() + seconds * 1000) }));
    expect([answer.status, answer.code]).toEqual([403, 'SignatureDoesNotMatch']);
    expect(answer.body).toContain(words);
  });

  it('is refused with a scope of another day', async () => {
    const message = draft();
    const day = amzDate(new Date()).slice(0, 8);
    const other = authorizationOf(message).replace(`/${day}/`, '/20200101/');
    expectRefused(await send(server.endpoint, replaced(message, 'Authorization', other)));
  });

  it.each(['', 'now', '20260101', '2026-01-01T00:00:00Z', '20261301T000000Z', '99999999T999999Z', '20260101T000000Z, 1', '-1'])(
    'is refused with the date %j',
    async (value) => {
      expectRefused(await send(server.endpoint, replaced(draft(), 'x-amz-date', value)));
    },
  );
});

describe('A15: a presigned URL', () => {
  it.each(['0', '-1', '604801', '1000000000', '10abc', '', ' 60', '60.5', '1e3', '0x10', '٦٠', undefined])(
    'is refused when it counts for %j seconds',
    async (value) => {
      const answer = await send(
        server.endpoint,
        presigned(host, { keys: server.root, query: { ...WHO, 'X-Amz-Expires': value } }),
      );
      expect([answer.status, answer.code], answer.body).toEqual([400, 'AuthorizationQueryParametersError']);
    },
  );

  it('of IAM ends when it says so', async () => {
    const query = { Action: 'ListUsers', Version: IAM, 'X-Amz-Expires': '1' };
    const old = presigned(host, { keys: server.root, service: 'iam', query, now: new Date(Date.now() - 5000) });
    expect((await send(server.endpoint, old)).code).toBe('SignatureDoesNotMatch');
  });

  it.each(['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-SignedHeaders'])('is refused without %s', async (name) => {
    expectRefused(await send(server.endpoint, presigned(host, { keys: server.root, query: { ...WHO, [name]: undefined } })));
  });
});

describe('A19: a session token', () => {
  it.each(['', 'x', 'FwoGZXIvYXdzE'.repeat(50)])('on a long-term key is refused: %j', async (token) => {
    const answer = await send(server.endpoint, draft({ headers: [['X-Amz-Security-Token', token]] }));
    expect([answer.status, answer.code]).toEqual([403, 'InvalidClientTokenId']);
    const url = presigned(host, { keys: server.root, query: { ...WHO, 'X-Amz-Security-Token': token } });
    expect((await send(server.endpoint, url)).code).toBe('InvalidClientTokenId');
  });
});

describe('A20, A21: another algorithm or scope', () => {
  it.each([
    ['another service', { service: 'sts' }],
    ['an unknown service', { service: 's3' }],
    ['an empty region', { region: '' }],
    ['a region with blanks', { region: 'us east' }],
    ['the region set of V4a', { region: '*' }],
    ['a long region', { region: 'a'.repeat(65) }],
  ])('is refused: %s', async (_, more) => {
    expectRefused(await send(server.endpoint, draft(more)));
  });

  it('is refused when only some regions are served', async () => {
    const picky = await startTestServer({ COUNTERSIGN_REGIONS: 'eu-west-1' });
    try {
      const own = new URL(picky.endpoint).host;
      const there = await send(picky.endpoint, signed(own, { keys: picky.root, body: LIST, region: 'eu-west-1' }));
      const elsewhere = await send(picky.endpoint, signed(own, { keys: picky.root, body: LIST, region: 'us-east-1' }));
      expect([there.status, elsewhere.status, elsewhere.code]).toEqual([200, 403, 'SignatureDoesNotMatch']);
    } finally {
      await picky.stop();
    }
  });
});

describe('A23: an access key id', () => {
  it.each([
    'A'.repeat(15),
    'A'.repeat(129),
    'AKIA%2F..%2F..%2Fetc',
    'AKIAAAAAAAAAAAAAAAA*',
    "AKIA' OR '1'='1",
    'AKIAÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀ',
    '__proto__________',
    'constructor______',
    'AKIAAAAAAAAAAAAAAA\u0000A',
    'AKIAAAAAAAAAAAAAAAAA',
  ])('of no key is refused the same way: %j', async (accessKeyId) => {
    const answer = await send(server.endpoint, presigned(host, { keys: { ...server.root, accessKeyId }, query: WHO }));
    expect([answer.status, answer.code]).toEqual([403, 'InvalidClientTokenId']);
    expect(answer.body).toContain('The security token included in the request is invalid.');
  });

  it('in another case is another key', async () => {
    const keys = { ...server.root, accessKeyId: server.root.accessKeyId.toLowerCase() };
    expect((await clientOf(server, keys)('ListUsers')).code).toBe('InvalidClientTokenId');
  });
});

describe('A25, A26: what a client says about itself', () => {
  const FORGED = [
    'userid', 'username', 'groups', 'principaltype', 'aws:username', 'aws-userid', 'aws:userid', 'x-aws-username', 'aws:sourceip',
    'sourceip', 'aws-sourceip', 'principalarn', 'aws:principalarn', 'aws-principaltag-team', 'aws:principaltag/team', 'resourceaccount',
    'currenttime', 'epochtime', 'securetransport', 'aws-securetransport', 'mfa', 'aws:multifactorauthpresent', 'requestedregion',
    'tagkeys', 'x-forwarded-proto', 'x-forwarded-user', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip', 'forwarded',
  ]; // prettier-ignore

  it('never becomes a condition key', async () => {
    const any = (key: string, value: string): object => ({
      Effect: 'Allow',
      Action: 'iam:ListUsers',
      Resource: '*',
      Condition: { StringEquals: { [key]: value } },
    });
    const caller = await makeUser(root, server, 'forger', [
      any('aws:username', 'forged'),
      any('aws:userid', 'forged'),
      any('aws:PrincipalTag/team', 'forged'),
      any('aws:SourceIp', 'forged'),
      any('aws:MultiFactorAuthPresent', 'forged'),
      any('aws:PrincipalType', 'forged'),
      any('aws:PrincipalArn', 'forged'),
      any('aws:TagKeys', 'forged'),
      any('userid', 'forged'),
      any('groups', 'forged'),
      any('aws:RequestTag/x', 'forged'),
    ]);
    const headers = FORGED.filter((name) => !/[:/]/.test(name)).map((name) => [name, 'forged'] as const);
    const query = FORGED.map((name) => `${name}=forged`).join('&');
    const answer = await caller('ListUsers', Object.fromEntries(FORGED.map((name) => [name, 'forged'])), { headers });
    expect(answer.code).toBe('AccessDenied');
    const inQuery = await send(
      server.endpoint,
      signed(host, { keys: caller.keys, body: LIST, target: `/?${query.replaceAll(':', '%3A').replaceAll('/', '%2F')}` }),
    );
    expect(inQuery.code).toBe('AccessDenied');
  });

  const from = (address: string): object => ({ IpAddress: { 'aws:SourceIp': address } });
  const statement = (Condition: object): object => ({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*', Condition });
  const HOPS: readonly (readonly [string, string])[] = [
    ['X-Forwarded-For', '10.9.8.7'],
    ['X-Real-IP', '10.9.8.7'],
    ['Forwarded', 'for=10.9.8.7'],
  ];

  it('is not its address, when it is no trusted proxy', async () => {
    const spoofer = await makeUser(root, server, 'spoofer', [statement(from('10.9.8.7'))]);
    const local = await makeUser(root, server, 'local', [statement(from('127.0.0.1'))]);
    expect((await spoofer('ListUsers', {}, { headers: HOPS })).code).toBe('AccessDenied');
    expect((await local('ListUsers', {}, { headers: HOPS })).status).toBe(200);
  });

  it('is not its address behind a trusted proxy either, whether the proxy joins or adds a header', async () => {
    const proxied = await startTestServer({ COUNTERSIGN_TRUSTED_PROXIES: '127.0.0.1/32' });
    try {
      const admin = clientOf(proxied, proxied.root);
      const wanted = await makeUser(admin, proxied, 'spoofer', [statement(from('10.9.8.7'))]);
      const forwarded = (...values: string[]): Headers => values.map((value) => ['X-Forwarded-For', value] as const);
      const call = (...values: string[]): Promise<Answer> => wanted('ListUsers', {}, { headers: forwarded(...values) });
      expect((await call('10.9.8.7')).status).toBe(200); // the proxy says so
      expect((await call('10.9.8.7, 203.0.113.1')).code).toBe('AccessDenied');
      expect((await call('10.9.8.7', '203.0.113.1')).code).toBe('AccessDenied'); // haproxy's "option forwardfor" adds a line
      expect((await call('203.0.113.1', '10.9.8.7')).status).toBe(200);
      const secure = await makeUser(admin, proxied, 'secure', [statement({ Bool: { 'aws:SecureTransport': 'true' } })]);
      const protocol = (...values: string[]): Promise<Answer> =>
        secure('ListUsers', {}, { headers: values.map((value) => ['X-Forwarded-Proto', value] as const) });
      expect((await protocol('https')).status).toBe(200);
      expect((await protocol('https', 'http')).code).toBe('AccessDenied');
      expect((await protocol('http')).code).toBe('AccessDenied');
    } finally {
      await proxied.stop();
    }
  });
});

describe('A22, C22: a stranger', () => {
  it('learns nothing from a refusal but what AWS tells', async () => {
    const [known] = [server.root.accessKeyId];
    const wrong = clientOf(server, { accessKeyId: known, secretAccessKey: 'wrong' });
    const unknown = clientOf(server, { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secretAccessKey: 'wrong' });
    const ofUser = await wrong('GetUser', { UserName: 'forger' });
    const ofNobody = await wrong('GetUser', { UserName: 'nobody' });
    const bare = (body: string): string => body.replace(/<RequestId>.*?<\/RequestId>/, '');
    expect(bare(ofUser.body)).toBe(bare(ofNobody.body));
    expect((await unknown('GetUser', { UserName: 'forger' })).code).toBe('InvalidClientTokenId');
  });

  it('C19: reaches no operation without a signature', async () => {
    const actions = [
      'AssumeRoleWithWebIdentity',
      'AssumeRoleWithSAML',
      'GetCallerIdentity',
      'GetSessionToken',
      'ListUsers',
      'CreateAccessKey',
    ];
    for (const Action of actions) {
      for (const Version of [IAM, STS, '2026-11-24']) {
        const headers: Headers = [
          ['Host', host],
          ['Content-Type', 'application/x-www-form-urlencoded'],
        ];
        const answer = await send(server.endpoint, {
          method: 'POST',
          target: '/',
          headers,
          body: Buffer.from(form({ Action, Version })),
        });
        expect(answer.code, `${Action} ${Version}`).toBe('MissingAuthenticationToken');
      }
    }
  });
});

describe('A24: guessing at keys', () => {
  const flooded = async (flood: (at: number) => Raw): Promise<{ readonly codes: readonly string[]; readonly after: Answer }> => {
    const own = await startTestServer();
    try {
      const codes: string[] = [];
      for (let row = 0; row < 22; row++) {
        const messages = Array.from({ length: 100 }, (_, i) => flood(row * 100 + i));
        const last = Buffer.from('GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
        const text = await exchange(own.endpoint, Buffer.concat([...messages.map((message) => bytesOf(message)), last]));
        codes.push(...answersIn(text).flatMap(({ code }) => code ?? []));
      }
      return { codes, after: await clientOf(own, own.root)('ListUsers') };
    } finally {
      await own.stop();
    }
  };
  const guess = (at: number): Raw =>
    draft({ keys: { accessKeyId: `AKIAGUESS${String(at).padStart(11, 'A')}`, secretAccessKey: 'x' } });

  it('is answered with Throttling after two thousand failures of one address in ten seconds', async () => {
    const { codes } = await flooded(guess);
    expect(codes.filter((code) => code === 'InvalidClientTokenId').length).toBeGreaterThanOrEqual(2000);
    expect(codes).toContain('Throttling');
  });

  // Behind one proxy that is not trusted, or on one host, a stranger could else lock everyone out with unsigned requests.
  it('does not lock out who signs rightly from the same address', async () => {
    const { after } = await flooded(guess);
    expect(after.status).toBe(200);
  });
});

test('A14: a replayed request is a request: it is answered again, and recorded again', async () => {
  const bytes = bytesOf(draft({ body: form({ Action: 'CreateUser', Version: IAM, UserName: 'once' }) }), ['Connection: close']);
  const [first] = answersIn(await exchange(server.endpoint, bytes));
  const [second] = answersIn(await exchange(server.endpoint, bytes));
  expect([first?.status, second?.code]).toEqual([200, 'EntityAlreadyExists']);
  const { body } = await done(root('LookupAuditRecords', { EventName: 'CreateUser' }, { service: 'countersign' }));
  expect(body.split(/&quot;|"/).filter((word) => word === 'once').length).toBeGreaterThanOrEqual(2);
  expect(member(body, 'IsTruncated')).toBe('false');
});
