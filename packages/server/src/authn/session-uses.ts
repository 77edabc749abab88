/** One use of a console session. Times are milliseconds since 1970. */
export interface SessionUse {
  readonly accountId: string;
  readonly sessionHash: string;
  readonly lastUsedAt: number;
}

/** How many are remembered before those that are over are forgotten. */
const MOST_KEPT = 10_000;

/** Remembers when sessions were used, until it is written down and beyond: what is remembered of an entity may be older. */
export interface SessionUses {
  note(use: SessionUse): void;
  /** The newest use known here, in milliseconds since 1970. */
  last(sessionHash: string): number | undefined;
  /** What is not yet written down. Call `written` when it is. */
  pending(): readonly SessionUse[];
  written(uses: readonly SessionUse[]): void;
}

/** @param idleMs how long a session may lie unused: a use that is older decides nothing any more. */
export function createSessionUses(idleMs: number): SessionUses {
  const newest = new Map<string, SessionUse>();
  const unwritten = new Map<string, SessionUse>();
  const makeRoom = (now: number): void => {
    for (const [hash, { lastUsedAt }] of newest) {
      if (now - lastUsedAt >= idleMs && !unwritten.has(hash)) newest.delete(hash);
    }
  };
  let roomMadeAt = 0;
  return {
    note(use) {
      const before = newest.get(use.sessionHash);
      if (before && before.lastUsedAt >= use.lastUsedAt) return;
      newest.set(use.sessionHash, use);
      unwritten.set(use.sessionHash, use);
      // Not with every use: when all are in use nothing goes, and looking at all of them takes a millisecond.
      if (newest.size <= MOST_KEPT || use.lastUsedAt - roomMadeAt < 60_000) return;
      roomMadeAt = use.lastUsedAt;
      makeRoom(use.lastUsedAt);
    },
    last: (sessionHash) => newest.get(sessionHash)?.lastUsedAt,
    pending: () => [...unwritten.values()],
    written(uses) {
      for (const use of uses) {
        if (unwritten.get(use.sessionHash) === use) unwritten.delete(use.sessionHash);
      }
    },
  };
}
