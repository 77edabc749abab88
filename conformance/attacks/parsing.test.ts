// oxlint-disable vitest/valid-expect, vitest/expect-expect, unicorn/consistent-function-scoping -- the second argument names the case of a table; helpers that end in an assertion stand beside their tests
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  allow,
  answersIn,
  bytesOf,
  clientOf,
  done,
  exchange,
  form,
  IAM,
  makeUser,
  member,
  policy,
  presigned,
  send,
  signed,
  startTestServer,
  STS,
  strict,
  type Answer,
  type Client,
  type Draft,
  type Raw,
  type TestServer,
} from './rig.ts';

let server: TestServer;
let host: string;
let root: Client;
beforeAll(async () => {
  server = await startTestServer({ COUNTERSIGN_HEADERS_TIMEOUT_SECONDS: '1', COUNTERSIGN_REQUEST_TIMEOUT_SECONDS: '2' });
  host = new URL(server.endpoint).host;
  root = clientOf(server, server.root);
});
afterAll(() => server.stop());

const LIST = form({ Action: 'ListUsers', Version: IAM });
const draft = (more: Partial<Draft> = {}): Raw => signed(host, { keys: server.root, body: LIST, ...more });
const raw = (text: string | Buffer, quiet?: number): Promise<Answer[]> =>
  exchange(server.endpoint, Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1'), quiet).then(answersIn);
const users = async (): Promise<string[]> =>
  [...(await done(root('ListUsers'))).body.matchAll(/<UserName>(.*?)<\/UserName>/g)].map((match) => match[1] ?? '');
const create = (UserName: string): Raw => draft({ body: form({ Action: 'CreateUser', Version: IAM, UserName }) });

/** Milliseconds of this process's CPU that a call takes, server and client together. */
async function cpuOf<T>(call: () => Promise<T>): Promise<{ readonly value: T; readonly milliseconds: number }> {
  const before = process.cpuUsage();
  const value = await call();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: (user + system) / 1000 };
}

