import type { Origin } from '../domain/caller.ts';
import { header, headerLines, type HttpRequest } from '../http/message.ts';

/** What the page puts on each request, so that no form and no link of another site can make one. */
export const PAGE_HEADER = 'x-countersign-console';

/**
 * The origin of the page that sent a request, when it is this server's own: `http://localhost:8484`.
 *
 * Four things must hold, each of which a browser keeps other sites from arranging: the page's own header, an `Origin` that is ours,
 * no word of the browser that the request crossed sites; and the cookie itself is `SameSite=Strict`.
 * @param publicUrl the origin that clients use, when a proxy stands in front.
 * @param readsOnly browsers leave `Origin` out of a page's own GET; one that is there must still be ours.
 * @returns undefined for every other request.
 */
export function pageOf(
  request: HttpRequest,
  { secure }: Pick<Origin, 'secure'>,
  publicUrl: string | undefined,
  readsOnly: boolean = false,
): string | undefined {
  if (only(request, PAGE_HEADER) !== '1') return undefined;
  const site = headerLines(request, 'sec-fetch-site');
  if (site.length > 1 || (site[0] !== undefined && site[0] !== 'same-origin')) return undefined;
  const own = `${secure ? 'https' : 'http'}://${header(request, 'host')?.toLowerCase() ?? ''}`;
  const origins = headerLines(request, 'origin');
  if (readsOnly && origins.length === 0) return own;
  const origin = only(request, 'origin');
  return origin !== undefined && (origin === own || origin === publicUrl) ? origin : undefined;
}

/** The value of a header that stands once. */
function only(request: HttpRequest, name: string): string | undefined {
  const lines = headerLines(request, name);
  return lines.length === 1 ? lines[0] : undefined;
}

/** The host name of a page, without its port. */
export const hostOf = (page: string): string => new URL(page).hostname;
