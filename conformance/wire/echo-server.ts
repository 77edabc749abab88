import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError } from '../../packages/server/src/domain/errors.ts';
import {
  decodeInput,
  describe,
  encodeError,
  encodeOutput,
  parseForm,
  serviceOf,
  statusOf,
  unknownAction,
  validateInput,
  type WireError,
} from '../../packages/server/src/wire/index.ts';

/** What the next request is answered with. */
export type Reply = { readonly output: unknown } | { readonly error: WireError };

export interface EchoServer {
  readonly endpoint: string;
  /** Puts a reply behind those already waiting for this action. */
  queue(action: string, reply: Reply): void;
  /** What has been decoded since the last asking: action and input. */
  received(): readonly { readonly action: string; readonly input: Readonly<Record<string, unknown>> }[];
  close(): Promise<void>;
}

export const REQUEST_ID = '7a62c49f-347e-4fc4-9331-6e8eEXAMPLE';

/** Starts a bare HTTP server on loopback with the codec and nothing else: no signature, no policy, no store. */
export async function startEchoServer(): Promise<EchoServer> {
  const waiting = new Map<string, Reply[]>();
  let received: { action: string; input: Readonly<Record<string, unknown>> }[] = [];

  const answer = (body: string): { readonly status: number; readonly text: string } => {
    const form = parseForm(body);
    const service = serviceOf(form);
    const action = form.get('Action') ?? '';
    const shape = service && describe(service, action);
    try {
      if (!service || !shape) throw unknownAction(form);
      const input = decodeInput(shape, form);
      validateInput(service, shape, input);
      received.push({ action, input });
      const reply = waiting.get(action)?.shift();
      if (!reply) throw new Error(`nothing is queued for ${action}`);
      if ('error' in reply) return { status: reply.error.status, text: encodeError(service, reply.error, REQUEST_ID) };
      return { status: 200, text: encodeOutput(shape, reply.output, REQUEST_ID) };
    } catch (error) {
      const refused =
        error instanceof ServiceError
          ? { code: error.code, message: error.message, ...statusOf(error.code) }
          : { code: 'InternalFailure', message: String(error), ...statusOf('InternalFailure') };
      return { status: refused.status, text: encodeError(service, refused, REQUEST_ID) };
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, text } = answer(await bodyOf(request));
    response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': REQUEST_ID }).end(text);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    queue: (action, reply) => void waiting.set(action, [...(waiting.get(action) ?? []), reply]),
    received: () => {
      const taken = received;
      received = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
