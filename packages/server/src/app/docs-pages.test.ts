import { expect, it } from 'vitest';
import { consolePage } from './console-page.ts';
import { docsPages } from './docs-pages.ts';
import { route } from './routes.ts';

const docs = docsPages();
const facts = { version: '1', endpoint: 'https://iam.example.org', engine: 'SQLite', region: 'us-east-1', docs };
const get = (target: string) =>
  route(
    { method: 'GET', target, rawHeaders: [], body: new Uint8Array(), peer: '', tls: false },
    { page: () => facts, console: () => undefined, secure: () => false, unready: () => undefined, metrics: undefined },
  );

it('the documentation of the repository is linked on the page, and every link leads somewhere', () => {
  expect(docs.map(({ path }) => path)).toContain('/docs/configuration.md');
  const links = [...consolePage(facts).matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(links).toEqual(expect.arrayContaining(docs.map(({ path }) => path)));
  for (const link of links) expect(get(link)).toMatchObject({ status: 200 });
});

it('the documentation is text that no browser runs', () => {
  expect(get('/docs/README.md')).toMatchObject({
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: expect.stringContaining('# Countersign') as string,
  });
});

it.each(['/docs/', '/docs/../package.json', '/docs/kek', '/docs/%52EADME.md'])('there is nothing at %s', (target) => {
  expect(get(target)).toMatchObject({ status: 404 });
});

it('a page without documentation links none', () => {
  expect(consolePage({ ...facts, docs: [] })).not.toContain('/docs/');
});
