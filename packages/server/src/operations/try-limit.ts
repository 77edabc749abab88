import type { TryLimit } from './operation.ts';

/** How many wrong tries one has in a minute. */
const MOST_TRIES = 5;
const WINDOW_MS = 60_000;
/** How many are remembered; beyond it those whose minute is over go, and if there are none, all. */
const MOST_KEYS = 50_000;

/**
 * Bounds guessing without locking anybody out: five tries in a minute, then none until that minute is over.
 *
 * INVARIANT: a try counts before it is made, so that many at once are not more than five. Each process counts by itself.
 */
export function createTryLimit(most: number = MOST_TRIES): TryLimit {
  const begun = new Map<string, { readonly since: number; readonly tries: number }>();
  const makeRoom = (now: number): void => {
    if (begun.size < MOST_KEYS) return;
    for (const [key, { since }] of begun) if (now - since >= WINDOW_MS) begun.delete(key);
    if (begun.size >= MOST_KEYS) begun.clear();
  };
  return {
    begin(key, now) {
      const last = begun.get(key);
      if (!last || now - last.since >= WINDOW_MS) {
        makeRoom(now);
        begun.set(key, { since: now, tries: 1 });
        return true;
      }
      if (last.tries >= most) return false;
      begun.set(key, { since: last.since, tries: last.tries + 1 });
      return true;
    },
    succeeded(key) {
      begun.delete(key);
    },
  };
}
