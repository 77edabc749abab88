import { listConsoleSessionsOf } from '../../store/console-sessions.ts';
import { isGoodSession } from '../../domain/console-session.ts';
import { findMfaOwner, mfaOwnerTarget } from '../mfa-owner.ts';
import type { ReadOperation } from '../operation.ts';

interface Input {
  readonly UserName?: string;
}
interface ListedSession {
  /** `ASIA…`: the session's name in the audit trail too; nobody can use it. */
  readonly SessionId: string;
  readonly CreateDate: Date;
  readonly LastUsedDate: Date;
  /** When it is over however often it is used. */
  readonly ExpireDate: Date;
  /** From where it was signed in, and with what. */
  readonly SourceIp: string;
  readonly UserAgent: string;
  /** Whether a second factor was shown. */
  readonly Mfa: boolean;
  /** Whether it is the one that asks. */
  readonly Current: boolean;
}
interface Output {
  /** Newest first. */
  readonly Sessions: readonly ListedSession[];
}

/** Lists the console sessions of a user, or of whoever asks when no name is given, that can still be used. */
export const listConsoleSessions: ReadOperation<Input, Output> = {
  kind: 'read',
  action: 'countersign:ListConsoleSessions',
  accessLevel: 'List',

  targets: async (input, tools) => [await mfaOwnerTarget(tools, input.UserName)],

  async run(input, tools) {
    const { caller, consoleSessions, db, now } = tools;
    const { ownerId } = await findMfaOwner(tools, input.UserName);
    const sessions = (await listConsoleSessionsOf(db, caller.accountId, ownerId)).map((session) => ({
      ...session,
      // What is written down can be older than what is remembered.
      lastUsedAt: Math.max(session.lastUsedAt, consoleSessions.lastUse(session.sessionHash) ?? 0),
    }));
    return {
      Sessions: sessions
        .filter((session) => isGoodSession(session, now.getTime(), consoleSessions.idleMs))
        .map(({ handle, createdAt, lastUsedAt, expiresAt, sourceIp, userAgent, mfaAt, sessionHash }) => ({
          SessionId: handle,
          CreateDate: new Date(createdAt),
          LastUsedDate: new Date(lastUsedAt),
          ExpireDate: new Date(expiresAt),
          SourceIp: sourceIp,
          UserAgent: userAgent,
          Mfa: mfaAt !== null,
          Current: sessionHash === caller.console?.sessionHash,
        })),
    };
  },
};
