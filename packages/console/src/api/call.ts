import { ApiError } from './api-error.ts';
import { encodeForm } from './encode-form.ts';
import { OWN_HEADERS } from './own-headers.ts';
import { readSession } from './session.ts';
import type { Input, OperationName, Output } from './wire.ts';

/** What a page outside of React hands in: what to do when a session is over, and how to ask for a fresh proof. */
export interface CallHooks {
  /** The session has ended: the person must sign in again. */
  readonly onSessionEnded: () => void;
  /** Asks the person to prove who they are. @returns false when they would not. */
  readonly stepUp: () => Promise<boolean>;
}

let hooks: CallHooks = { onSessionEnded: () => undefined, stepUp: () => Promise.resolve(false) };
/** Sets what every call uses; the shell does it once. */
export function setCallHooks(next: CallHooks): void {
  hooks = next;
}

/**
 * Calls an operation of the public API as whoever is signed in.
 * @throws ApiError in the server's words
 */
export async function call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  try {
    return await send(name, input as object);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'StepUpRequired' && (await hooks.stepUp())) return await send(name, input as object);
    if (error.code === 'ExpiredToken') {
      // A proof of identity changes the cookie: what was under way with the old one is asked again with the new.
      if ((await readSession().catch(() => undefined))?.signedIn === true) return await send(name, input as object);
      hooks.onSessionEnded();
    }
    throw error;
  }
}

async function send<Name extends OperationName>(name: Name, input: object): Promise<Output<Name>> {
  let response: Response;
  try {
    response = await fetch('/console/api', {
      method: 'POST',
      headers: { ...OWN_HEADERS, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: encodeForm(name, input).toString(),
      cache: 'no-store',
      credentials: 'same-origin',
    });
  } catch (cause) {
    throw new ApiError('NetworkError', 'The server did not answer.', { status: 0, operation: name, cause });
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(name, response, body);
  const answer = (body as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[`${name}Response`];
  return withoutNulls(answer?.[`${name}Result`] ?? {}) as Output<Name>;
}

function refusal(operation: string, response: Response, body: unknown): ApiError {
  const { Error: error, RequestId } = (body ?? {}) as {
    readonly Error?: { readonly Code?: string; readonly Message?: string };
    readonly RequestId?: string;
  };
  const requestId = RequestId ?? response.headers.get('x-amzn-requestid') ?? undefined;
  return new ApiError(error?.Code ?? 'UnknownError', error?.Message ?? `The server answered ${response.status}.`, {
    status: response.status,
    requestId,
    operation,
  });
}

/** Members that are null on the wire are those without a value. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([key, part]) => [key, withoutNulls(part)]),
  );
}
