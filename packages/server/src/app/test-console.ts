import { request } from 'node:http';
import type { TestServer } from './test-server.ts';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; tests know what is in it. */
  // eslint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

/** A console's page in a browser: it sends what a browser would, and keeps one cookie. */
export interface TestConsole {
  /** The session id in the cookie; a test may set it. */
  cookie: string | undefined;
  /** One request, with headers of a test's own in place of the page's; undefined leaves one out. */
  send(method: string, path: string, body?: string, headers?: Readonly<Record<string, string | undefined>>): Promise<Reply>;
  /** A step at the door: `/console/signin/…`. */
  step(name: string, body: object): Promise<Reply>;
  session(): Promise<Reply>;
  /** A call of the API. @param params as they stand in the form */
  call(action: string, params?: Readonly<Record<string, string>>, version?: string): Promise<Reply>;
}

const IAM = '2010-05-08';
/** The version of the house's own operations. */
export const OWN: string = '2026-11-24';

/** Opens the console of a server. @param host as it stands in the address line; the server's own when left out */
export function openConsole(server: Pick<TestServer, 'endpoint'>, host: string = new URL(server.endpoint).host): TestConsole {
  const page: TestConsole = {
    cookie: undefined,
    send(method, path, body = '', headers = {}) {
      const all: Record<string, string | undefined> = {
        host,
        origin: `http://${host}`,
        'sec-fetch-site': 'same-origin',
        'x-countersign-console': '1',
        accept: 'application/json',
        'user-agent': 'Mozilla/5.0 (test)',
        ...(page.cookie === undefined ? {} : { cookie: `theme=dark; __Host-countersign=${page.cookie}` }),
        ...headers,
      };
      const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, string>;
      const { hostname, port } = new URL(server.endpoint);
      return new Promise((resolve, reject) => {
        const outgoing = request({ method, hostname, port, path, headers: sent }, (incoming) => {
          let text = '';
          incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          incoming.on('error', reject).on('end', () => {
            const set = incoming.headers['set-cookie']?.find((line) => line.startsWith('__Host-countersign='));
            if (set !== undefined) page.cookie = /=([^;]*)/.exec(set)?.[1] || undefined;
            const isJson = incoming.headers['content-type'] === 'application/json';
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text,
              json: isJson ? JSON.parse(text) : undefined,
            });
          });
        });
        outgoing.on('error', reject).end(body);
      });
    },
    step: (name, body) =>
      page.send('POST', `/console/signin/${name}`, JSON.stringify(body), { 'content-type': 'application/json' }),
    session: () => page.send('GET', '/console/session', '', { origin: undefined }),
    call: (action, params = {}, version = IAM) =>
      page.send('POST', '/console/api', new URLSearchParams({ Action: action, Version: version, ...params }).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
      }),
  };
  return page;
}

/** The root password that a server printed at its first start. */
export function rootPasswordOf(server: Pick<TestServer, 'printed'>): string {
  return /Root password\s+(\S+)/.exec(server.printed())?.[1] ?? '';
}

/** The account that a server printed. */
export function accountOf(server: Pick<TestServer, 'printed'>): string {
  return /Account\s+(\d{12})/.exec(server.printed())?.[1] ?? '';
}
