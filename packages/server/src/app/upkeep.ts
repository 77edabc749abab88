import type { Logger } from 'pino';
import type { KeyUses } from '../authn/key-uses.ts';
import { recordAccessKeyUses } from '../store/access-keys.ts';
import type { House } from './house.ts';

const EVERY_MS = 30_000;

/** Writes down, every half minute and at the end, when keys were last used. @returns what stops it */
export function startUpkeep(house: House, uses: KeyUses, log: Logger): () => Promise<void> {
  const writeDown = async (): Promise<void> => {
    const pending = uses.pending();
    if (pending.length === 0) return;
    await house.store.write({
      receipt: { accountId: 'deployment', requestId: 'key-uses', time: Date.now() },
      run: (write) => recordAccessKeyUses(write, pending),
    });
    uses.written(pending);
  };
  const attempt = (): Promise<void> =>
    writeDown().catch((error: unknown) =>
      log.error({ err: error }, 'the last uses of keys could not be written down; they are kept for the next try'),
    );
  const timer = setInterval(() => void attempt(), EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await attempt();
  };
}
