import { OWN_HEADERS } from './own-headers.ts';

/** Who is signed in, as far as the browser is told. The session itself is in a cookie that no script can read. */
export interface SignedIn {
  readonly signedIn: true;
  /** 12 digits. */
  readonly accountId: string;
  readonly accountAlias: string | null;
  readonly kind: 'root' | 'user';
  readonly userName?: string;
  readonly userId?: string;
  readonly arn: string;
  /** Whether a second factor was shown. */
  readonly mfa: boolean;
  /** ISO 8601, as the three after it. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** When the person last proved who they are. */
  readonly provenAt: string;
  readonly idleSeconds: number;
  /** How old a proof may be for sensitive actions; 0: any. */
  readonly stepUpSeconds: number;
  /** `ASIA…`: names the session in lists and in the audit log. */
  readonly sessionId: string;
}
export type Session = SignedIn | { readonly signedIn: false };

/** What the server says of itself to everyone. */
export interface Facts {
  readonly version: string;
  readonly endpoint: string;
  readonly engine: string;
  readonly region: string;
  readonly docs: readonly { readonly path: string; readonly title: string }[];
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: OWN_HEADERS, cache: 'no-store', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

/** Asks who is signed in. */
export const readSession = (): Promise<Session> => get('/console/session');
/** Asks what the server is. */
export const readFacts = (): Promise<Facts> => get('/console/facts.json');

/** A refusal of the sign-in, in its own words. */
export class SignInError extends Error {
  /** `SignInFailed`, `TooManyTries`, `PasswordExpired`, `PasswordPolicyViolation`, `InsecureContext`, `BadRequest`, `NetworkError`. */
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignInError';
    this.code = code;
  }
}

/** Sends one step of a sign-in. @param step such as `password`. @throws SignInError */
export async function signInStep<T>(step: string, input: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/console/signin/${step}`, {
      method: 'POST',
      headers: { ...OWN_HEADERS, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      cache: 'no-store',
      credentials: 'same-origin',
    });
  } catch (cause) {
    throw new SignInError('NetworkError', 'The server did not answer.', { cause });
  }
  const body = (await response.json().catch(() => ({}))) as {
    readonly error?: { readonly code: string; readonly message: string };
  };
  if (!response.ok)
    throw new SignInError(body.error?.code ?? 'BadRequest', body.error?.message ?? `The server answered ${response.status}.`);
  return body as T;
}