describe('A6: smuggling', () => {
  const AUTH = 'Authorization: AWS4-HMAC-SHA256 x\r\n';
  it.each([
    ['Content-Length and Transfer-Encoding', `POST / HTTP/1.1\r\nHost: h\r\n${AUTH}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`],
    ['Transfer-Encoding and Content-Length', `POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n`],
    ['two Content-Lengths', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde'],
    ['a list of Content-Lengths', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4, 4\r\n\r\nabcd'],
    ['a negative Content-Length', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n'],
    ['a signed Content-Length', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +4\r\n\r\nabcd'],
    ['a hexadecimal Content-Length', 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0x4\r\n\r\nabcd'],
    ['an enormous Content-Length', `POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${'9'.repeat(30)}\r\n\r\n`],
    ['another coding', 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['chunked that is not last', 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a folded header', 'POST / HTTP/1.1\r\nHost: h\r\nX-A: b\r\n c\r\nContent-Length: 0\r\n\r\n'],
    ['a blank before the colon', 'POST / HTTP/1.1\r\nHost : h\r\nContent-Length: 0\r\n\r\n'],
    ['NUL in a value', 'POST / HTTP/1.1\r\nHost: h\r\nX-A: b\0c\r\nContent-Length: 0\r\n\r\n'],
    ['NUL in a name', 'POST / HTTP/1.1\r\nHost: h\r\nX\0A: b\r\nContent-Length: 0\r\n\r\n'],
    ['bare line feeds', 'POST / HTTP/1.1\nHost: h\nContent-Length: 0\n\n'],
    ['a bare carriage return', 'POST / HTTP/1.1\r\nHost: h\rX-A: b\r\nContent-Length: 0\r\n\r\n'],
    ['no Host', 'POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n'],
    ['another version', 'POST / HTTP/3.7\r\nHost: h\r\n\r\n'],
    ['the HTTP/2 preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS on a plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['a raw 8-bit path', 'GET /\xff HTTP/1.1\r\nHost: h\r\n\r\n'],
    ['an unknown method', 'CREATEUSER / HTTP/1.1\r\nHost: h\r\n\r\n'],
    ['a chunk of no size', 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nZ\r\n\r\n'],
    ['a chunk of enormous size', 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n\r\n'],
  ])('is refused and the connection closed: %s', async (_, text) => {
    const answers = await raw(text);
    expect(answers.length).toBeLessThanOrEqual(1);
    for (const { status } of answers) expect([400, 413]).toContain(status);
  }); // prettier-ignore

  it('finds no second request in the body of a first', async () => {
    const inner = bytesOf(create('smuggled'));
    const outer = draft({ body: inner });
    const answers = await raw(bytesOf(outer, ['Connection: close']));
    expect(answers.map(({ status }) => status)).toHaveLength(1);
    expect(await users()).not.toContain('smuggled');
  });

  it('lets nothing after a refused request pass on the same connection', async () => {
    const refused = Buffer.from('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n');
    const answers = await raw(Buffer.concat([refused, bytesOf(create('after-refusal'))]));
    expect(answers.map(({ status }) => status)).toEqual([400]);
    expect(await users()).not.toContain('after-refusal');
  });

  it('answers pipelined requests each on its own, in order', async () => {
    const stranger: Raw = { ...draft(), headers: draft().headers.filter(([name]) => name !== 'Authorization') };
    const who = draft({ service: 'sts', body: form({ Action: 'GetCallerIdentity', Version: STS }) });
    const row = [draft(), stranger, who, stranger, create('pipelined'), stranger];
    const last = Buffer.from('GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    const answers = await raw(Buffer.concat([...row.map((message) => bytesOf(message)), last]));
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 200, 403, 200, 403, 200]);
    expect(answers[2]?.body).toContain('GetCallerIdentityResult');
    expect(answers[1]?.code).toBe('MissingAuthenticationToken');
  });
});

describe('B14: what a connection may cost', () => {
  const padded = (length: number): Buffer => {
    const line = 'GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\nX-Pad: ';
    return Buffer.from(`${line}${'a'.repeat(length - line.length - 4)}\r\n\r\n`);
  };
  it('is 16 KiB of headers, and not one much above', async () => {
    expect((await raw(padded(16_384 - 64)))[0]?.status).toBe(200);
    expect((await raw(padded(16_384 + 256)))[0]?.status).toBe(431);
    expect((await raw(padded(1_000_000)))[0]?.status).toBe(431);
  });

  it('holds for a request line too', async () => {
    const [answer] = await raw(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: h\r\n\r\n`);
    expect([414, 431]).toContain(answer?.status);
  });

  it('ends for slow headers and slow bodies', async () => {
    const began = Date.now();
    const slowly = async (text: string): Promise<Answer[]> => raw(text, 8000);
    const [headers, body, chunked] = await Promise.all([
      slowly('POST / HTTP/1.1\r\nHost: h\r\nX-A'),
      slowly('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nabc'),
      slowly('POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'),
    ]);
    expect(Date.now() - began).toBeLessThan(7000);
    for (const answers of [headers, body, chunked]) expect(answers.map(({ status }) => status)).toEqual([408]);
  });

  it('is closed with the body that is too large, declared or not', async () => {
    const [declared] = await raw('POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10000001\r\n\r\n');
    expect(declared?.status).toBe(413);
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1 << 20, 97), Buffer.from('\r\n')]);
    const head = Buffer.from('POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n');
    const text = await exchange(server.endpoint, [head, ...Array.from({ length: 11 }, () => chunk)]);
    expect(answersIn(text)[0]?.status).toBe(413);
  });

  it('does not invite a body that is refused: Expect: 100-continue', async () => {
    const large = await exchange(
      server.endpoint,
      Buffer.from('POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 10000001\r\n\r\n'),
    );
    expect(large).not.toContain('100 Continue');
    expect(large).toMatch(/^HTTP\/1\.1 413/);
    const invited = await exchange(server.endpoint, bytesOf(draft(), ['Expect: 100-continue', 'Connection: close']));
    expect(invited).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    const other = await exchange(server.endpoint, bytesOf(draft(), ['Expect: a miracle', 'Connection: close']));
    expect(other).toMatch(/^HTTP\/1\.1 417/);
  });

  it('is bounded by connections: one too many is closed without an answer', async () => {
    const small = await startTestServer({ COUNTERSIGN_MAX_CONNECTIONS: '3' });
    try {
      const { hostname, port } = new URL(small.endpoint);
      const held = await Promise.all(
        Array.from(
          { length: 3 },
          () =>
            new Promise<ReturnType<typeof connect>>((resolve) => {
              const socket = connect(Number(port), hostname, () => resolve(socket));
            }),
        ),
      );
      const health = Buffer.from('GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
      expect(await exchange(small.endpoint, health)).toBe('');
      for (const socket of held) socket.destroy();
      let text = '';
      for (let i = 0; i < 50 && text === ''; i++) text = await exchange(small.endpoint, health);
      expect(text).toContain('200 OK');
    } finally {
      await small.stop();
    }
  });

  it('B15: holds for what a compressed body would become: none is opened', async () => {
    for (const coding of ['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip']) {
      const answer = await send(server.endpoint, draft({ headers: [['Content-Encoding', coding]] }));
      expect([answer.status, answer.code], coding).toEqual([400, 'MalformedInput']);
    }
  });
});

describe('headers beyond the number that is kept', () => {
  const many = (count: number): Raw => {
    const message = draft();
    return { ...message, headers: [...message.headers, ...Array.from({ length: count }, (_, i) => [`x${i}`, 'y'] as const)] };
  };

  it('are not needed by anyone: a hundred more change nothing', async () => {
    expect((await send(server.endpoint, many(100))).status).toBe(200);
  });

  // Node drops what comes after some 150 lines in silence; `maxHeadersCount = 0` and a count of our own would see it.
  it('are not looked away from: what stands after them is read, or the request is refused', async () => {
    const message = many(300);
    const twice = { ...message, headers: [...message.headers, ['X-Amz-Date', '20200101T000000Z'] as const] };
    expect((await send(server.endpoint, twice)).status).not.toBe(200);
    const unsigned = { ...message, headers: [...message.headers, ['X-Amz-Unsigned', 'x'] as const] };
    expect((await send(server.endpoint, unsigned)).status).not.toBe(200);
  });
});

describe('a method, a target or a version that no client of AWS sends', () => {
  it.each([
    ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', [400, 404]],
    ['OPTIONS /', 'OPTIONS / HTTP/1.1\r\nHost: h\r\nOrigin: http://evil\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n', [302, 404, 405]],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: h\r\nCookie: secret=1\r\nConnection: close\r\n\r\n', [302, 404, 405]],
    ['an absolute target', 'GET http://evil/?Action=ListUsers HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', [400, 403, 404]],
    ['two slashes', 'POST //evil/ HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nConnection: close\r\n\r\n', [404]],
    ['dots', 'GET /x/../?Action=ListUsers HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', [404]],
    ['an escaped path', 'GET /%6detrics HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', [404]],
    ['a fragment', 'GET /#?Action=ListUsers HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', [400, 404]],
    ['a backslash', 'GET /\\..\\kek HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', [400, 404]],
    ['a file', 'GET /../../../../etc/passwd HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', [404]],
    ['PUT', 'PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nConnection: close\r\n\r\n', [302, 403, 404, 405]],
    ['an upgrade', 'GET /health/live HTTP/1.1\r\nHost: h\r\nConnection: upgrade, close\r\nUpgrade: h2c\r\n\r\n', [200, 400]],
  ])('gets nothing: %s', async (_, text, statuses) => {
    const answers = await raw(text);
    expect(answers).toHaveLength(1);
    expect(statuses).toContain(answers[0]?.status);
    expect(answers[0]?.head).not.toMatch(/access-control-allow/i);
    expect(answers[0]?.body).not.toMatch(/secret=1|root:x|<User/);
    expect(answers[0]?.head).not.toMatch(/location: (?!\/console\/\r?$)/im);
  }); // prettier-ignore

  it('CONNECT opens no tunnel', async () => {
    expect(
      await exchange(server.endpoint, Buffer.from('CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n')),
    ).not.toMatch(/ 200 /);
  });

  it('a signed request by another method, or to another path, is not run', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
      const message = draft({ method, body: form({ Action: 'CreateUser', Version: IAM, UserName: `by-${method}` }) });
      expect((await send(server.endpoint, message)).status, method).not.toBe(200);
    }
    for (const target of ['/iam', '/x/..', '//', '/.', '/%2e', '/;', '/index.html']) {
      const message = draft({ target, body: form({ Action: 'CreateUser', Version: IAM, UserName: 'by-path' }) });
      expect((await send(server.endpoint, message)).status, target).not.toBe(200);
    }
    expect((await users()).filter((name) => name.startsWith('by-'))).toEqual([]);
  });

  it('HEAD never runs a presigned change', async () => {
    const query = { Action: 'CreateUser', Version: IAM, UserName: 'by-head' };
    const message = presigned(host, { method: 'HEAD', service: 'iam', keys: server.root, query });
    await exchange(server.endpoint, bytesOf(message, ['Connection: close']));
    expect(await users()).not.toContain('by-head');
  });

  it('HTTP/1.0 is answered as any other, and closed', async () => {
    const bytes = Buffer.from(bytesOf(draft()).toString('latin1').replace('HTTP/1.1', 'HTTP/1.0'), 'latin1');
    const text = await exchange(server.endpoint, bytes);
    expect(answersIn(text).map(({ status }) => status)).toEqual([200]);
    const hostless = await raw('POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n');
    expect([400, 403]).toContain(hostless[0]?.status);
  });

  it('a GET with a body runs its query, and only when the body is signed with it', async () => {
    const message = draft({ method: 'GET', target: `/?${LIST}`, body: 'Action=CreateUser' });
    expect((await send(server.endpoint, message)).status).toBe(200);
    expect((await send(server.endpoint, { ...message, body: Buffer.from('Action=DeleteUser') })).status).toBe(403);
  });

  it('trailers of a chunked body are no headers', async () => {
    const message = draft();
    const stranger = message.headers.filter(([name]) => name !== 'Authorization');
    const authorization = message.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
    const chunked = (headers: Raw['headers'], trailer: string): Buffer =>
      Buffer.concat([
        bytesOf({ ...message, headers: [...headers, ['Transfer-Encoding', 'chunked']], body: Buffer.alloc(0) }, [
          'Connection: close',
        ]),
        Buffer.from(`${message.body.length.toString(16)}\r\n${message.body.toString()}\r\n0\r\n${trailer}\r\n`),
      ]);
    expect((await raw(chunked(message.headers, '')))[0]?.status).toBe(200);
    expect((await raw(chunked(message.headers, 'X-Amz-Date: 20200101T000000Z\r\n')))[0]?.status).toBe(200);
    expect((await raw(chunked(stranger, `Authorization: ${authorization}\r\n`)))[0]?.code).toBe('MissingAuthenticationToken');
  });
});

describe('B1, B2, B17: a form', () => {
  it.each([
    ['10,001 parameters', `${LIST}&${'a=b&'.repeat(10_001)}`],
    ['100,000 members', `${form({ Action: 'CreateUser', Version: IAM, UserName: 'x' })}${Array.from({ length: 100_000 }, (_, i) => `&Tags.member.${i + 1}.Key=k${i}`).join('')}`],
    ['a million ampersands', `${LIST}${'&'.repeat(1_000_000)}`],
  ])('is bounded before it is read: %s', async (_, body) => {
    const message = draft({ body });
    const { value, milliseconds } = await cpuOf(() => send(server.endpoint, message));
    expect([value.status, value.code]).toEqual([400, 'MalformedQueryString']);
    expect(milliseconds).toBeLessThan(250);
  }); // prettier-ignore

  it.each([
    'Tags.member.999999999.Key=k&Tags.member.999999999.Value=v',
    'Tags.member.9999999999999999999.Key=k',
    'Tags.member.0.Key=k',
    'Tags.member.-1.Key=k',
    'Tags.member.1e3.Key=k',
    'Tags.member.__proto__.Key=k',
    'Tags.member.constructor.Key=k',
    'Tags.member.length.Key=4294967295',
    'Tags.__proto__.polluted=x',
    'Tags.member.1.__proto__.polluted=x',
    'Tags.member.1.constructor.prototype.polluted=x',
    '__proto__.polluted=x',
    'constructor.prototype.polluted=x',
    '__proto__=x',
    `${'a.'.repeat(5000)}a=x`,
    `Tags.member.1.${'Key.'.repeat(5000)}=x`,
  ])('with %s touches nothing and costs nothing', async (parameter) => {
    const body = `${form({ Action: 'TagUser', Version: IAM, UserName: 'nobody' })}&${parameter}`;
    const { value, milliseconds } = await cpuOf(() => send(server.endpoint, draft({ body })));
    expect([400, 404]).toContain(value.status);
    expect(milliseconds).toBeLessThan(250);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf', '', ' ', 'ListUsers ', 'listusers', 'LISTUSERS', 'ListUsers\0', 'iam:ListUsers', '../ListUsers'])(
    'with the action %j has no operation',
    async (Action) => {
      for (const [service, Version] of [['iam', IAM], ['sts', STS], ['countersign', '2026-11-24']] as const) {
        const answer = await send(server.endpoint, draft({ service, body: form({ Action, Version }) }));
        expect(answer.status, `${service} ${answer.body}`).toBeGreaterThanOrEqual(400);
        expect(answer.status, `${service} ${answer.body}`).toBeLessThan(500);
      }
    },
  ); // prettier-ignore

  it.each(['__proto__', 'constructor', '2010-05-09', '', '2010-05-08 ', 'latest'])(
    'with the version %j has no service',
    async (Version) => {
      const answer = await send(server.endpoint, draft({ body: form({ Action: 'ListUsers', Version }) }));
      expect([400, 403]).toContain(answer.status);
    },
  );

  it.each([
    ['a broken escape', 'UserName=%'],
    ['half an escape', 'UserName=%4'],
    ['no hexadecimal', 'UserName=%zz'],
    ['an overlong encoding', 'UserName=%c0%af'],
    ['a lone surrogate', 'UserName=%ed%a0%80'],
    ['a lone continuation', 'UserName=%80'],
    ['beyond Unicode', 'UserName=%f5%80%80%80'],
  ])('with %s is refused', async (_, parameter) => {
    const answer = await send(server.endpoint, draft({ body: `Action=GetUser&Version=${IAM}&${parameter}` }));
    expect([answer.status, answer.code]).toEqual([400, 'MalformedQueryString']);
  });

  it.each([
    ['octets that are not UTF-8', Buffer.from([0xff, 0xfe, 0x80])],
    ['an overlong encoding', Buffer.from([0xc0, 0xaf])],
    ['half a letter', Buffer.from([0xe2, 0x82])],
  ])('with %s, raw, is refused as their escapes are', async (_, octets) => {
    const body = Buffer.concat([Buffer.from(`Action=GetUser&Version=${IAM}&UserName=`), octets]);
    const answer = await send(server.endpoint, draft({ body }));
    expect([answer.status, answer.code]).toEqual([400, 'MalformedQueryString']);
  });

  it('that begins with a byte order mark has no action under it', async () => {
    const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(LIST)]);
    expect((await send(server.endpoint, draft({ body }))).status).toBe(400);
  });

  it.each([
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencodedx',
    'application/x-amz-json-1.1',
    '',
  ])('of the type %j is refused', async (type) => {
    const answer = await send(server.endpoint, draft({ headers: [['Content-Type', type]] }));
    expect([400, 403], answer.body).toContain(answer.status);
  });

  it.each(['1.5', '1e2', '0x10', '-1', '0', '1001', '99999999999999999999', 'NaN', 'Infinity', '', ' 5', '٥', '1,000'])(
    'takes no number of the form %j',
    async (MaxItems) => {
      const answer = await root('ListUsers', { MaxItems });
      expect(answer.status, answer.body).toBe(400);
    },
  );

  it.each([
    ['escapes', '%41'],
    ['pluses', '+'],
    ['escapes and pluses', '%41+'],
    ['ampersands in escapes', '%26'],
  ])('of nearly ten megabytes of %s in one value, from a stranger, is cheap to refuse', async (_, unit) => {
    const message: Raw = {
      method: 'POST',
      target: '/',
      headers: [
        ['Host', host],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      body: Buffer.from(`Action=GetUser&Version=${IAM}&UserName=${unit.repeat(9_900_000 / unit.length)}`),
    };
    const { value, milliseconds } = await cpuOf(() => send(server.endpoint, message));
    expect(value.status).toBe(403);
    expect(milliseconds).toBeLessThan(700); // a second and more, before pluses were read in bytes
  });
});

describe('names that mean something to JavaScript', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '__defineGetter__', 'then'])(
    'mean only themselves: %s',
    async (name) => {
      const created = await done(root('CreateUser', { UserName: name, 'Tags.member.1.Key': name, 'Tags.member.1.Value': name }));
      expect(member(created.body, 'UserName')).toBe(name);
      const document = policy([
        allow('iam:GetUser', `arn:aws:iam::*:user/${name}`, { StringEquals: { [`iam:ResourceTag/${name}`]: name } }),
      ]);
      await done(root('PutUserPolicy', { UserName: name, PolicyName: name, PolicyDocument: document }));
      expect(
        decodeURIComponent(
          member((await done(root('GetUserPolicy', { UserName: name, PolicyName: name }))).body, 'PolicyDocument'),
        ),
      ).toBe(document);
      const made = await done(root('CreateAccessKey', { UserName: name }));
      const own = clientOf(server, {
        accessKeyId: member(made.body, 'AccessKeyId'),
        secretAccessKey: member(made.body, 'SecretAccessKey'),
      });
      expect(member((await done(own('GetUser', { UserName: name }))).body, 'UserName')).toBe(name);
      expect((await own('ListUsers')).code).toBe('AccessDenied');
      await done(root('CreateGroup', { GroupName: name }));
      await done(root('AddUserToGroup', { GroupName: name, UserName: name }));
      await done(
        root('CreatePolicy', {
          PolicyName: name,
          PolicyDocument: document,
          'Tags.member.1.Key': name,
          'Tags.member.1.Value': '',
        }),
      );
      expect((await done(root('ListUserTags', { UserName: name }))).body).toContain(`<Key>${name}</Key>`);
      await done(root('UntagUser', { UserName: name, 'TagKeys.member.1': name }));
      expect((await done(root('ListUserTags', { UserName: name }))).body).not.toContain(`<Key>${name}</Key>`);
      const json = await send(
        server.endpoint,
        draft({ headers: [['Accept', 'application/json']], body: form({ Action: 'GetUser', Version: IAM, UserName: name }) }),
      );
      expect(json.body).toContain(`"UserName":"${name}"`);
    },
  );

  it('hide nothing in a policy: a condition on __proto__ counts', async () => {
    const statement = `{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"__proto__":"x"}}}`;
    const document = `{"Version":"2012-10-17","Statement":[${statement}]}`;
    const caller = await makeUser(root, server, 'proto-condition');
    const put = await root('PutUserPolicy', { UserName: 'proto-condition', PolicyName: 'p', PolicyDocument: document });
    expect([200, 400]).toContain(put.status);
    expect((await caller('ListUsers')).code).toBe('AccessDenied');
  });
});

describe('B3 to B6: a policy document', () => {
  const S = '{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}';
  const document = (statements: string, more = ''): string => `{"Version":"2012-10-17",${more}"Statement":[${statements}]}`;
  const put = (PolicyDocument: string): Promise<Answer> =>
    root('PutUserPolicy', { UserName: 'writer', PolicyName: 'p', PolicyDocument });
  beforeAll(() => done(root('CreateUser', { UserName: 'writer' })));

  it.each([
    ['Effect twice', document('{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}')],
    ['Statement twice', `{"Version":"2012-10-17","Statement":[${S}],"Statement":[${S}]}`],
    ['an escape in a name, twice', document('{"Effect":"Deny","\\u0045ffect":"Allow","Action":"*","Resource":"*"}')],
    ['an unknown element', document('{"Effect":"Allow","Action":"*","Resource":"*","Resources":"x"}')],
    ['a principal', document('{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}')],
    ['effect in lower case', document('{"Effect":"allow","Action":"*","Resource":"*"}')],
    ['Action and NotAction', document('{"Effect":"Allow","Action":"*","NotAction":"iam:*","Resource":"*"}')],
    ['no resource', document('{"Effect":"Allow","Action":"*"}')],
    ['an unknown operator', document('{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}')],
    ['a comment', document(`/* x */${S}`)],
    ['a trailing comma', document(`${S},`)],
    ['NaN', document('{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericEquals":{"a":NaN}}}')],
    ['a byte order mark', `\ufeff${document(S)}`],
    ['text behind it', `${document(S)} x`],
    ['two documents', `${document(S)}${document(S)}`],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', `[${document(S)}]`],
    ['XML', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['deep lists', '['.repeat(60_000)],
    ['deep objects', '{"a":'.repeat(20_000)],
    ['deep nesting inside', document(`{"Effect":"Allow","Action":${'['.repeat(40)}"*"${']'.repeat(40)},"Resource":"*"}`)],
    [
      'a letter beyond Latin-1',
      document('{"Sid":"x","Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::1:user/Ω"}'),
    ],
    ['a lone surrogate', document('{"Effect":"Allow","Action":"iam:GetUser","Resource":"\\ud800"}')],
    ['NUL', document('{"Effect":"Allow","Action":"iam:GetUser","Resource":"\0"}')],
    ['another version', document(S).replace('2012-10-17', '2026-01-01')],
    ['a percent-encoded document', strict(document(S))],
  ])('is refused with %s, and grants nothing', async (_, text) => {
    const { value, milliseconds } = await cpuOf(() => put(text));
    expect(value.status, value.body).toBe(400);
    expect(['MalformedPolicyDocument', 'ValidationError', 'InvalidInput', 'MalformedInput']).toContain(value.code);
    expect(milliseconds).toBeLessThan(250);
    expect((await root('GetUserPolicy', { UserName: 'writer', PolicyName: 'p' })).code).toBe('NoSuchEntity');
  });

  it('B5: is as long as its characters without white space, one more is too long', async () => {
    const sized = (size: number): string => {
      const start = document('{"Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::123456789012:user/@"}');
      return start.replace('@', 'a'.repeat(size - start.length + 1));
    };
    const groupPolicy = (PolicyDocument: string): Promise<Answer> => root('PutGroupPolicy', { GroupName: 'sized', PolicyName: 'p', PolicyDocument });
    await done(root('CreateGroup', { GroupName: 'sized' }));
    await done(root('CreateUser', { UserName: 'sized' }));
    const userPolicy = (PolicyDocument: string): Promise<Answer> => root('PutUserPolicy', { UserName: 'sized', PolicyName: 'p', PolicyDocument });
    const managed = (PolicyDocument: string): Promise<Answer> => root('CreatePolicy', { PolicyName: `s${PolicyDocument.length}`, PolicyDocument });
    for (const [save, limit] of [[userPolicy, 2048], [groupPolicy, 5120], [managed, 6144]] as const) {
      expect((await save(sized(limit))).status, String(limit)).toBe(200);
      expect((await save(sized(limit + 1))).code, String(limit)).toBe('LimitExceeded');
    }
    const spaced = sized(2048).replace('"Effect"', `${' \n\t'.repeat(10_000)}"Effect"`);
    expect((await userPolicy(spaced)).status).toBe(200);
    expect((await userPolicy(' '.repeat(131_073))).status).toBe(400);
  }); // prettier-ignore
});

describe('B7, B8: patterns', () => {
  it('however hostile, are matched in linear time', async () => {
    const hostile = `${'*a'.repeat(400)}b`;
    const statements = [
      allow('iam:GetUser', `arn:aws:iam::*:user/${hostile}`),
      allow('iam:GetUser', '*', { StringLike: { 'aws:UserAgent': `${'*a'.repeat(300)}b` } }),
    ];
    const caller = await makeUser(root, server, 'glob', statements);
    const many = await makeUser(root, server, 'globs');
    await done(root('CreateGroup', { GroupName: 'globs' }));
    for (const PolicyName of ['a', 'b', 'c', 'd']) {
      const PolicyDocument = policy([allow('iam:GetUser', `arn:aws:iam::*:user/${'*a?'.repeat(1600)}b`)]);
      await done(root('PutGroupPolicy', { GroupName: `globs`, PolicyName, PolicyDocument })).catch(() => undefined);
    }
    await done(root('AddUserToGroup', { GroupName: 'globs', UserName: 'globs' }));
    const agent = 'a'.repeat(10_000);
    await caller('GetUser', { UserName: 'a'.repeat(64) }); // compiles
    for (const client of [caller, many]) {
      const { value, milliseconds } = await cpuOf(() =>
        client('GetUser', { UserName: 'a'.repeat(64) }, { headers: [['User-Agent', agent]] }),
      );
      expect(value.code).toBe('AccessDenied');
      expect(milliseconds).toBeLessThan(250);
    }
  });

  it.each([
    ['stars', (size: number) => `${'*a'.repeat(size / 2)}b`],
    ['one long run', (size: number) => `*${'a'.repeat(size)}b`],
    ['question marks', (size: number) => `*${'a?'.repeat(size / 2)}b`],
    ['stars and question marks', (size: number) => `${'*?a'.repeat(size / 3)}b`],
  ])('at every quota at once cost no more than a blink: %s', async (kind, pattern) => {
    const prefix = kind.replaceAll(' ', '-');
    const caller = await makeUser(root, server, `q-${prefix}`);
    // The most that one user can hold: ten groups of ten policies of 6,144 characters.
    const held = Array.from({ length: 100 }, async (_, at) => {
      const document = policy([allow('iam:GetUser', '*', { StringLike: { 'aws:UserAgent': pattern(5900 - at) } })]);
      return member(
        (await done(root('CreatePolicy', { PolicyName: `q-${prefix}-${at}`, PolicyDocument: document }))).body,
        'Arn',
      );
    });
    const arns = await Promise.all(held);
    for (let group = 0; group < 10; group++) {
      const GroupName = `q-${prefix}-${group}`;
      await done(root('CreateGroup', { GroupName }));
      await done(root('AddUserToGroup', { GroupName, UserName: `q-${prefix}` }));
      await Promise.all(
        arns.slice(group * 10, group * 10 + 10).map((PolicyArn) => done(root('AttachGroupPolicy', { GroupName, PolicyArn }))),
      );
    }
    const call = (): Promise<Answer> => caller('GetUser', { UserName: 'x' }, { headers: [['User-Agent', 'a'.repeat(14_000)]] });
    const first = await cpuOf(call); // compiles them all
    const { value, milliseconds } = await cpuOf(call);
    console.log(`${kind}: ${first.milliseconds.toFixed(0)} ms, then ${milliseconds.toFixed(0)} ms`);
    expect(value.code).toBe('AccessDenied');
    expect(milliseconds).toBeLessThan(500);
  });

  it('mean the same however they are written, and no letter means another', async () => {
    const allowing: readonly (readonly [string, boolean])[] = [
      ['iam:ListUsers', true],
      ['IAM:LISTUSERS', true],
      ['iam:list*', true],
      ['iam:ListUser?', true],
      ['*', true],
      ['\\u0069am:ListUsers', true], // JSON's own escape of i
      ['iam:ListUser', false],
      ['iam:%4CistUsers', false],
      ['iam:ListUsers%2A', false],
      ['sts:*', false],
    ];
    for (const [at, [pattern, allowed]] of allowing.entries()) {
      const name = `pattern-${at}`;
      const caller = await makeUser(root, server, name);
      const PolicyDocument = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${pattern}","Resource":"*"}]}`;
      await root('PutUserPolicy', { UserName: name, PolicyName: 'p', PolicyDocument });
      expect((await caller('ListUsers')).status, pattern).toBe(allowed ? 200 : 403);
    }
    // The Kelvin sign and the long s fold to k and s in Unicode, not here.
    const kelvin = await root('PutUserPolicy', {
      UserName: 'pattern-0',
      PolicyName: 'q',
      PolicyDocument: policy([allow('iam:Li\u017ftUsers')]),
    });
    expect(kelvin.status).toBe(400);
  });

  it('B9: take nothing from what a variable stands for', async () => {
    const own = allow('iam:GetUser', 'arn:aws:iam::*:user/${aws:username}');
    const tagged = allow('iam:GetUser', 'arn:aws:iam::*:user/${aws:PrincipalTag/reach}');
    const star = await makeUser(root, server, 'a', [own]);
    expect((await star('GetUser', { UserName: 'a' })).status).toBe(200);
    expect((await star('GetUser', { UserName: 'ab' })).code).toBe('AccessDenied');
    const reach = await makeUser(root, server, 'reacher', [tagged]);
    expect((await reach('GetUser', { UserName: 'a' })).code).toBe('AccessDenied'); // no such tag: the pattern matches nothing
    for (const Value of ['a', '${aws:username}', '@', '+']) {
      await done(root('TagUser', { UserName: 'reacher', 'Tags.member.1.Key': 'reach', 'Tags.member.1.Value': Value })).catch(
        () => undefined,
      );
    }
    expect((await reach('GetUser', { UserName: 'a' })).code).toBe('AccessDenied');
    const wild = await root('TagUser', { UserName: 'reacher', 'Tags.member.1.Key': 'reach', 'Tags.member.1.Value': '*' });
    expect(wild.status === 400 || (await reach('GetUser', { UserName: 'a' })).code === 'AccessDenied').toBe(true);
    const literal = await makeUser(root, server, 'literal', [allow('iam:GetUser', 'arn:aws:iam::*:user/${*}')]);
    expect((await literal('GetUser', { UserName: 'a' })).code).toBe('AccessDenied');
  });
});

describe('an error', () => {
  it.each([
    ['markup', '<script>alert(1)</script>&amp;'],
    ['the end of a CDATA section', ']]>'],
    ['an entity', '&xxe;<!DOCTYPE a>'],
    ['NUL', 'a\0b'],
    ['control characters', 'a\u0001\u001b[31m\u007f\u0085b'],
    ['what is no character', 'a\ufffe\uffffb'],
    ['line separators', 'a\u2028\u2029b'],
    ['line breaks', 'a\r\nSet-Cookie: x=y\r\n\r\nb'],
    ['a quote', '"\''],
  ])('that repeats %s is well-formed XML or JSON, and one answer', async (_, text) => {
    const tries: Readonly<Record<string, string>>[] = [
      { Action: 'GetUser', Version: IAM, UserName: text },
      { Action: text, Version: IAM },
      { Action: 'ListUsers', Version: text },
      { Action: 'GetPolicy', Version: IAM, PolicyArn: `arn:aws:iam::123456789012:policy/${text}` },
      { Action: 'CreateUser', Version: IAM, UserName: 'x', Path: text },
      { Action: 'PutUserPolicy', Version: IAM, UserName: 'x', PolicyName: 'x', PolicyDocument: policy([allow(text, text)]) },
      { Action: 'ListUsers', Version: IAM, Marker: text },
    ];
    for (const parameters of tries) {
      const body = form(parameters);
      const [answer, ...more] = await raw(bytesOf(draft({ body }), ['Connection: close']));
      expect(more).toEqual([]);
      expect(answer?.status, answer?.body).toBeGreaterThanOrEqual(400);
      expect(answer?.status, answer?.body).toBeLessThan(500);
      expect(answer?.head).not.toMatch(/set-cookie/i);
      const xml = Buffer.from(answer?.body ?? '', 'latin1').toString();
      // oxlint-disable-next-line no-control-regex -- XML 1.0 has none of these
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      expect(xml.replaceAll(/<\/?[A-Z]\w*(?: xmlns="[^"<>]*")?\/?>/g, '')).not.toMatch(
        /[<>]|&(?!(?:amp|lt|gt|quot|apos|#x?[0-9a-f]+);)/i,
      );
      const json = await send(server.endpoint, draft({ body, headers: [['Accept', 'application/json']] }));
      expect(() => JSON.parse(json.body) as unknown).not.toThrow();
    }
  });
});

describe('B16: a marker', () => {
  const markerOf = (answer: Answer): string => member(answer.body, 'Marker');
  beforeAll(async () => {
    for (const name of ['m1', 'm2', 'm3']) {
      await done(root('CreateUser', { UserName: name, Path: '/m/' }));
      await done(root('CreateGroup', { GroupName: name, Path: '/m/' }));
    }
  });

  it('is good for the next page of the same list, and for nothing else', async () => {
    const marker = markerOf(await done(root('ListUsers', { PathPrefix: '/m/', MaxItems: '1' })));
    expect(marker.length).toBeGreaterThan(0);
    expect(marker.length).toBeLessThanOrEqual(320);
    expect((await root('ListUsers', { PathPrefix: '/m/', MaxItems: '1', Marker: marker })).status).toBe(200);
    const wrong = [
      root('ListGroups', { PathPrefix: '/m/', Marker: marker }),
      root('ListUsers', { PathPrefix: '/', Marker: marker }),
      root('ListPolicies', { Marker: marker }),
      root('LookupAuditRecords', { Marker: marker }, { service: 'countersign' }),
    ];
    for (const answer of await Promise.all(wrong)) expect([answer.status, answer.code]).toEqual([400, 'ValidationError']);
  });

  it('with any letter changed is refused', async () => {
    const marker = markerOf(await done(root('ListUsers', { PathPrefix: '/m/', MaxItems: '1' })));
    for (let at = 0; at < marker.length; at++) {
      const flipped = `${marker.slice(0, at)}${marker[at] === 'A' ? 'B' : 'A'}${marker.slice(at + 1)}`;
      const answer = await root('ListUsers', { PathPrefix: '/m/', MaxItems: '1', Marker: flipped });
      expect(answer.status, `${at} of ${marker}`).toBe(400);
    }
  });

  it.each(['x', '0', 'AAAA', "' OR 1=1 --", '../..', 'ÿ', 'A'.repeat(321)])('that was made up is refused: %j', async (Marker) => {
    expect((await root('ListUsers', { Marker })).status).toBe(400);
  });
});

describe('B19: a log line', () => {
  it('is one line of JSON, whatever a client calls itself', async () => {
    const agents = ['\u00e2\u0080\u00a8', '\u001b[31m', '","eventName":"Forged","x":"', '\\u0000', '\u00e2\u0080\u00aeRTL'];
    for (const agent of agents) await send(server.endpoint, draft({ headers: [['User-Agent', agent]] }));
    await root('CreateUser', { UserName: 'a\r\nb' });
    await root('CreateUser', { UserName: '\u001b[2J' });
    const { body } = await done(root('LookupAuditRecords', { MaxItems: '20' }, { service: 'countersign' }));
    const records = [...body.matchAll(/<member>([\s\S]*?)<\/member>/g)].map((match) => match[1] ?? '');
    expect(records.length).toBeGreaterThan(5);
    for (const record of records) {
      // oxlint-disable-next-line no-control-regex -- these are what must not be there
      expect(record).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
      const text = record.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      expect((JSON.parse(text) as { eventName: string }).eventName).not.toBe('Forged');
    }
  });
});

test('after all of this the server still serves', async () => {
  expect((await root('ListUsers')).status).toBe(200);
});
