import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../http/message.ts';
import { answerConsole } from './console-answer.ts';
import type { ConsoleFile, ConsoleFiles, Encoding } from './console-files.ts';

const file = (type: string, etag: string, ...encodings: Encoding[]): ConsoleFile => ({
  type,
  etag,
  encodings: [...encodings, 'identity'],
  body: (encoding) => (etag === 'gone' ? undefined : Buffer.from(`${etag} as ${encoding}`)),
});
const files: ConsoleFiles = new Map([
  ['index.html', file('text/html; charset=utf-8', 'page', 'br', 'gzip')],
  ['assets/main-1a2b.js', file('text/javascript; charset=utf-8', 'main', 'br', 'gzip')],
  ['assets/font-3c.woff2', file('font/woff2', 'font')],
  ['assets/old-4d.js', file('text/javascript; charset=utf-8', 'gone')],
]);
const request = (headers: Readonly<Record<string, string>>): HttpRequest => ({
  method: 'GET',
  target: '',
  rawHeaders: Object.entries(headers).flat(),
  body: new Uint8Array(),
  peer: '127.0.0.1',
  tls: false,
});
const get = (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const { status, headers: answered, body } = answerConsole(request(headers), path, files);
  return { status, headers: answered, body: Buffer.from(body).toString() };
};

describe('a file of the console', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, GZIP;q=0.5', 'gzip'],
    ['br; q=0.1, gzip', 'br'],
    ['br;q=x', undefined],
    ['deflate', undefined],
    ['', undefined],
  ])('asked for with "Accept-Encoding: %s" comes packed as %s', (accepts, encoding) => {
    const { headers, body } = get('assets/main-1a2b.js', { 'Accept-Encoding': accepts });
    expect(headers['content-encoding']).toBe(encoding);
    expect(body).toBe(`main as ${encoding ?? 'identity'}`);
    expect(headers).toMatchObject({ vary: 'accept-encoding', 'content-type': 'text/javascript; charset=utf-8' });
  });

  it('that is not there packed comes plain', () => {
    expect(get('assets/font-3c.woff2', { 'accept-encoding': 'br, gzip' })).toMatchObject({ body: 'font as identity' });
  });

  it('is missing when a new build has removed it', () => {
    expect(get('assets/old-4d.js').status).toBe(404);
  });

  it('is kept for a year when its name holds its hash, and asked after each time when not', () => {
    expect(get('assets/main-1a2b.js').headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(get('index.html').headers['cache-control']).toBe('no-cache');
  });

  it.each(['"page-br"', 'W/"page-br"', '"other", "page-br"'])('is not sent again to who has it: %s', (known) => {
    const { status, headers, body } = get('', { 'accept-encoding': 'br', 'if-none-match': known });
    expect([status, body]).toEqual([304, '']);
    expect(headers).toEqual({ etag: '"page-br"', 'cache-control': 'no-cache', vary: 'accept-encoding' });
  });

  it.each(['"page"', '"page-gzip"', 'page-br', '"main-br"'])('is sent to who has another: %s', (known) => {
    expect(get('', { 'accept-encoding': 'br', 'if-none-match': known }).status).toBe(200);
  });
});

describe('a path that is no file', () => {
  it.each(['', 'users', 'users/alice.smith', 'policies/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2Fx.y', 'users/../kek'])(
    'is a page of the app: %j',
    (path) => expect(get(path)).toMatchObject({ status: 200, body: 'page as identity' }),
  );

  it.each(['favicon.ico', 'robots.txt', '.env', 'assets/', 'assets/gone-9z.js', 'assets/main-1a2b.js.br', 'index.html.gz'])(
    'is missing: %j',
    (path) => expect(get(path)).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } }),
  );
});
