import { ServiceError } from '../domain/errors.ts';
import { throwReused } from '../domain/password-policy.ts';
import { nameKey } from '../domain/names.ts';
import { checkNewPassword, refuseReuse } from '../operations/new-password.ts';
import { createTryLimit } from '../operations/try-limit.ts';
import { revokeConsoleSessionsOf } from '../store/console-sessions.ts';
import { replacePassword } from '../store/login-profiles.ts';
import { findPasskey, recordPasskeyUse } from '../store/passkeys.ts';
import type { Write } from '../store/store.ts';
import { admit, welcome, type Admission, type Proven } from './admit.ts';
import { textOf, type Body } from './body.ts';
import { loginEvent, passwordEvent } from './login-event.ts';
import { askForPasskey, credentialIdOf, verifyPasskey } from './passkeys.ts';
import { findNamedAccount, findNamedPrincipal, findPrincipal, type Principal } from './principal.ts';
import { signInFailed, SignInError, tooManyTries } from './refusal.ts';
import { isNeeded, methodsOf, readFactors, takesPasskeys } from './second-factors.ts';
import { showFactor } from './show-factor.ts';
import { createTickets, type Held } from './tickets.ts';
import type { PageVisit, SignInTools } from './tools.ts';

/** What a step of the sign-in answers; `sessionId` goes into the cookie, the rest into the body. */
export interface StepAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

/** One step: takes what the page sent. @throws SignInError, or ServiceError of what it goes by */
export type Step = (body: Body, visit: PageVisit) => Promise<StepAnswer>;

/** The steps of a sign-in. */
export interface SignIn {
  readonly password: Step;
  readonly secondFactor: Step;
  readonly newPassword: Step;
  readonly passkeyOptions: Step;
  readonly passkey: Step;
}

/** What a ticket stands for: what was proven, and what is asked next. */
type Ticket =
  | { readonly stage: 'secondFactor'; readonly proven: Proven; readonly challenge: string | undefined; readonly page: string }
  | { readonly stage: 'newPassword'; readonly proven: Proven & { readonly passwordHash: string } }
  | { readonly stage: 'passkey'; readonly challenge: string; readonly page: string };

/** Tries in a minute: at one user's password from one address, from all addresses, and at anything from one address. */
const TRIES = { ofOne: 5, ofAll: 30, ofAddress: 100 } as const;
const UNTRIED: ReadonlySet<SignInError['code']> = new Set(['TooManyTries', 'BadRequest']);
/** Longer ones are no passwords of ours (128) or of a hurried paste. */
const LONGEST_PASSWORD = 1024;

