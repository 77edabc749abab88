import type { Logger } from 'pino';
import { expect, it } from 'vitest';
import { createKeyUses } from '../authn/key-uses.ts';
import { createSessionUses } from '../authn/session-uses.ts';
import { addConsoleSession, findConsoleSession, type ConsoleSessionRow } from '../store/console-sessions.ts';
import { openTestStore } from '../store/test-store.ts';
import type { House } from './house.ts';
import { startUpkeep } from './upkeep.ts';

const HOUR = 3_600_000;
const accountId = '123456789012';

it('writes down the last uses of sessions, and removes those that have been over for a day', async () => {
  const test = await openTestStore();
  const { store } = test;
  const now = Date.now();
  const session = (sessionHash: string, expiresAt: number): ConsoleSessionRow => ({
    accountId,
    sessionHash,
    principalId: 'AIDABOB',
    createdAt: 0,
    lastUsedAt: 0,
    expiresAt,
    mfaAt: null,
    sourceIp: '',
    userAgent: '',
    revokedAt: null,
    provenAt: 0,
    handle: `ASIA${sessionHash}`,
  });
  await store.write({
    receipt: { accountId, requestId: 'test', time: 0 },
    async run(write) {
      await addConsoleSession(write, session('standing', now + HOUR));
      await addConsoleSession(write, session('over', now - 23 * HOUR));
      await addConsoleSession(write, session('long over', now - 25 * HOUR));
    },
  });
  const uses = createSessionUses(HOUR);
  uses.note({ accountId, sessionHash: 'standing', lastUsedAt: now });
  const stop = startUpkeep({ store } as House, createKeyUses(), uses, {} as Logger);
  await stop();

  const found = async (hash: string) => (await findConsoleSession(store.read, hash))?.lastUsedAt;
  expect([await found('standing'), await found('over'), await found('long over')]).toEqual([now, 0, undefined]);
  expect(uses.pending()).toEqual([]);
  await test.close();
});
