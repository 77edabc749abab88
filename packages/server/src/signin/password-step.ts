import { nameKey } from '../domain/names.ts';
import { addressBlock } from './address-block.ts';
import { admit, type Proven } from './admit.ts';
import { LONGEST_PASSWORD, textOf } from './body.ts';
import { askForPasskey } from './passkeys.ts';
import { findNamedAccount, findNamedPrincipal, type Principal } from './principal.ts';
import { tooManyTries } from './refusal.ts';
import { isNeeded, methodsOf, readFactors } from './second-factors.ts';
import type { Step, StepAnswer, Steps } from './steps.ts';
import type { PageVisit } from './tools.ts';

/** The first step with a password: `{account, userName | root, password}`. */
export function passwordStep({ tools, tickets, tries, beginTry, fail, inTransaction, told }: Steps): Step {
  const { store, passwords, random } = tools;

  async function askSecondFactor(principal: Principal, proven: Proven, visit: PageVisit): Promise<StepAnswer | undefined> {
    const factors = await readFactors(store.read, principal.accountId, principal.ownerId);
    if (!isNeeded(factors)) return undefined;
    const { page, now } = visit;
    const methods = methodsOf(factors, page);
    const asked = methods.includes('passkey') ? await askForPasskey(page, factors.passkeys, random) : undefined;
    const ticket = tickets.issue({ stage: 'secondFactor', proven, challenge: asked?.challenge, page }, now.getTime());
    return { body: { status: 'secondFactor', ticket, methods, ...(asked ? { passkeyOptions: asked.options } : {}) } };
  }

  return async (body, visit) => {
    const named = textOf(body, 'account', 64).trim();
    const userName = body['root'] === true ? undefined : textOf(body, 'userName', 64).trim();
    const password = textOf(body, 'password', LONGEST_PASSWORD);
    const now = visit.now.getTime();
    beginTry(visit);
    const account = await findNamedAccount(store.read, named);
    const principal = await findNamedPrincipal(store.read, account, userName);
    const who = JSON.stringify([account?.accountId ?? named.toLowerCase(), userName === undefined ? null : nameKey(userName)]);
    const fromHere = `${addressBlock(visit.origin.sourceIp)} ${who}`;
    if (!tries.ofOne.begin(fromHere, now) || !tries.ofAll.begin(who, now)) throw tooManyTries();

    // INVARIANT: who is not there is looked at as long as who is, and is refused in the same words.
    const { accountId, ownerId, passwordHash } = principal ?? { accountId: '', ownerId: '', passwordHash: null };
    const isRight = await passwords.verify(accountId, ownerId, passwordHash, password);
    if (!principal || passwordHash === null || !isRight) {
      throw fail(
        visit,
        { principal, account },
        false,
        principal ? 'Failed authentication' : 'No username found in supplied account',
      );
    }
    tries.ofOne.succeeded(fromHere);
    tries.ofAll.succeeded(who);
    const proven: Proven = { accountId, ownerId, passwordHash, mfaAt: undefined };
    const asked = await askSecondFactor(principal, proven, visit);
    if (asked) return asked;
    return told(await inTransaction(accountId, visit, (write) => admit(write, proven, visit, tools)), proven, visit);
  };
}
