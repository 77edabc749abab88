import type { Standing } from '../authn/session-authenticator.ts';
import { findAccount } from '../store/accounts.ts';
import type { Queries } from '../store/store.ts';
import type { SessionSettings } from './tools.ts';

const iso = (time: number): string => new Date(time).toISOString();

/** What the page is told of its own session: who it is for, and how long it lasts. Nothing in it opens anything. */
export async function sessionFacts(
  db: Queries,
  standing: Standing | undefined,
  { consoleIdleSeconds, consoleStepUpSeconds }: SessionSettings,
): Promise<Readonly<Record<string, unknown>>> {
  if (!standing) return { signedIn: false };
  const { session, caller } = standing;
  const { accountId, kind, arn } = caller;
  return {
    signedIn: true,
    accountId,
    accountAlias: (await findAccount(db, accountId))?.alias ?? null,
    kind,
    ...(caller.kind === 'user' ? { userName: caller.userName, userId: caller.userId } : {}),
    arn,
    mfa: session.mfaAt !== null,
    issuedAt: iso(session.createdAt),
    expiresAt: iso(session.expiresAt),
    idleSeconds: consoleIdleSeconds,
    provenAt: iso(session.provenAt),
    stepUpSeconds: consoleStepUpSeconds,
    sessionId: session.handle,
  };
}
