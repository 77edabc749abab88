/** How many failed authentications one address may have in a window before it is told to slow down. */
const MOST_FAILURES = 2000;
const WINDOW_MS = 10_000;
/** How many addresses are remembered; beyond it all are forgotten, which errs on the side of answering. */
const MOST_ADDRESSES = 50_000;

/** Bounds what guessing at keys can cost and learn, by the address it comes from. Far above what a
 * misconfigured client does. */
export interface FailureLimit {
  /** Whether this address must wait. */
  exceeded(address: string, now: number): boolean;
  failed(address: string, now: number): void;
}

/** @param most failures in a window of ten seconds */
export function createFailureLimit(most: number = MOST_FAILURES): FailureLimit {
  let window = 0;
  const failures = new Map<string, number>();
  const turn = (now: number): void => {
    const current = Math.floor(now / WINDOW_MS);
    if (current === window && failures.size < MOST_ADDRESSES) return;
    window = current;
    failures.clear();
  };
  return {
    exceeded(address, now) {
      if (failures.size === 0) return false;
      turn(now);
      return (failures.get(address) ?? 0) >= most;
    },
    failed(address, now) {
      turn(now);
      failures.set(address, (failures.get(address) ?? 0) + 1);
    },
  };
}
