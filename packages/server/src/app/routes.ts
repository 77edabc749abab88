import { PAGE_HEADERS } from './console-page.ts';
import { routeConsole, type ConsoleFacts } from './console-routes.ts';
import type { Metrics } from './metrics.ts';
import { header, type HttpRequest, type HttpResponse } from '../http/message.ts';

/** What stands beside the API on the same port. None of it needs, or gives, a credential. */
export interface RouteFacts extends ConsoleFacts {
  /** Undefined when everything is well; else what is not. */
  readonly unready: () => string | undefined;
  /** Undefined when metrics are switched off. */
  readonly metrics: Metrics | undefined;
}

const text = (status: number, body: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

/** @returns the answer of a page, a health check or a redirect; undefined for a request to the API. */
export function route(request: HttpRequest, facts: RouteFacts): HttpResponse | Promise<HttpResponse> | undefined {
  const { method, target } = request;
  // The API's own path first: nearly every request ends here.
  if (target === '/' || target.startsWith('/?')) {
    if (method === 'POST') return undefined;
    const asksForAction = /[?&](Action|X-Amz-Algorithm)=/i.test(target) || header(request, 'authorization') !== undefined;
    if (method === 'GET' && asksForAction) return undefined;
    return { status: 302, headers: { location: '/console/' }, body: '' };
  }
  const path = target.split('?', 1)[0] ?? '';
  if (method === 'GET' || method === 'HEAD') {
    if (path === '/health/live') return text(200, 'live\n');
    if (path === '/health/ready') {
      const problem = facts.unready();
      return problem === undefined ? text(200, 'ready\n') : text(503, `${problem}\n`);
    }
    const ofConsole = routeConsole(request, path, facts);
    if (ofConsole) return ofConsole;
    const page = facts.page().docs.find((each) => each.path === path);
    if (page) return { ...text(200, page.text), headers: { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' } };
    if (path === '/metrics' && facts.metrics) {
      return facts.metrics.render().then(({ type, text: body }) => ({ status: 200, headers: { 'content-type': type }, body }));
    }
  }
  return text(404, 'There is nothing here. The API is at /, the console at /console/.\n');
}