/** Makes the steps of a sign-in, with their limits and tickets, which are this process's own. */
export function createSignIn(tools: SignInTools): SignIn {
  const { store, passwords, random, settings, trail } = tools;
  const tickets = createTickets<Ticket>(random);
  const ofOne = createTryLimit(TRIES.ofOne);
  const ofAll = createTryLimit(TRIES.ofAll);
  const ofAddress = createTryLimit(TRIES.ofAddress);
  const ofFactor = createTryLimit(TRIES.ofOne);

  const beginTry = (visit: PageVisit): void => {
    if (!ofAddress.begin(visit.origin.sourceIp, visit.now.getTime())) throw tooManyTries();
  };

  const fail = (
    visit: PageVisit,
    of: Pick<Parameters<typeof loginEvent>[1], 'principal' | 'account'>,
    mfaUsed: boolean,
    failure: string = 'Failed authentication',
  ): SignInError => {
    trail.record(loginEvent(visit, { ...of, region: settings.region, mfaUsed, failure }));
    return signInFailed();
  };

  function take<Stage extends Ticket['stage']>(
    body: Body,
    stage: Stage,
    { now }: PageVisit,
  ): { readonly name: string; readonly held: Held<Ticket>; readonly ticket: Extract<Ticket, { stage: Stage }> } {
    const name = textOf(body, 'ticket', 64);
    const held = tickets.take(name, now.getTime());
    if (held?.value.stage !== stage) throw new SignInError('TicketExpired', 'This sign-in took too long. Start again.');
    return { name, held, ticket: held.value as Extract<Ticket, { stage: Stage }> };
  }

  const inTransaction = <T>(accountId: string, { requestId, now }: PageVisit, run: (write: Write) => Promise<T>): Promise<T> =>
    store.write({ receipt: { accountId, requestId, time: now.getTime() }, run });

  /** What the page is told of an admission. */
  function told(admission: Admission, proven: Proven, visit: PageVisit): StepAnswer {
    switch (admission.kind) {
      case 'signedIn':
        return { body: { status: 'signedIn' }, sessionId: admission.sessionId };
      case 'newPassword': {
        const { passwordHash = '' } = proven;
        const ticket = tickets.issue({ stage: 'newPassword', proven: { ...proven, passwordHash } }, visit.now.getTime());
        return { body: { status: 'newPassword', ticket, reason: admission.reason } };
      }
      case 'hardExpired': {
        const { principal } = admission;
        fail(visit, { principal, account: principal?.account }, proven.mfaAt !== undefined, 'The password has expired');
        throw new SignInError('PasswordExpired', 'Your password has expired. Ask your administrator for a new one.');
      }
      case 'gone': {
        const { principal } = admission;
        throw fail(visit, { principal, account: principal?.account }, proven.mfaAt !== undefined);
      }
    }
  }

  async function askSecondFactor(principal: Principal, passwordHash: string, visit: PageVisit): Promise<StepAnswer | undefined> {
    const { accountId, ownerId } = principal;
    const factors = await readFactors(store.read, accountId, ownerId);
    if (!isNeeded(factors)) return undefined;
    const methods = methodsOf(factors, visit.page);
    const asked = methods.includes('passkey') ? await askForPasskey(visit.page, factors.passkeys, random) : undefined;
    const proven: Proven = { accountId, ownerId, passwordHash, mfaAt: undefined };
    const ticket = tickets.issue(
      { stage: 'secondFactor', proven, challenge: asked?.challenge, page: visit.page },
      visit.now.getTime(),
    );
    return { body: { status: 'secondFactor', ticket, methods, ...(asked ? { passkeyOptions: asked.options } : {}) } };
  }

  return {
    async password(body, visit) {
      const named = textOf(body, 'account', 64).trim();
      const userName = body['root'] === true ? undefined : textOf(body, 'userName', 64).trim();
      const password = textOf(body, 'password', LONGEST_PASSWORD);
      const now = visit.now.getTime();
      beginTry(visit);
      const account = await findNamedAccount(store.read, named);
      const principal = await findNamedPrincipal(store.read, account, userName);
      const who = JSON.stringify([account?.accountId ?? named.toLowerCase(), userName === undefined ? null : nameKey(userName)]);
      const fromHere = `${visit.origin.sourceIp} ${who}`;
      if (!ofOne.begin(fromHere, now) || !ofAll.begin(who, now)) throw tooManyTries();

      // INVARIANT: who is not there is looked at as long as who is, and is refused in the same words.
      const { accountId, ownerId, passwordHash } = principal ?? { accountId: '', ownerId: '', passwordHash: null };
      const isRight = await passwords.verify(accountId, ownerId, passwordHash, password);
      if (!principal || passwordHash === null || !isRight) {
        const failure = principal ? 'Failed authentication' : 'No username found in supplied account';
        throw fail(visit, { principal, account }, false, failure);
      }
      ofOne.succeeded(fromHere);
      ofAll.succeeded(who);
      const asked = await askSecondFactor(principal, passwordHash, visit);
      if (asked) return asked;
      const proven: Proven = { accountId, ownerId, passwordHash, mfaAt: undefined };
      return told(await inTransaction(accountId, visit, (write) => admit(write, proven, visit, tools)), proven, visit);
    },

    async secondFactor(body, visit) {
      const now = visit.now.getTime();
      const { name, held, ticket } = take(body, 'secondFactor', visit);
      const { accountId, ownerId } = ticket.proven;
      const owner = `${accountId} ${ownerId}`;
      try {
        if (!ofFactor.begin(owner, now)) throw tooManyTries();
        const challenge = ticket.page === visit.page ? ticket.challenge : undefined;
        const showing = await showFactor(body, { accountId, ownerId, challenge }, visit, tools);
        const proven: Proven = { ...ticket.proven, mfaAt: now };
        const admission =
          showing &&
          (await inTransaction(accountId, visit, async (write) =>
            (await showing.take(write)) ? admit(write, proven, visit, tools) : undefined,
          ));
        if (admission) {
          ofFactor.succeeded(owner);
          return told(admission, proven, visit);
        }
      } catch (error) {
        // What was not looked at may be shown again.
        if (error instanceof ServiceError || (error instanceof SignInError && UNTRIED.has(error.code)))
          tickets.putBack(name, held);
        throw error;
      }
      tickets.putBack(name, held); // a mistyped code is no reason to type the password again
      const principal = await findPrincipal(store.read, accountId, ownerId);
      throw fail(visit, { principal, account: principal?.account }, true);
    },

    async newPassword(body, visit) {
      const newPassword = textOf(body, 'newPassword', LONGEST_PASSWORD);
      const { name, held, ticket } = take(body, 'newPassword', visit);
      const { proven } = ticket;
      const { accountId, ownerId } = proven;
      try {
        const found = await findPrincipal(store.read, accountId, ownerId);
        const profile = found?.profile;
        const gone = (): SignInError => fail(visit, { principal: found, account: found?.account }, proven.mfaAt !== undefined);
        if (profile?.passwordHash !== proven.passwordHash) throw gone();
        const policy = await checkNewPassword(store.read, accountId, newPassword);
        if (await passwords.verify(accountId, ownerId, profile.passwordHash, newPassword)) throwReused();
        await refuseReuse(store.read, passwords, profile, newPassword, policy);
        const passwordHash = await passwords.hash(accountId, ownerId, newPassword);
        const sessionId = await inTransaction(accountId, visit, async (write) => {
          const principal = await findPrincipal(write.db, accountId, ownerId);
          const now = visit.now.getTime();
          const to = { passwordHash, changedAt: now, resetRequired: 0 };
          if (!principal?.user || !(await replacePassword(write, profile, to))) return undefined;
          await revokeConsoleSessionsOf(write, accountId, ownerId, now);
          trail.recordWith(passwordEvent(visit, principal, settings.region));
          return welcome(write, principal, proven, visit, tools);
        });
        if (sessionId === undefined) throw gone();
        return { body: { status: 'signedIn' }, sessionId };
      } catch (error) {
        // The ticket stays good: another password may be a better one, and a busy moment passes.
        if (error instanceof ServiceError) tickets.putBack(name, held);
        throw error;
      }
    },

    async passkeyOptions(_body, visit) {
      if (!takesPasskeys(visit.page)) {
        throw new SignInError('BadRequest', 'Passkeys need a host name: open the console by its name, not by its address.');
      }
      const { challenge, options } = await askForPasskey(visit.page, [], random);
      const ticket = tickets.issue({ stage: 'passkey', challenge, page: visit.page }, visit.now.getTime());
      return { body: { ticket, options } };
    },

    async passkey(body, visit) {
      beginTry(visit);
      const { ticket } = take(body, 'passkey', visit);
      const credentialId = credentialIdOf(body['passkey']);
      const passkey = credentialId === undefined ? undefined : await findPasskey(store.read, credentialId);
      const question = { challenge: ticket.challenge, page: ticket.page, isAlone: true };
      const use = passkey && ticket.page === visit.page && (await verifyPasskey(passkey, question, body['passkey']));
      if (!passkey || !use) throw fail(visit, { principal: undefined, account: undefined }, true);
      const now = visit.now.getTime();
      const { accountId, ownerId } = passkey;
      const proven: Proven = { accountId, ownerId, passwordHash: undefined, mfaAt: now };
      const admission = await inTransaction(accountId, visit, async (write) =>
        (await recordPasskeyUse(write, passkey, { ...use, usedAt: now })) ? admit(write, proven, visit, tools) : undefined,
      );
      return told(admission ?? { kind: 'gone', principal: undefined }, proven, visit);
    },
  };
}
