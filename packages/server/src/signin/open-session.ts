import { hashSessionId } from '../authn/session-id.ts';
import { uniqueId } from '../domain/unique-ids.ts';
import { addConsoleSession, findConsoleSession, listConsoleSessionsOf, revokeConsoleSession } from '../store/console-sessions.ts';
import type { Write } from '../store/store.ts';
import { readSessionId } from './cookie.ts';
import type { PageVisit, SignInTools } from './tools.ts';

/** How many sessions one principal has at most; with one more the oldest ends. */
const MOST_SESSIONS = 100;

/** Makes a session id: 256 bits of chance, as the cookie has it. */
export const makeSessionId = (random: SignInTools['random']): string => Buffer.from(random(32)).toString('base64url');

/**
 * Opens a session for a principal, and ends the one that the browser had before.
 *
 * INVARIANT: the id is drawn here, after everything was proven. One that a browser brought along, whoever gave it to it, is never
 * taken over.
 * @param proven `mfaAt` is left out when no second factor was shown.
 * @returns the id, for the cookie and nothing else.
 */
export async function openSession(
  write: Write,
  { accountId, ownerId }: { readonly accountId: string; readonly ownerId: string },
  proven: { readonly mfaAt: number | undefined },
  visit: PageVisit,
  { random, settings }: Pick<SignInTools, 'random' | 'settings'>,
): Promise<string> {
  const now = visit.now.getTime();
  await endFormer(write, visit);
  const isOver = ({ revokedAt, expiresAt }: { revokedAt: number | null; expiresAt: number }): boolean =>
    revokedAt !== null || expiresAt <= now;
  const standing = (await listConsoleSessionsOf(write.db, accountId, ownerId)).filter((session) => !isOver(session));
  for (const { sessionHash } of standing.slice(MOST_SESSIONS - 1)) {
    await revokeConsoleSession(write, accountId, sessionHash, now);
  }
  const sessionId = makeSessionId(random);
  await addConsoleSession(write, {
    accountId,
    sessionHash: hashSessionId(sessionId),
    principalId: ownerId,
    handle: uniqueId('ASIA', accountId, random(6)),
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + settings.consoleSessionSeconds * 1000,
    mfaAt: proven.mfaAt ?? null,
    provenAt: now,
    sourceIp: visit.origin.sourceIp,
    userAgent: visit.origin.userAgent.slice(0, 512),
    revokedAt: null,
  });
  return sessionId;
}

async function endFormer(write: Write, { request, now }: PageVisit): Promise<void> {
  const brought = readSessionId(request);
  const former = brought === undefined ? undefined : await findConsoleSession(write.db, hashSessionId(brought));
  if (former) await revokeConsoleSession(write, former.accountId, former.sessionHash, now.getTime());
}
