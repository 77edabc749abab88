import { ServiceError } from '../domain/errors.ts';
import { revokeConsoleSession } from '../store/console-sessions.ts';
import type { HttpResponse } from '../http/message.ts';
import { readBody, type Body } from './body.ts';
import { noCookie, readSessionId, sessionCookie } from './cookie.ts';
import { SIGN_IN_ERRORS, SignInError, type SignInErrorCode } from './refusal.ts';
import { sessionEvent } from './session-event.ts';
import { sessionFacts } from './session-facts.ts';
import { createSignIn } from './sign-in.ts';
import type { Step, StepAnswer } from './steps.ts';
import { createStepUp } from './step-up.ts';
import type { Standing } from '../authn/session-authenticator.ts';
import type { PageVisit, SignInTools } from './tools.ts';

/** What the door is told of the server around it. */
export interface DoorOptions extends SignInTools {
  /** Whether a browser keeps a `Secure` cookie of this page: over TLS, or on this very machine. */
  keepsCookie(page: string): boolean;
  /** Told of what is neither an answer nor a refusal. */
  fault(error: unknown, requestId: string): void;
}

/** Answers one request of the console's page, which was checked to be one. */
export interface Door {
  /** `GET /console/session`. */
  session(visit: PageVisit): Promise<HttpResponse>;
  /** `POST /console/signin/STEP`; undefined for a step that there is not. */
  step(name: string, visit: PageVisit): Promise<HttpResponse> | undefined;
}

const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;
const json = (status: number, body: object, more: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status,
  headers: { ...HEADERS, ...more },
  body: JSON.stringify(body),
});

/** The answer to a refusal, in the door's layout. */
export const refuseStep = (code: SignInErrorCode, message: string): HttpResponse =>
  json(SIGN_IN_ERRORS[code], { error: { code, message } });

/** Makes the console's door. */
export function createDoor(options: DoorOptions): Door {
  const { store, sessions, settings, trail } = options;
  const signIn = createSignIn(options);
  const stepUp = createStepUp(options);

  const standingOf = ({ request, origin, now }: PageVisit): Promise<Standing | undefined> =>
    sessions.find({ sessionId: readSessionId(request), service: 'countersign', origin, now });

  const withSession =
    (run: (standing: Standing, body: Body, visit: PageVisit) => Promise<StepAnswer>): Step =>
    async (body, visit) => {
      const standing = await standingOf(visit);
      if (!standing) throw new SignInError('ExpiredToken', 'The console session has ended. Sign in again.');
      return run(standing, body, visit);
    };

  /** Where a cookie can't be kept there is no sign-in, and nobody should type a password. */
  const overSecure =
    (run: Step): Step =>
    async (body, visit) => {
      if (!options.keepsCookie(visit.page)) {
        const message =
          'Signing in needs TLS: browsers keep no session of a page that came over plain http from another machine.';
        throw new SignInError('InsecureContext', message);
      }
      return run(body, visit);
    };

  async function signOut(_body: Body, visit: PageVisit): Promise<StepAnswer> {
    const standing = await standingOf(visit);
    if (standing) {
      const { accountId, sessionHash } = standing.session;
      const now = visit.now.getTime();
      await store.write({
        receipt: { accountId, requestId: visit.requestId, time: now },
        async run(write) {
          const isEnded = await revokeConsoleSession(write, accountId, sessionHash, now);
          if (isEnded) trail.recordWith(sessionEvent('SignOut', standing.caller, visit));
        },
      });
    }
    return { body: { status: 'signedOut' } };
  }

  const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
    ['password', overSecure(signIn.password)],
    ['second-factor', overSecure(signIn.secondFactor)],
    ['new-password', overSecure(signIn.newPassword)],
    ['passkey-options', overSecure(signIn.passkeyOptions)],
    ['passkey', overSecure(signIn.passkey)],
    ['step-up-options', withSession(stepUp.options)],
    ['step-up', withSession(stepUp.prove)],
    ['sign-out', signOut],
  ]);

  function refusalOf(error: unknown, requestId: string): HttpResponse {
    if (error instanceof SignInError) return refuseStep(error.code, error.message);
    if (error instanceof ServiceError) {
      if (error.code === 'Throttling') return refuseStep('TooManyTries', 'The server is busy. Wait a moment and try again.');
      if (error.code === 'PasswordPolicyViolation' || error.code === 'ServiceUnavailable') {
        return refuseStep(error.code, error.message);
      }
    }
    options.fault(error, requestId);
    return refuseStep('ServiceFailure', `The request failed because of an internal error (request ${requestId}).`);
  }

  return {
    async session(visit) {
      return json(200, await sessionFacts(store.read, await standingOf(visit), settings));
    },
    step(name, visit) {
      const run = steps.get(name);
      if (!run) return undefined;
      const answer = async (): Promise<HttpResponse> => {
        try {
          const { body, sessionId } = await run(readBody(visit.request), visit);
          if (sessionId !== undefined) return json(200, body, { 'set-cookie': sessionCookie(sessionId) });
          return name === 'sign-out' ? json(200, body, { 'set-cookie': noCookie }) : json(200, body);
        } catch (error) {
          return refusalOf(error, visit.requestId);
        }
      };
      return answer();
    },
  };
}
