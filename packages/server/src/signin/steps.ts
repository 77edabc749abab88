import { createTryLimit } from '../operations/try-limit.ts';
import type { TryLimit } from '../operations/operation.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { Write } from '../store/store.ts';
import { addressBlock } from './address-block.ts';
import type { Admission, Proven } from './admit.ts';
import { textOf, type Body } from './body.ts';
import { loginEvent } from './login-event.ts';
import type { Principal } from './principal.ts';
import { signInFailed, SignInError, tooManyTries } from './refusal.ts';
import { createTickets, type Held, type Tickets } from './tickets.ts';
import type { PageVisit, SignInTools } from './tools.ts';

/** What a step answers; `sessionId` goes into the cookie, the rest into the body. */
export interface StepAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

/** One step: takes what the page sent. @throws SignInError, or ServiceError of what it goes by */
export type Step = (body: Body, visit: PageVisit) => Promise<StepAnswer>;

/** What a ticket stands for: what was proven, and what is asked next. */
export type Ticket =
  | { readonly stage: 'secondFactor'; readonly proven: Proven; readonly challenge: string | undefined; readonly page: string }
  | { readonly stage: 'newPassword'; readonly proven: Proven }
  | { readonly stage: 'passkey'; readonly challenge: string; readonly page: string };

/** A ticket that was taken, and what to put it back by. */
export interface Taken<Stage extends Ticket['stage']> {
  readonly name: string;
  readonly held: Held<Ticket>;
  readonly ticket: Extract<Ticket, { stage: Stage }>;
}

/** What the steps of a sign-in share. */
export interface Steps {
  readonly tools: SignInTools;
  readonly tickets: Tickets<Ticket>;
  /** By whose password it is and from where, by whose alone, and by whose second factor. */
  readonly tries: Readonly<Record<'ofOne' | 'ofAll' | 'ofFactor', TryLimit>>;
  /** Counts a try of an address, whatever it is at. @throws SignInError `TooManyTries` */
  readonly beginTry: (visit: PageVisit) => void;
  /** Takes the ticket that a request shows. @throws SignInError `TicketExpired` */
  readonly take: <Stage extends Ticket['stage']>(body: Body, stage: Stage, visit: PageVisit) => Taken<Stage>;
  /** Records a failure. @returns the refusal, to be thrown */
  readonly fail: (visit: PageVisit, who: Who, mfaUsed: boolean, why?: string) => SignInError;
  readonly inTransaction: <T>(accountId: string, visit: PageVisit, run: (write: Write) => Promise<T>) => Promise<T>;
  /** What the page is told of an admission. @throws SignInError when it is none */
  readonly told: (admission: Admission, proven: Proven, visit: PageVisit) => StepAnswer;
}

/** Whose sign-in failed: as far as it is known. */
export interface Who {
  readonly principal: Principal | undefined;
  /** Left out where it is the principal's. */
  readonly account?: AccountRow | undefined;
}

/** Tries in a minute: at one user's password from one address, from all addresses, and at anything from one address. */
const TRIES = { ofOne: 5, ofAll: 30, ofAddress: 100 } as const;

/** Makes what the steps share: their limits and tickets, which are this process's own. */
export function createSteps(tools: SignInTools): Steps {
  const { store, random, settings, trail } = tools;
  const tickets = createTickets<Ticket>(random);
  const ofAddress = createTryLimit(TRIES.ofAddress);

  const fail: Steps['fail'] = (visit, { principal, account = principal?.account }, mfaUsed, why = 'Failed authentication') => {
    trail.record(loginEvent(visit, { principal, account, region: settings.region, mfaUsed, failure: why }));
    return signInFailed();
  };

  return {
    tools,
    tickets,
    tries: {
      ofOne: createTryLimit(TRIES.ofOne),
      ofAll: createTryLimit(TRIES.ofAll),
      ofFactor: createTryLimit(TRIES.ofOne),
    },
    beginTry({ origin, now }) {
      if (!ofAddress.begin(addressBlock(origin.sourceIp), now.getTime())) throw tooManyTries();
    },
    take<Stage extends Ticket['stage']>(body: Body, stage: Stage, { now }: PageVisit): Taken<Stage> {
      const name = textOf(body, 'ticket', 64);
      const held = tickets.take(name, now.getTime());
      if (held?.value.stage !== stage) throw new SignInError('TicketExpired', 'This sign-in took too long. Start again.');
      return { name, held, ticket: held.value as Taken<Stage>['ticket'] };
    },
    fail,
    inTransaction: (accountId, { requestId, now }, run) =>
      store.write({ receipt: { accountId, requestId, time: now.getTime() }, run }),
    told(admission, proven, visit) {
      const mfaUsed = proven.mfaAt !== undefined;
      switch (admission.kind) {
        case 'signedIn':
          return { body: { status: 'signedIn' }, sessionId: admission.sessionId };
        case 'newPassword': {
          const ticket = tickets.issue({ stage: 'newPassword', proven }, visit.now.getTime());
          return { body: { status: 'newPassword', ticket, reason: admission.reason } };
        }
        case 'hardExpired':
          fail(visit, admission, mfaUsed, 'The password has expired');
          throw new SignInError('PasswordExpired', 'Your password has expired. Ask your administrator for a new one.');
        case 'gone':
          throw fail(visit, admission, mfaUsed);
      }
    },
  };
}
