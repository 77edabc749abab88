/** Remembers what was read of an account until the account changes. */
export interface Recall {
  /**
   * @param key names the question; two different questions must not share one
   * @param load asks the store; what it gives is shared by all who ask, so nobody may change it
   */
  recall<T extends readonly unknown[]>(accountId: string, key: string, load: () => Promise<T>): Promise<T>;
}

interface Kept {
  readonly generation: number;
  readonly rows: readonly unknown[];
}

/** How many rows are kept in all: some 20 MB of users. */
const ROWS = 50_000;

const weigh = (rows: readonly unknown[]): number => rows.length + 1;

/**
 * @param generation another number whenever a user, group or policy of the account, or the account itself, may have changed. It
 *   changes before any caller of the change is answered, so whoever made a change reads it back.
 */
export function createRecall(generation: (accountId: string) => number, limit: number = ROWS): Recall {
  const kept = new Map<string, Kept>();
  let size = 0;
  const forget = (name: string): void => {
    const held = kept.get(name);
    if (held && kept.delete(name)) size -= weigh(held.rows);
  };
  return {
    async recall<T extends readonly unknown[]>(accountId: string, key: string, load: () => Promise<T>): Promise<T> {
      const name = `${accountId} ${key}`;
      const now = generation(accountId);
      const known = kept.get(name);
      // The key names the question, and the question the type.
      if (known?.generation === now) return known.rows as T;
      const rows = await load();
      // INVARIANT: what was read while the account changed may be older than the change, and is not kept.
      if (generation(accountId) !== now) return rows;
      forget(name);
      kept.set(name, { generation: now, rows });
      size += weigh(rows);
      for (const oldest of kept.keys()) {
        if (size <= limit) break;
        forget(oldest);
      }
      return rows;
    },
  };
}
