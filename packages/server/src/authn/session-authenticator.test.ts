import { beforeEach, describe, expect, it } from 'vitest';
import type { EnforcementView, SessionEntity } from '../feed/entities.ts';
import { createSessionAuthenticator, type SessionAuthenticator } from './session-authenticator.ts';
import { hashSessionId } from './session-id.ts';
import { createSessionUses, type SessionUses } from './session-uses.ts';

const ACCOUNT = '123456789012';
const ID = 'i'.repeat(43);
const MINUTE = 60_000;
const START = Date.parse('2026-11-24T12:00:00Z');

let sessions: Map<string, SessionEntity>;
let users: Set<string>;
let uses: SessionUses;
let authenticator: SessionAuthenticator;

const view = {
  consoleSession: (hash: string) => Promise.resolve(sessions.get(hash)),
  account: (accountId: string) => Promise.resolve({ accountId, name: 'test' }),
  user: (accountId: string, userId: string) =>
    Promise.resolve(users.has(userId) ? { accountId, userId, name: 'bob', path: '/team/' } : undefined),
} as unknown as EnforcementView;

const put = (more: Partial<SessionEntity> = {}): void => {
  const sessionHash = hashSessionId(ID);
  sessions.set(sessionHash, {
    accountId: ACCOUNT,
    sessionHash,
    principalId: 'AIDABOB',
    handle: 'ASIASESSION',
    createdAt: START,
    lastUsedAt: START,
    expiresAt: START + 120 * MINUTE,
    mfaAt: null,
    provenAt: START,
    revokedAt: null,
    ...more,
  });
};
const origin = { sourceIp: '203.0.113.7', userAgent: 'Mozilla/5.0', secure: true };
const at = (minutes: number, sessionId: string | undefined = ID) =>
  authenticator
    .authenticate({ sessionId, service: 'iam', origin, now: new Date(START + minutes * MINUTE) })
    .then((caller) => caller.arn)
    .catch((error: { code: string }) => error.code);

beforeEach(() => {
  sessions = new Map();
  users = new Set(['AIDABOB']);
  uses = createSessionUses(30 * MINUTE);
  authenticator = createSessionAuthenticator({ view, uses, partition: 'aws', region: 'eu-west-1', idleMs: 30 * MINUTE });
  put();
});

const BOB = `arn:aws:iam::${ACCOUNT}:user/team/bob`;

const look = (minutes: number) =>
  authenticator.find({ sessionId: ID, service: 'iam', origin, now: new Date(START + minutes * MINUTE) });

describe('a console session', () => {
  it('makes a caller with its public name, its times and nothing of its id', async () => {
    put({ mfaAt: START + 1000 });
    const caller = await authenticator.authenticate({ sessionId: ID, service: 'iam', origin, now: new Date(START + MINUTE) });
    expect(caller).toEqual({
      kind: 'user',
      accountId: ACCOUNT,
      arn: BOB,
      userId: 'AIDABOB',
      userName: 'bob',
      origin,
      signed: { accessKeyId: 'ASIASESSION', region: 'eu-west-1', service: 'iam', via: 'console' },
      temporary: { issuedAt: new Date(START), mfaAt: new Date(START + 1000) },
      console: { sessionHash: hashSessionId(ID), provenAt: new Date(START) },
    });
    expect(JSON.stringify(caller)).not.toContain(ID);
  });

  it('can be root’s', async () => {
    put({ principalId: ACCOUNT });
    expect(await at(0)).toBe(`arn:aws:iam::${ACCOUNT}:root`);
  });

  it('ends when it lies unused, by what is remembered and not by what is stored', async () => {
    expect([await at(29), await at(58), await at(87), await at(117)]).toEqual([BOB, BOB, BOB, 'ExpiredToken']);
  });

  it('ends when its time is over, however much it is used', async () => {
    expect([await at(29), await at(58), await at(87), await at(116), await at(120)]).toEqual([
      BOB,
      BOB,
      BOB,
      BOB,
      'ExpiredToken',
    ]);
  });

  it('is not used by being looked at', async () => {
    expect(await look(29)).toBeDefined();
    expect(await look(30)).toBeUndefined();
  });

  it.each<[string, () => unknown]>([
    ['was revoked', () => put({ revokedAt: START })],
    ['is gone', () => sessions.clear()],
    ['has lost its user', () => users.clear()],
  ])('opens nothing when it %s, from inside a transaction too', async (_, change) => {
    const caller = await authenticator.authenticate({ sessionId: ID, service: 'iam', origin, now: new Date(START) });
    await expect(authenticator.recheck(caller, view)).resolves.toBeUndefined();
    change();
    expect(await at(1)).toBe('ExpiredToken');
    await expect(authenticator.recheck(caller, view)).rejects.toMatchObject({ code: 'ExpiredToken' });
  });

  it('belongs to whom it belonged when it is looked at again', async () => {
    const caller = await authenticator.authenticate({ sessionId: ID, service: 'iam', origin, now: new Date(START) });
    put({ principalId: ACCOUNT });
    await expect(authenticator.recheck(caller, view)).rejects.toMatchObject({ code: 'ExpiredToken' });
  });

  it.each([undefined, 'j'.repeat(43), hashSessionId(ID)])('is not opened by %s', async (id) =>
    expect(await authenticator.find({ sessionId: id, service: 'iam', origin, now: new Date(START) })).toBeUndefined(),
  );
});
