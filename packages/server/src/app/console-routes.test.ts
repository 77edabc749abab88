import { describe, expect, it } from 'vitest';
import type { ConsoleFiles } from './console-files.ts';
import { routeConsole } from './console-routes.ts';

const page = { version: '1.2.3', endpoint: 'https://iam.example.org', engine: 'SQLite', region: 'eu-west-1' };
const docs = [{ path: '/docs/README.md', title: 'Read me', text: 'a long text' }];
const built: ConsoleFiles = new Map([
  ['index.html', { type: 'text/html', etag: 'e', encodings: ['identity'] as const, body: () => Buffer.from('the app') }],
]);

const get = (path: string, { host = 'iam.example.org', secure = false, isBuilt = true } = {}) =>
  routeConsole({ method: 'GET', target: path, rawHeaders: ['Host', host], body: new Uint8Array(), peer: '', tls: secure }, path, {
    page: () => ({ ...page, docs }),
    console: () => (isBuilt ? built : undefined),
    secure: () => secure,
  });
const facts = (options?: Parameters<typeof get>[1]) => JSON.parse(String(get('/console/facts.json', options)?.body)) as unknown;

describe('the address of the console', () => {
  it('is a folder', () => {
    expect(get('/console')).toMatchObject({ status: 302, headers: { location: '/console/' } });
    expect(String(get('/console/')?.body)).toBe('the app');
  });

  it.each(['/', '/consoles', '/console.html', '/Console/', '/x/console/'])('is not %s', (path) => {
    expect(get(path)).toBeUndefined();
  });

  it('says so where the console was not built', () => {
    const plain = get('/console/', { isBuilt: false });
    expect(String(plain?.body)).toContain('The web console was not built');
    expect(plain?.headers['content-security-policy']).not.toContain('script-src');
    expect(get('/console/users', { isBuilt: false })).toMatchObject({ status: 404 });
  });

  it('tells public facts, and of the documentation where it is', () => {
    expect(facts()).toEqual({
      ...page,
      accountAliasSignIn: true,
      docs: [{ path: '/docs/README.md', title: 'Read me' }],
      secureContext: { cookie: false },
    });
  });

  it.each([
    [{ secure: true }, true],
    [{ host: 'localhost:8484' }, true],
    [{ host: '127.0.0.1:8484' }, true],
    [{ host: '10.0.0.7:8484' }, false],
  ])('knows where a browser keeps the cookie of a session: %j %s', (options, cookie) => {
    expect(facts(options)).toMatchObject({ secureContext: { cookie } });
  });
});

describe('every answer of the console', () => {
  const all = ['/console', '/console/', '/console/users', '/console/facts.json', '/console/gone.js'];

  it.each(all)('lets its page run and load what is ours, and nothing else: %s', (path) => {
    const headers = get(path)?.headers ?? {};
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
    for (const rule of [
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      "base-uri 'none'",
    ])
      expect(policy.split('; ')).toContain(rule);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['permissions-policy']).toMatch(/publickey-credentials-get=\(self\).*camera=\(\)/);
  });

  it('asks for TLS from now on where it came over TLS, but not in the name of other programs on this machine', () => {
    expect(get('/console/', { secure: true })?.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(get('/console/')?.headers).not.toHaveProperty('strict-transport-security');
    expect(get('/console/', { secure: true, host: 'localhost' })?.headers).not.toHaveProperty('strict-transport-security');
  });
});
