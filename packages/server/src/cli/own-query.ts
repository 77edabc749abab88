import type { Connection } from './client.ts';
import { CliError, ServerError } from './failure.ts';
import { send, type Answer } from './send.ts';
import type { Terminal } from './terminal.ts';

/** SOURCE: `SERVICES` in `wire/services.ts`, which needs the SDK's schemas and is too heavy to load here. */
const VERSION = '2026-11-24';

/**
 * Calls an operation that AWS does not have, signed like any other, and answers its result.
 * @throws ServerError when the server refuses.
 */
export async function ownQuery(
  connection: Connection,
  action: string,
  input: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<Readonly<Record<string, unknown>>> {
  const [{ sign }, { nodeHasher }] = await Promise.all([
    import('@countersign/core/sigv4'),
    import('@countersign/core/hasher/node'),
  ]);
  const parameters = new URLSearchParams({ Action: action, Version: VERSION });
  for (const [name, value] of Object.entries(input)) if (value !== undefined) parameters.append(name, value);
  const { origin, host, pathname } = new URL(connection.endpoint);
  const message = {
    method: 'POST',
    target: pathname,
    rawHeaders: ['Host', host, 'Content-Type', 'application/x-www-form-urlencoded', 'Accept', 'application/json'],
    body: new TextEncoder().encode(parameters.toString()),
  };
  const scope = { region: connection.region, service: 'countersign', now: terminal.now().getTime() };
  const signed = sign(message, await connection.credentials(), scope, nodeHasher);
  const answer = await (terminal.send ?? send)({ origin, ...signed });
  const parsed = parse(answer, connection.endpoint);
  if (answer.status !== 200) throw refusal(answer, parsed);
  return objectAt(objectAt(parsed, `${action}Response`), `${action}Result`);
}

/** What answers in something else than JSON is not our server. */
function parse({ body, status }: Answer, endpoint: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new CliError(`${endpoint} does not answer as Countersign does (status ${status}).`, {
      hint: 'is --endpoint-url right?',
    });
  }
}

function refusal({ status, headers }: Answer, parsed: unknown): ServerError {
  const error = objectAt(parsed, 'Error');
  const { Code: code, Message: message } = error;
  const id = objectAt(parsed)['RequestId'] ?? headers['x-amzn-requestid'];
  return new ServerError({
    code: typeof code === 'string' ? code : `HTTP ${status}`,
    message: typeof message === 'string' ? message : '',
    status,
    requestId: typeof id === 'string' ? id : undefined,
  });
}

function objectAt(value: unknown, name?: string): Readonly<Record<string, unknown>> {
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  return name === undefined ? object : objectAt((object as Record<string, unknown>)[name]);
}
