import { ServiceError } from '../domain/errors.ts';
import { admit, type Proven } from './admit.ts';
import { findPrincipal } from './principal.ts';
import { SignInError, tooManyTries } from './refusal.ts';
import { showFactor } from './show-factor.ts';
import type { Step, Steps } from './steps.ts';

/** Refusals of what was not looked at. */
const UNTRIED: ReadonlySet<string> = new Set(['TooManyTries', 'BadRequest']);
const isUntried = (error: unknown): boolean =>
  error instanceof ServiceError || (error instanceof SignInError && UNTRIED.has(error.code));

/** The step after a password that was right: `{ticket, totp | recoveryCode | passkey}`. */
export function secondFactorStep({ tools, tickets, tries, take, fail, inTransaction, told }: Steps): Step {
  return async (body, visit) => {
    const { name, held, ticket } = take(body, 'secondFactor', visit);
    const { accountId, ownerId } = ticket.proven;
    const owner = `${accountId} ${ownerId}`;
    const now = visit.now.getTime();
    try {
      if (!tries.ofFactor.begin(owner, now)) throw tooManyTries();
      const challenge = ticket.page === visit.page ? ticket.challenge : undefined;
      const showing = await showFactor(body, { accountId, ownerId, challenge }, visit, tools);
      const proven: Proven = { ...ticket.proven, mfaAt: now };
      const admission =
        showing &&
        (await inTransaction(accountId, visit, async (write) =>
          (await showing.take(write)) ? admit(write, proven, visit, tools) : undefined,
        ));
      if (admission) {
        tries.ofFactor.succeeded(owner);
        return told(admission, proven, visit);
      }
    } catch (error) {
      if (isUntried(error)) tickets.putBack(name, held);
      throw error;
    }
    tickets.putBack(name, held); // a mistyped code is no reason to type the password again
    throw fail(visit, { principal: await findPrincipal(tools.store.read, accountId, ownerId) }, true);
  };
}
