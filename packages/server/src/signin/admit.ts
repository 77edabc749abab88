import { passwordState } from '../domain/password-state.ts';
import { readPasswordPolicy } from '../operations/new-password.ts';
import { recordPasswordUse } from '../store/login-profiles.ts';
import type { Queries, Write } from '../store/store.ts';
import { loginEvent } from './login-event.ts';
import { openSession } from './open-session.ts';
import { findPrincipal, type Principal } from './principal.ts';
import { isNeeded, readFactors } from './second-factors.ts';
import type { PageVisit, SignInTools } from './tools.ts';

/** What was proven so far. */
export interface Proven {
  readonly accountId: string;
  readonly ownerId: string;
  /** The hash that the password was right for; undefined when a passkey alone proved everything. */
  readonly passwordHash: string | undefined;
  /** When a second factor was shown, in milliseconds since 1970; undefined when none was needed. */
  readonly mfaAt: number | undefined;
}

/** What comes of it. `gone`: what was proven does not hold any more. */
export type Admission =
  | { readonly kind: 'signedIn'; readonly sessionId: string }
  | { readonly kind: 'newPassword'; readonly reason: 'mustChange' | 'expired' }
  | { readonly kind: 'hardExpired' | 'gone'; readonly principal: Principal | undefined };

/**
 * Lets somebody in who proved who they are: the session, the use of the password and the record of the sign-in, in one
 * transaction. What was proven before is looked at again here: a password that was changed a moment ago, or a second factor that
 * was set up, counts.
 */
export async function admit(write: Write, proven: Proven, visit: PageVisit, tools: SignInTools): Promise<Admission> {
  const { accountId, ownerId, passwordHash } = proven;
  const principal = await standingPrincipal(write.db, proven);
  if (!principal) return { kind: 'gone', principal: await findPrincipal(write.db, accountId, ownerId) };

  if (principal.profile && passwordHash !== undefined) {
    const state = passwordState(
      { changedAt: principal.profile.changedAt, resetRequired: principal.profile.resetRequired === 1 },
      await readPasswordPolicy(write.db, accountId),
      visit.now.getTime(),
    );
    if (state === 'hardExpired') return { kind: state, principal };
    if (state !== 'ok') return { kind: 'newPassword', reason: state };
  }
  return { kind: 'signedIn', sessionId: await welcome(write, principal, proven, visit, tools) };
}

/** Who it was proven of, if that holds still; undefined when the password became another or was taken away, or a second factor is needed now. */
export async function standingPrincipal(db: Queries, proven: Proven): Promise<Principal | undefined> {
  const { accountId, ownerId, passwordHash, mfaAt } = proven;
  const principal = await findPrincipal(db, accountId, ownerId);
  if (passwordHash !== undefined && principal?.passwordHash !== passwordHash) return undefined;
  // SOURCE: a user's console access is their login profile. Whoever took it away shut the passkeys out, too.
  if (principal?.user && !principal.profile) return undefined;
  if (mfaAt === undefined && isNeeded(await readFactors(db, accountId, ownerId))) return undefined;
  return principal;
}

/** Opens the session of somebody who may come in, and records it as the last thing of its transaction. @returns the session id */
export async function welcome(
  write: Write,
  principal: Principal,
  { passwordHash, mfaAt }: Pick<Proven, 'passwordHash' | 'mfaAt'>,
  visit: PageVisit,
  tools: SignInTools,
): Promise<string> {
  const { account, accountId, user } = principal;
  if (user && passwordHash !== undefined) await recordPasswordUse(write, accountId, user.userId, visit.now.getTime());
  const sessionId = await openSession(write, principal, { mfaAt }, visit, tools);
  const { region } = tools.settings;
  tools.trail.recordWith(loginEvent(visit, { principal, account, region, mfaUsed: mfaAt !== undefined }));
  return sessionId;
}
