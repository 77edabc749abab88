import { headerLines, type HttpRequest } from '../http/message.ts';

/** `__Host-`: browsers take it from this very host over a secure origin only, so no neighbour can put one in its place. */
const NAME = '__Host-countersign';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** The session id that a request carries, if it carries anything of its shape. */
export function readSessionId(request: HttpRequest): string | undefined {
  for (const line of headerLines(request, 'cookie')) {
    for (const pair of line.split(';')) {
      const at = pair.indexOf('=');
      if (at < 0 || pair.slice(0, at).trim() !== NAME) continue;
      const value = pair.slice(at + 1).trim();
      return /^[\w-]{43}$/.test(value) ? value : undefined;
    }
  }
  return undefined;
}

/** The `Set-Cookie` that hands a session id to the browser, until it is closed. */
export const sessionCookie = (sessionId: string): string => `${NAME}=${sessionId}; ${ATTRIBUTES}`;

/** The `Set-Cookie` that takes it away again. */
export const noCookie: string = `${NAME}=; ${ATTRIBUTES}; Max-Age=0`;
