import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../domain/caller.ts';
import { addConsoleSession, findConsoleSession, type ConsoleSessionRow } from '../../store/console-sessions.ts';
import { createUser } from '../iam/create-user.ts';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { listConsoleSessions } from './list-console-sessions.ts';
import { revokeConsoleSession } from './revoke-console-session.ts';
import { revokeConsoleSessions } from './revoke-console-sessions.ts';

const HOUR = 3_600_000;

let rig: TestRig;
let bob: Caller;
let eve: Caller;
beforeEach(async () => {
  rig = await openTestRig();
  for (const UserName of ['bob', 'eve']) await rig.run(createUser, { UserName });
  [bob, eve] = [await rig.as('bob'), await rig.as('eve')];
});
afterEach(() => rig.close());

const idOf = (caller: Caller): string => (caller.kind === 'user' ? caller.userId : caller.accountId);
const through = (caller: Caller, sessionHash: string): Caller => ({ ...caller, console: { sessionHash, provenAt: rig.now } });
const handleOf = (sessionHash: string): string => `ASIA${sessionHash.toUpperCase().padEnd(16, 'A')}`;

async function signIn(caller: Caller, sessionHash: string, changes: Partial<ConsoleSessionRow> = {}): Promise<string> {
  const now = rig.now.getTime();
  await rig.write((write) =>
    addConsoleSession(write, {
      accountId: caller.accountId,
      sessionHash,
      principalId: idOf(caller),
      handle: handleOf(sessionHash),
      createdAt: now,
      lastUsedAt: now,
      provenAt: now,
      expiresAt: now + 12 * HOUR,
      mfaAt: null,
      sourceIp: '192.0.2.1',
      userAgent: 'Mozilla <b>',
      revokedAt: null,
      ...changes,
    }),
  );
  return handleOf(sessionHash);
}
const isGood = async (sessionHash: string) => (await findConsoleSession(rig.store.read, sessionHash))?.revokedAt === null;
const idsOf = async (caller: Caller, input: { UserName?: string } = {}) =>
  (await rig.run(listConsoleSessions, input, caller)).Sessions.map(({ SessionId }) => SessionId);
const missing = (id: string) => ({ code: 'NoSuchEntity', message: `The console session with id ${id} cannot be found.` });

describe('ListConsoleSessions', () => {
  it('shows the sessions of whoever asks, newest first, and which of them asks; never what opens one', async () => {
    await signIn(bob, 'one', { createdAt: rig.now.getTime() - 5, mfaAt: 1 });
    await signIn(bob, 'two');
    await signIn(eve, 'hers');
    const later = new Date(rig.now.getTime() + 1000);
    rig.sessionUses.set('one', later.getTime());
    const { Sessions } = await rig.run(listConsoleSessions, {}, through(bob, 'one'));
    const session = { SourceIp: '192.0.2.1', UserAgent: 'Mozilla <b>', ExpireDate: new Date(rig.now.getTime() + 12 * HOUR) };
    expect(Sessions).toEqual([
      { ...session, SessionId: handleOf('two'), CreateDate: rig.now, LastUsedDate: rig.now, Mfa: false, Current: false },
      {
        ...session,
        SessionId: handleOf('one'),
        CreateDate: new Date(rig.now.getTime() - 5),
        LastUsedDate: later,
        Mfa: true,
        Current: true,
      },
    ]);
    expect((await rig.run(listConsoleSessions, {}, bob)).Sessions.some(({ Current }) => Current)).toBe(false);
  });

  it('leaves out what can be used no more: revoked, over, or idle for too long as far as anybody remembers', async () => {
    const now = rig.now.getTime();
    await signIn(bob, 'revoked', { revokedAt: now - 1 });
    await signIn(bob, 'over', { expiresAt: now });
    await signIn(bob, 'idle', { lastUsedAt: now - HOUR });
    await signIn(bob, 'remembered', { lastUsedAt: now - HOUR });
    rig.sessionUses.set('remembered', now - 1);
    expect(await idsOf(bob)).toEqual([handleOf('remembered')]);
  });

  it('shows those of a user by name', async () => {
    const id = await signIn(eve, 'hers');
    expect(await idsOf(rig.root, { UserName: 'eve' })).toEqual([id]);
    expect(await idsOf(rig.root)).toEqual([]);
    await expect(idsOf(rig.root, { UserName: 'nobody' })).rejects.toMatchObject({ code: 'NoSuchEntity' });
  });
});

describe('RevokeConsoleSession', () => {
  it('ends that one, and says so to whoever decides', async () => {
    const id = await signIn(bob, 'one');
    await signIn(bob, 'two');
    await rig.run(revokeConsoleSession, { SessionId: id }, bob);
    expect(rig.touched).toEqual(['consoleSession one']);
    expect([await isGood('one'), await isGood('two')]).toEqual([false, true]);
    await expect(rig.run(revokeConsoleSession, { SessionId: id }, bob)).rejects.toMatchObject(missing(id));
  });

  it('refuses another user’s, unless it is named as theirs', async () => {
    const id = await signIn(eve, 'hers');
    await expect(rig.run(revokeConsoleSession, { SessionId: id }, bob)).rejects.toMatchObject(missing(id));
    await expect(rig.run(revokeConsoleSession, { SessionId: id, UserName: 'bob' })).rejects.toMatchObject(missing(id));
    const other = await rig.other('210987654321');
    await expect(rig.run(revokeConsoleSession, { SessionId: id }, other)).rejects.toMatchObject(missing(id));
    expect(await isGood('hers')).toBe(true);
    await rig.run(revokeConsoleSession, { SessionId: id, UserName: 'eve' });
    expect(await isGood('hers')).toBe(false);
  });
});

describe('RevokeConsoleSessions', () => {
  it('ends all of a user, and nobody else’s', async () => {
    for (const hash of ['one', 'two']) await signIn(bob, hash);
    await signIn(eve, 'hers');
    await rig.run(revokeConsoleSessions, {}, through(bob, 'one'));
    expect(rig.touched.toSorted()).toEqual(['consoleSession one', 'consoleSession two']);
    expect([await isGood('one'), await isGood('two'), await isGood('hers')]).toEqual([false, false, true]);
  });

  it('leaves the one that asks, when told to', async () => {
    for (const hash of ['one', 'two']) await signIn(bob, hash);
    await rig.run(revokeConsoleSessions, { ExceptCurrent: true }, through(bob, 'one'));
    expect([await isGood('one'), await isGood('two')]).toEqual([true, false]);
    await rig.run(revokeConsoleSessions, { UserName: 'bob', ExceptCurrent: true }, rig.root);
    expect(await isGood('one')).toBe(false);
  });
});

describe('the operations on console sessions', () => {
  it('act on the user, each by its own permission', async () => {
    const target = { arn: `arn:aws:iam::${ACCOUNT}:user/bob`, shown: 'user bob', context: {} };
    const input = { UserName: 'bob', SessionId: '' };
    expect(await rig.targets(listConsoleSessions, input)).toEqual([target]);
    expect(await rig.targets(revokeConsoleSession, input)).toEqual([target]);
    expect(await rig.targets(revokeConsoleSessions, input)).toEqual([target]);
    expect([listConsoleSessions.action, revokeConsoleSession.action, revokeConsoleSessions.action]).toEqual([
      'countersign:ListConsoleSessions',
      'countersign:RevokeConsoleSession',
      'countersign:RevokeConsoleSessions',
    ]);
  });
});
