/** One use of an access key, as `GetAccessKeyLastUsed` tells it. Times are milliseconds since 1970. */
export interface KeyUse {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly usedAt: number;
  readonly region: string;
  readonly service: string;
}

/** AWS notes the first use within each span of 15 minutes. SOURCE: IAM User Guide, "Find unused AWS credentials". */
const SPAN = 15 * 60_000;

/** Remembers which keys were used, until it is written down. Bounded by the number of keys used within a span. */
export interface KeyUses {
  note(use: KeyUse): void;
  /** The newest use known here that may not be stored yet. */
  last(accessKeyId: string): KeyUse | undefined;
  /** What is not yet written down. Call `written` when it is. */
  pending(): readonly KeyUse[];
  written(uses: readonly KeyUse[]): void;
}

export function createKeyUses(): KeyUses {
  const newest = new Map<string, KeyUse>();
  const unwritten = new Map<string, KeyUse>();
  return {
    note(use) {
      const before = newest.get(use.accessKeyId);
      if (before && use.usedAt - before.usedAt < SPAN && use.usedAt >= before.usedAt) return;
      newest.set(use.accessKeyId, use);
      unwritten.set(use.accessKeyId, use);
    },
    last: (accessKeyId) => newest.get(accessKeyId),
    pending: () => [...unwritten.values()],
    written(uses) {
      for (const use of uses) {
        if (unwritten.get(use.accessKeyId) === use) unwritten.delete(use.accessKeyId);
      }
      if (newest.size < 100_000) return;
      for (const id of newest.keys()) {
        if (!unwritten.has(id)) newest.delete(id);
      }
    },
  };
}
