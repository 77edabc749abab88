import type { Caller, Origin } from '../domain/caller.ts';
import { isGoodSession } from '../domain/console-session.ts';
import type { EnforcementView, SessionEntity } from '../feed/entities.ts';
import { holderOf } from './holder.ts';
import { NotAuthenticated } from './refusal.ts';
import { hashSessionId } from './session-id.ts';
import type { SessionUses } from './session-uses.ts';

/** What the authentication of console sessions stands on. */
export interface SessionAuthenticatorOptions {
  readonly view: EnforcementView;
  readonly uses: SessionUses;
  /** The partition of the ARNs of root users and users. */
  readonly partition: string;
  /** The region that callers from the console are in. */
  readonly region: string;
  /** How long a session may lie unused, in milliseconds. */
  readonly idleMs: number;
}

/** One request that came with a session id, or with none. */
export interface SessionAttempt {
  readonly sessionId: string | undefined;
  readonly service: string;
  readonly origin: Origin;
  readonly now: Date;
}

/** A session that stands, and who it stands for. */
export interface Standing {
  readonly session: SessionEntity;
  readonly caller: Caller;
}

export interface SessionAuthenticator {
  /** Who a session stands for; undefined when it is over, was ended, or never was. It counts as no use. */
  find(attempt: SessionAttempt): Promise<Standing | undefined>;
  /** The same as a use of the session. @throws NotAuthenticated `ExpiredToken` */
  authenticate(attempt: SessionAttempt): Promise<Caller>;
  /** Sees, against a newer view, that the caller's session and user still stand. @throws NotAuthenticated `ExpiredToken` */
  recheck(caller: Caller, view: EnforcementView): Promise<void>;
}

const ENDED = 'The console session has ended. Sign in again.';

/** Makes what turns the id in a console's cookie into a caller. */
export function createSessionAuthenticator(options: SessionAuthenticatorOptions): SessionAuthenticator {
  const { view, uses, partition, region, idleMs } = options;

  const isGood = (session: SessionEntity, now: number): boolean => {
    // A stored use may be older than what is remembered here, and a remembered entity older than what is stored.
    const lastUsedAt = Math.max(session.lastUsedAt, uses.last(session.sessionHash) ?? 0);
    return isGoodSession({ ...session, lastUsedAt }, now, idleMs);
  };

  async function find({ sessionId, service, origin, now }: SessionAttempt): Promise<Standing | undefined> {
    if (sessionId === undefined) return undefined;
    const session = await view.consoleSession(hashSessionId(sessionId));
    if (!session || !isGood(session, now.getTime())) return undefined;
    const { accountId, principalId: ownerId, handle, createdAt, mfaAt, provenAt, sessionHash } = session;
    const caller = await holderOf(
      view,
      partition,
      { accountId, ownerId },
      {
        signed: { accessKeyId: handle, region, service, via: 'console' },
        origin,
        temporary: { issuedAt: new Date(createdAt), ...(mfaAt === null ? {} : { mfaAt: new Date(mfaAt) }) },
        console: { sessionHash, provenAt: new Date(provenAt) },
      },
    );
    return caller && { session, caller };
  }

  return {
    find,
    async authenticate(attempt) {
      const standing = await find(attempt);
      if (!standing) throw new NotAuthenticated('ExpiredToken', ENDED);
      const { accountId, sessionHash } = standing.session;
      uses.note({ accountId, sessionHash, lastUsedAt: attempt.now.getTime() });
      return standing.caller;
    },
    async recheck(caller, from) {
      const { accountId, console, signed, origin } = caller;
      const ownerId = caller.kind === 'root' ? accountId : caller.userId;
      const session = console && (await from.consoleSession(console.sessionHash));
      const stands =
        session?.revokedAt === null &&
        session.accountId === accountId &&
        session.principalId === ownerId &&
        (await holderOf(from, partition, { accountId, ownerId }, { signed, origin }));
      if (!stands) throw new NotAuthenticated('ExpiredToken', ENDED, { accountId, accessKeyId: signed.accessKeyId });
    },
  };
}
