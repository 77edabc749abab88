import type { IncomingMessage } from 'node:http';

/** An HTTP request in one piece. */
export interface OutgoingRequest {
  /** Scheme, host and port of the server. */
  readonly origin: string;
  readonly method: string;
  /** Sent as it is: a signature covers these very bytes. */
  readonly target: string;
  /** Name, value, name, value …; `Host` is among them. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
}

export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export type Send = (request: OutgoingRequest) => Promise<Answer>;

const TIMEOUT_MILLISECONDS = 30_000;

/** Sends over the network, headers and target untouched; `fetch` would not let us say the `Host`. */
export const send: Send = async ({ origin, method, target, rawHeaders, body }) => {
  const { protocol, hostname, port } = new URL(origin);
  const { request } = protocol === 'https:' ? await import('node:https') : await import('node:http');
  const headers: [string, string][] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) headers.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request({
      method,
      // A URL writes an IPv6 address in brackets, a socket does not want them.
      hostname: hostname.replace(/^\[|\]$/g, ''),
      ...(port === '' ? {} : { port }),
      path: target,
      headers: { ...Object.fromEntries(headers), 'Content-Length': body.length },
      timeout: TIMEOUT_MILLISECONDS,
    });
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
    outgoing.once('timeout', () =>
      outgoing.destroy(new Error(`${origin} did not answer in ${TIMEOUT_MILLISECONDS / 1000} seconds`)),
    );
    outgoing.end(body);
  });
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body: text };
};
