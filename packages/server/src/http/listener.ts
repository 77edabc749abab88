import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { HttpRequest, HttpResponse } from './message.ts';

/** What one connection or request may cost. */
export interface Limits {
  /** Bytes of all headers together. */
  readonly headerBytes: number;
  /** Bytes of a body; one more is answered 413. */
  readonly bodyBytes: number;
  readonly headersTimeoutSeconds: number;
  readonly requestTimeoutSeconds: number;
  readonly connections: number;
}

export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly limits: Limits;
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  /** Never throws: whatever goes wrong is an answer. */
  readonly answer: (request: HttpRequest) => Promise<HttpResponse>;
  /** Told of anything that the listener itself could not make sense of. */
  readonly onFault: (error: unknown) => void;
}

export interface Listener {
  readonly port: number;
  /** Lets answers under way finish, for at most `graceSeconds`, then closes every connection. */
  close(graceSeconds: number): Promise<void>;
}

const MOST_HEADERS = 128;
const EMPTY = new Uint8Array(0);
const TOO_MANY: HttpResponse = { status: 431, headers: { connection: 'close' }, body: '' };
const TOO_LARGE: HttpResponse = { status: 413, headers: { connection: 'close' }, body: '' };

/**
 * Opens the port. The listener keeps the raw target and header list, bounds what a client may cost, and does no routing.
 *
 * SOURCE: Node's own parser refuses smuggling (both Content-Length and Transfer-Encoding, bare LF, obs-fold, NUL) with 400.
 */
export async function listen(options: ListenOptions): Promise<Listener> {
  const { limits, tls } = options;
  const common = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutSeconds * 1000,
    requestTimeout: limits.requestTimeoutSeconds * 1000,
    connectionsCheckingInterval: 1000,
    keepAliveTimeout: 65_000,
    insecureHTTPParser: false,
    requireHostHeader: true,
  };
  const onRequest: RequestListener = (incoming, outgoing) => receive(incoming, outgoing, options);
  const server: Server = tls
    ? createHttpsServer({ ...common, cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' }, onRequest)
    : createHttpServer(common, onRequest);
  server.maxHeadersCount = 0; // Node would drop the rest in silence; `receive` refuses it
  server.maxConnections = limits.connections;
  server.on('checkContinue', onRequest); // answered without "100 Continue" only when the body is refused

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', options.onFault);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: (graceSeconds) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceSeconds * 1000);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function receive(incoming: IncomingMessage, outgoing: ServerResponse, options: ListenOptions): void {
  const limit = options.limits.bodyBytes;
  // A header that was dropped unseen may be one that contradicts what is signed.
  if (incoming.rawHeaders.length > 2 * MOST_HEADERS) {
    send(outgoing, TOO_MANY);
    return;
  }
  const declared = Number(incoming.headers['content-length'] ?? 0);
  if (declared > limit) {
    send(outgoing, TOO_LARGE);
    return;
  }
  if (incoming.headers.expect === '100-continue') outgoing.writeContinue();

  const finish = (body: Uint8Array): void => {
    const socket: Socket = incoming.socket;
    const request: HttpRequest = {
      method: incoming.method ?? '',
      target: incoming.url ?? '/',
      rawHeaders: incoming.rawHeaders,
      body,
      peer: socket.remoteAddress ?? '',
      tls: 'encrypted' in socket,
    };
    options.answer(request).then(
      (response) => sendSoon(outgoing, response),
      (error: unknown) => {
        options.onFault(error);
        send(outgoing, { status: 500, headers: {}, body: '' });
      },
    );
  };

  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) {
      incoming.removeAllListeners('data').removeAllListeners('end');
      incoming.resume();
      send(outgoing, TOO_LARGE);
    } else if (first) (more ??= [first]).push(chunk);
    else first = chunk;
  });
  incoming.on('end', () => finish(more ? Buffer.concat(more) : (first ?? EMPTY)));
  incoming.on('error', () => outgoing.destroy());
}

let pending: [ServerResponse, HttpResponse][] = [];

/**
 * Answers that are ready in one turn of the event loop leave together at its end. Each write may wake a client that sleeps on
 * another core, and the first of a row wakes it for all.
 */
function sendSoon(outgoing: ServerResponse, response: HttpResponse): void {
  if (pending.length === 0) setImmediate(sendPending);
  pending.push([outgoing, response]);
}

function sendPending(): void {
  const ready = pending;
  pending = [];
  for (const [outgoing, response] of ready) send(outgoing, response);
}

function send(outgoing: ServerResponse, response: HttpResponse): void {
  if (outgoing.headersSent || outgoing.destroyed) return;
  const length = typeof response.body === 'string' ? Buffer.byteLength(response.body) : response.body.length;
  const headers: string[] = [];
  for (const name in response.headers) headers.push(name, response.headers[name] ?? '');
  // SOURCE: RFC 9110 §8.6: a 304 has no body of its own, and may not give the length of another.
  if (response.status !== 304) headers.push('content-length', String(length));
  outgoing.writeHead(response.status, headers);
  outgoing.end(response.body);
}
