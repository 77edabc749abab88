import { ServiceError } from '../domain/errors.ts';
import { throwReused } from '../domain/password-policy.ts';
import { checkNewPassword, refuseReuse } from '../operations/new-password.ts';
import { revokeConsoleSessionsOf } from '../store/console-sessions.ts';
import { replacePassword } from '../store/login-profiles.ts';
import { standingPrincipal, welcome } from './admit.ts';
import { LONGEST_PASSWORD, textOf } from './body.ts';
import { passwordEvent } from './login-event.ts';
import type { Step, Steps } from './steps.ts';

/**
 * The step of a user who must set another password: `{ticket, newPassword}`. It asks for no permission, since without it there is
 * no way in; the sessions that the former password opened end.
 */
export function newPasswordStep({ tools, tickets, take, fail, inTransaction }: Steps): Step {
  const { store, passwords, settings, trail } = tools;
  return async (body, visit) => {
    const newPassword = textOf(body, 'newPassword', LONGEST_PASSWORD);
    const { name, held, ticket } = take(body, 'newPassword', visit);
    const { proven } = ticket;
    const { accountId, ownerId, mfaAt } = proven;
    try {
      const found = await standingPrincipal(store.read, proven);
      const profile = found?.profile;
      if (!profile) throw fail(visit, { principal: found }, mfaAt !== undefined);
      const policy = await checkNewPassword(store.read, accountId, newPassword);
      if (await passwords.verify(accountId, ownerId, profile.passwordHash, newPassword)) throwReused();
      await refuseReuse(store.read, passwords, profile, newPassword, policy);
      const passwordHash = await passwords.hash(accountId, ownerId, newPassword);
      const sessionId = await inTransaction(accountId, visit, async (write) => {
        const principal = await standingPrincipal(write.db, proven);
        const now = visit.now.getTime();
        const to = { passwordHash, changedAt: now, resetRequired: 0 };
        if (!principal || !(await replacePassword(write, profile, to))) return undefined;
        await revokeConsoleSessionsOf(write, accountId, ownerId, now);
        trail.recordWith(passwordEvent(visit, principal, settings.region));
        return welcome(write, principal, proven, visit, tools);
      });
      if (sessionId === undefined) throw fail(visit, { principal: found }, mfaAt !== undefined);
      return { body: { status: 'signedIn' }, sessionId };
    } catch (error) {
      // The ticket stays good: another password may be a better one, and a busy moment passes.
      if (error instanceof ServiceError) tickets.putBack(name, held);
      throw error;
    }
  };
}
