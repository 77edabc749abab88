import { asciiLowerCase } from './ascii.ts';

/** How many actions are kept, and how long they may be. AWS has 22,000; one server is asked about some hundreds. */
const MAX_KEPT = 4096;
const MAX_LENGTH = 128;

const kept = new Map<string, string>();

/**
 * An action in lower case, as `asciiLowerCase` gives it, but the same text object each time: a decision looks it up in a dozen
 * indexes, and a text that is the key itself is found without comparing characters.
 */
export function knownAction(action: string): string {
  const known = kept.get(action);
  if (known !== undefined) return known;
  const lower = asciiLowerCase(action);
  if (action.length > MAX_LENGTH) return lower;
  // Callers may invent actions: they can make this forget, but not grow.
  if (kept.size >= MAX_KEPT) kept.clear();
  const one = kept.get(lower) ?? lower;
  kept.set(lower, one);
  kept.set(action, one);
  return one;
}
