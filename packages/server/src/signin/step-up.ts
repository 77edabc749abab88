import { hashSessionId } from '../authn/session-id.ts';
import type { Standing } from '../authn/session-authenticator.ts';
import { createTryLimit } from '../operations/try-limit.ts';
import { renewConsoleSession } from '../store/console-sessions.ts';
import type { Write } from '../store/store.ts';
import { LONGEST_PASSWORD, optionalText, type Body } from './body.ts';
import { makeSessionId } from './open-session.ts';
import { askForPasskey } from './passkeys.ts';
import { findPrincipal } from './principal.ts';
import { signInFailed, SignInError, tooManyTries } from './refusal.ts';
import { methodsOf, readFactors, type Method } from './second-factors.ts';
import { sessionEvent } from './session-event.ts';
import { showFactor } from './show-factor.ts';
import type { StepAnswer } from './steps.ts';
import { createTickets } from './tickets.ts';
import type { PageVisit, SignInTools } from './tools.ts';

/** How the holder of a session proves again who they are. @throws SignInError */
export interface StepUp {
  readonly options: (standing: Standing, body: Body, visit: PageVisit) => Promise<StepAnswer>;
  readonly prove: (standing: Standing, body: Body, visit: PageVisit) => Promise<StepAnswer>;
}

/** What a passkey was asked to sign, by which session, on which page. */
interface Ticket {
  readonly handle: string;
  readonly challenge: string;
  readonly page: string;
}

type StepUpMethod = Exclude<Method, 'recoveryCode'> | 'password';

/** Makes the step-up, with its limits and tickets, which are this process's own. */
export function createStepUp(tools: SignInTools): StepUp {
  const { store, passwords, random, trail } = tools;
  const tickets = createTickets<Ticket>(random);
  const tries = createTryLimit();

  /** A second factor where there is one; else the password. What a thief of the password could do is not a proof. */
  const methodsFor = async (accountId: string, ownerId: string, page: string) => {
    const factors = await readFactors(store.read, accountId, ownerId);
    const strong = methodsOf(factors, page).filter((method) => method !== 'recoveryCode');
    const methods: readonly StepUpMethod[] = strong.length > 0 ? strong : ['password'];
    return { factors, methods };
  };

  /** The proof that a request shows, to be taken inside the transaction; undefined when it shows none that counts. */
  async function proofIn(
    { session }: Standing,
    body: Body,
    visit: PageVisit,
  ): Promise<{ readonly method: StepUpMethod; take(write: Write): Promise<boolean> } | undefined> {
    const { accountId, principalId: ownerId, handle } = session;
    const { methods } = await methodsFor(accountId, ownerId, visit.page);
    const password = optionalText(body, 'password', LONGEST_PASSWORD);
    if (password !== undefined) {
      const principal = await findPrincipal(store.read, accountId, ownerId);
      const hash = principal?.passwordHash ?? null;
      const isRight = await passwords.verify(accountId, ownerId, hash, password);
      if (!isRight || !methods.includes('password')) return undefined;
      // A password that was changed meanwhile ended this session, which the renewal sees.
      return { method: 'password', take: () => Promise.resolve(true) };
    }
    const named = optionalText(body, 'ticket', 64);
    const ticket = named === undefined ? undefined : tickets.take(named, visit.now.getTime())?.value;
    const challenge = ticket?.handle === handle && ticket.page === visit.page ? ticket.challenge : undefined;
    const { recoveryCode: _, ...shown } = body;
    const showing = await showFactor(shown, { accountId, ownerId, challenge }, visit, tools);
    return showing?.method === 'recoveryCode' ? undefined : (showing as { method: StepUpMethod } & typeof showing);
  }

  return {
    async options({ session }, _body, visit) {
      const { accountId, principalId: ownerId, handle } = session;
      const { factors, methods } = await methodsFor(accountId, ownerId, visit.page);
      if (!methods.includes('passkey')) return { body: { methods } };
      const { challenge, options } = await askForPasskey(visit.page, factors.passkeys, random);
      const ticket = tickets.issue({ handle, challenge, page: visit.page }, visit.now.getTime());
      return { body: { methods, ticket, passkeyOptions: options } };
    },

    async prove(standing, body, visit) {
      const { session, caller } = standing;
      const { accountId, principalId } = session;
      const now = visit.now.getTime();
      const key = `${accountId} ${principalId}`;
      if (!tries.begin(key, now)) throw tooManyTries();
      const proof = await proofIn(standing, body, visit);
      const sessionId = makeSessionId(random);
      const isProven =
        proof &&
        (await store.write({
          receipt: { accountId, requestId: visit.requestId, time: now },
          async run(write) {
            if (!(await proof.take(write))) return false;
            const to = { sessionHash: hashSessionId(sessionId), provenAt: now, lastUsedAt: now };
            const isSecond = proof.method !== 'password';
            if (!(await renewConsoleSession(write, session, isSecond ? { ...to, mfaAt: now } : to))) {
              throw new SignInError('ExpiredToken', 'The console session has ended. Sign in again.');
            }
            trail.recordWith(sessionEvent('StepUp', caller, visit, { additionalEventData: { method: proof.method } }));
            return true;
          },
        }));
      if (!isProven) {
        const error = { code: 'SignInFailed', message: 'Failed authentication' };
        trail.record(sessionEvent('StepUp', caller, visit, { error }));
        throw signInFailed();
      }
      tries.succeeded(key);
      return { body: { status: 'proven', provenAt: visit.now.toISOString() }, sessionId };
    },
  };
}
