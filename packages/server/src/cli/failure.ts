import { printable } from './printable.ts';
import type { Style } from './terminal.ts';

/** What a shell script can tell apart. SOURCE: `gh` uses 4 for "sign in first"; 130 is 128 + SIGINT. */
export const EXIT = { ok: 0, error: 1, usage: 2, notSignedIn: 4, cancelled: 130 } as const;

/** An expected "no" of the command line itself: one sentence, perhaps a hint, and an exit code. */
export class CliError extends Error {
  readonly exitCode: number;
  readonly hint: string | undefined;
  constructor(message: string, { exitCode = EXIT.error, hint }: { readonly exitCode?: number; readonly hint?: string } = {}) {
    super(message);
    this.name = 'CliError';
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

/** The person said stop. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled.');
    this.name = 'Cancelled';
  }
}

/** Ends the process with a code and no words, such as the code of a child. */
export class Exit extends Error {
  readonly exitCode: number;
  constructor(exitCode: number) {
    super(`exit ${exitCode}`);
    this.name = 'Exit';
    this.exitCode = exitCode;
  }
}

/** A refusal or fault that the server answered. */
export interface ServerRefusal {
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
}

/** A refusal read from an answer that no SDK client has read for us. */
export class ServerError extends Error {
  readonly refusal: ServerRefusal;
  constructor(refusal: ServerRefusal) {
    super(refusal.message);
    this.name = 'ServerError';
    this.refusal = refusal;
  }
}

/** What is printed about a failure, and the exit code. */
export interface Failure {
  readonly exitCode: number;
  readonly lines: readonly string[];
}

/** The codes that say "we do not know you": signing in, or other credentials, is what helps. */
const NOT_SIGNED_IN: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'InvalidClientTokenId',
  'MissingAuthenticationToken',
  'SignatureDoesNotMatch',
]);

/** Puts any thrown value into words for a person. A secret never stands in a message, so none is printed here. */
export function describeFailure(error: unknown, style: Style): Failure {
  const failed = (message: string, exitCode: number, ...more: (string | undefined)[]): Failure => ({
    exitCode,
    lines: [`${style.red('error:')} ${printable(message)}`, ...more.filter((line) => line !== undefined)],
  });
  const hint = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : `${style.dim('hint:')} ${text}`;

  if (error instanceof Exit) return { exitCode: error.exitCode, lines: [] };
  if (error instanceof Cancelled) return { exitCode: EXIT.cancelled, lines: [error.message] };
  if (error instanceof CliError) return failed(error.message, error.exitCode, hint(error.hint));

  const refusal = refusalOf(error);
  if (refusal) {
    const { code, message, requestId } = refusal;
    const refused = refusal.status === 401 || refusal.status === 403;
    const id = requestId === undefined ? undefined : `${style.dim('request id:')} ${requestId}`;
    const explain = refused && requestId !== undefined ? `countersign explain ${requestId}` : undefined;
    return failed(`${code}: ${message}`, NOT_SIGNED_IN.has(code) ? EXIT.notSignedIn : EXIT.error, id, hint(explain));
  }
  if (!(error instanceof Error)) return failed(String(error), EXIT.error);
  if (error.name === 'ConfigError') return failed(error.message, EXIT.usage);
  if (error.name === 'CredentialsProviderError') {
    const how = 'run "countersign configure", name a profile with --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
    return failed(`No credentials: ${error.message}`, EXIT.notSignedIn, hint(how));
  }
  return failed(reason(error), EXIT.error, hint(systemHint(systemCode(error))));
}

/** What the server answered, if that is what went wrong. */
export function refusalOf(error: unknown): ServerRefusal | undefined {
  if (error instanceof ServerError) return error.refusal;
  // The SDK's exceptions share no importable class without loading a client; they are told by their metadata.
  if (!(error instanceof Error) || !('$metadata' in error) || !('$fault' in error)) return undefined;
  const metadata = error.$metadata as { readonly httpStatusCode?: number; readonly requestId?: string };
  // A network failure gets empty metadata from the SDK.
  if (metadata.httpStatusCode === undefined) return undefined;
  const code = 'Code' in error && typeof error.Code === 'string' ? error.Code : error.name;
  return { code, message: error.message, status: metadata.httpStatusCode, requestId: metadata.requestId };
}

function systemCode(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? systemCode(error.cause) : undefined;
}

/**
 * Node joins the failures of several addresses in one error without a message, and fetch hides them in `cause`. Everybody
 * else's message is meant for people, and its cause is for debugging.
 */
function reason(error: Error): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(String).join('; ');
  if (error.cause instanceof Error && (error.message === 'fetch failed' || error.message === '')) return reason(error.cause);
  if (error.name === 'ServiceError') {
    const cause = error.cause instanceof Error ? ` (${reason(error.cause)})` : '';
    return `${systemCode(error) ?? 'error'}: ${error.message}${cause}`;
  }
  return error.message === '' ? error.name : error.message;
}

function systemHint(code: string | undefined): string | undefined {
  if (code === 'ECONNREFUSED') return 'is the server running there? Start it with "countersign serve"';
  if (code === 'EADDRINUSE') return 'something else listens there already; choose another port with --port';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'is the host name right? See --endpoint-url';
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT' || code === 'SELF_SIGNED_CERT_IN_CHAIN') {
    return 'the server shows a self-signed certificate; set NODE_EXTRA_CA_CERTS to its PEM file (tls-cert.pem in the data folder)';
  }
  return undefined;
}
