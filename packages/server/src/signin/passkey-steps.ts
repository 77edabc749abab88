import { findPasskey, recordPasskeyUse } from '../store/passkeys.ts';
import { admit, type Proven } from './admit.ts';
import { askForPasskey, credentialIdOf, verifyPasskey } from './passkeys.ts';
import { findPrincipal } from './principal.ts';
import { SignInError } from './refusal.ts';
import { takesPasskeys } from './second-factors.ts';
import type { Step, Steps } from './steps.ts';

/** The first step with a passkey alone: asks for the signature of any that the browser has for this page. */
export function passkeyOptionsStep({ tools, tickets, beginTry }: Steps): Step {
  return async (_body, visit) => {
    const { page, now } = visit;
    beginTry(visit); // it is asked by anybody, and each question pushes out an older one when there are too many
    if (!takesPasskeys(page)) {
      throw new SignInError('BadRequest', 'Passkeys need a host name: open the console by its name, not by its address.');
    }
    const { challenge, options } = await askForPasskey(page, [], tools.random);
    return { body: { ticket: tickets.issue({ stage: 'passkey', challenge, page }, now.getTime()), options } };
  };
}

/** The step that shows it: `{ticket, passkey}`. The passkey says who signs in. */
export function passkeyStep({ tools, beginTry, take, fail, inTransaction, told }: Steps): Step {
  const { store } = tools;
  return async (body, visit) => {
    beginTry(visit);
    const { ticket } = take(body, 'passkey', visit);
    const credentialId = credentialIdOf(body['passkey']);
    const passkey = credentialId === undefined ? undefined : await findPasskey(store.read, credentialId);
    if (!passkey) throw fail(visit, { principal: undefined }, true);
    const { accountId, ownerId } = passkey;
    const now = visit.now.getTime();
    const question = { challenge: ticket.challenge, page: ticket.page, isAlone: true };
    const use = ticket.page === visit.page && (await verifyPasskey(passkey, question, body['passkey']));
    const proven: Proven = { accountId, ownerId, passwordHash: undefined, mfaAt: now };
    const admission =
      use &&
      (await inTransaction(accountId, visit, async (write) =>
        (await recordPasskeyUse(write, passkey, { ...use, usedAt: now })) ? admit(write, proven, visit, tools) : undefined,
      ));
    if (!admission) throw fail(visit, { principal: await findPrincipal(store.read, accountId, ownerId) }, true);
    return told(admission, proven, visit);
  };
}
