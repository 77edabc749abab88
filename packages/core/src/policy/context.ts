import { asciiLowerCase } from './ascii.ts';
import type { RequestContext } from './request.ts';

/**
 * A context from plain entries; key names in any case (of A to Z: a letter that only looks like another is another). Of two keys that differ in case alone the first counts: AWS lets such
 * tags match "only one value" without saying which.
 */
export function contextFrom(entries: Readonly<Record<string, string | readonly string[]>>): RequestContext {
  const values = new Map<string, string | readonly string[]>();
  for (const [key, value] of Object.entries(entries)) {
    const lower = asciiLowerCase(key);
    if (!values.has(lower)) values.set(lower, value);
  }
  return values;
}
