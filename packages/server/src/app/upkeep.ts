import type { Logger } from 'pino';
import type { KeyUses } from '../authn/key-uses.ts';
import type { SessionUses } from '../authn/session-uses.ts';
import { recordAccessKeyUses } from '../store/access-keys.ts';
import { recordSessionUses, sweepConsoleSessions } from '../store/console-sessions.ts';
import type { House } from './house.ts';

const EVERY_MS = 30_000;
/** Sessions that are over stay in the list of their owner's for a day, so that one sees them. */
const SWEPT_AFTER_MS = 24 * 3_600_000;
const SWEEP_EVERY_MS = 3_600_000;

/**
 * Writes down, every half minute and at the end, when keys and sessions were last used, and removes sessions that are long over.
 * @returns what stops it
 */
export function startUpkeep(house: House, uses: KeyUses, sessionUses: SessionUses, log: Logger): () => Promise<void> {
  let sweptAt = 0;
  const writeDown = async (): Promise<void> => {
    const now = Date.now();
    const keys = uses.pending();
    const sessions = sessionUses.pending();
    const isSweepDue = now - sweptAt >= SWEEP_EVERY_MS;
    if (keys.length === 0 && sessions.length === 0 && !isSweepDue) return;
    await house.store.write({
      receipt: { accountId: 'deployment', requestId: 'key-uses', time: now },
      async run(write) {
        if (keys.length > 0) await recordAccessKeyUses(write, keys);
        await recordSessionUses(write, sessions);
        if (isSweepDue) await sweepConsoleSessions(write, now - SWEPT_AFTER_MS);
      },
    });
    uses.written(keys);
    sessionUses.written(sessions);
    sweptAt = isSweepDue ? now : sweptAt;
  };
  const attempt = (): Promise<void> =>
    writeDown().catch((error: unknown) =>
      log.error({ err: error }, 'the last uses of keys and sessions could not be written down; they are kept for the next try'),
    );
  const timer = setInterval(() => void attempt(), EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await attempt();
  };
}
