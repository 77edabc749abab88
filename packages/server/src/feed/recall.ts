/** Remembers what was read of an account until the account changes. */
export interface Recall {
  /**
   * @param key names the question; two different questions must not share one
   * @param load asks the store; what it gives is shared by all who ask, so nobody may change it
   * @param weigh says how many rows an answer holds
   */
  recall<T extends object>(accountId: string, key: string, load: () => Promise<T>, weigh: (answer: T) => number): Promise<T>;
}

interface Kept {
  readonly generation: number;
  readonly answer: object;
  readonly weight: number;
}

/** How many rows are kept in all: some 20 MB of users. */
const ROWS = 50_000;
/** A question costs memory too, however little it found. */
const QUESTION = 5;

/**
 * @param generation another number whenever a user, group or policy of the account, or the account itself, may have changed. It
 *   changes before any caller of the change is answered, so whoever made a change reads it back.
 */
export function createRecall(generation: (accountId: string) => number, limit: number = ROWS): Recall {
  const kept = new Map<string, Kept>();
  let size = 0;
  const forget = (name: string): void => {
    size -= kept.get(name)?.weight ?? 0;
    kept.delete(name);
  };
  return {
    async recall<T extends object>(
      accountId: string,
      key: string,
      load: () => Promise<T>,
      weigh: (answer: T) => number,
    ): Promise<T> {
      const name = `${accountId} ${key}`;
      const now = generation(accountId);
      const known = kept.get(name);
      // The key names the question, and the question the type.
      if (known?.generation === now) return known.answer as T;
      const answer = await load();
      // INVARIANT: what was read while the account changed may be older than the change, and is not kept.
      if (generation(accountId) !== now) return answer;
      forget(name);
      const weight = QUESTION + weigh(answer);
      kept.set(name, { generation: now, answer, weight });
      size += weight;
      for (const oldest of kept.keys()) {
        if (size <= limit) break;
        forget(oldest);
      }
      return answer;
    },
  };
}
