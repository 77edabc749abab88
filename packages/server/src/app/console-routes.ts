import { header, type HttpRequest, type HttpResponse } from '../http/message.ts';
import { answerConsole } from './console-answer.ts';
import type { ConsoleFiles } from './console-files.ts';
import { consoleHeaders } from './console-headers.ts';
import { consolePage, PAGE_HEADERS, type PageFacts } from './console-page.ts';
import { isLoopbackHost } from './loopback-host.ts';

/** What the console's address needs to know of the server. */
export interface ConsoleFacts {
  readonly page: () => PageFacts;
  /** Undefined where the console was not built. */
  readonly console: () => ConsoleFiles | undefined;
  /** Whether a request came over TLS, to us or to a proxy that we trust. */
  readonly secure: (request: HttpRequest) => boolean;
}

/** What the console shows before anyone has signed in: public facts only. */
function factsOf({ docs, ...facts }: PageFacts, cookie: boolean): HttpResponse {
  const text = JSON.stringify({
    ...facts,
    accountAliasSignIn: true,
    docs: docs.map(({ path, title }) => ({ path, title })),
    // Whether this origin can hold a session's cookie: browsers keep a `Secure` one over TLS, or on this very machine.
    secureContext: { cookie },
  });
  return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body: text };
}

function answerBelow(request: HttpRequest, path: string, facts: ConsoleFacts, cookie: boolean): HttpResponse {
  if (path === 'facts.json') return factsOf(facts.page(), cookie);
  const files = facts.console();
  if (files) return answerConsole(request, path, files);
  if (path === '') return { status: 200, headers: PAGE_HEADERS, body: consolePage(facts.page()) };
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: 'The console was not built with this server.\n',
  };
}

/** Answers a GET of the console's pages and files; undefined for any other path. @param path without the query */
export function routeConsole(request: HttpRequest, path: string, facts: ConsoleFacts): HttpResponse | undefined {
  if (path !== '/console' && !path.startsWith('/console/')) return undefined;
  const secure = facts.secure(request);
  const loopback = isLoopbackHost(header(request, 'host') ?? '');
  const answer: HttpResponse =
    path === '/console'
      ? { status: 302, headers: { location: '/console/' }, body: '' }
      : answerBelow(request, path.slice('/console/'.length), facts, secure || loopback);
  return { ...answer, headers: { ...consoleHeaders(secure, loopback), ...answer.headers } };
}
