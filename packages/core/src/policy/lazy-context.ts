import { asciiLowerCase } from './ascii.ts';
import type { RequestContext } from './request.ts';

type ContextValue = ReturnType<RequestContext['get']>;

/**
 * Works out one context key of a request, or all keys that begin alike.
 * @param name what follows the `/` of a family such as `aws:PrincipalTag/`, in lower case; empty for a single key
 */
export type ContextGetter<Source> = (source: Source, name: string) => ContextValue;

/** Who knows a key, and by what name. */
interface Resolved<Source> {
  readonly getter: ContextGetter<Source>;
  readonly name: string;
}

/** How many keys are remembered. Policies name them, so their writers must not be able to fill the memory. */
const MAX_REMEMBERED = 1024;

/**
 * Contexts whose keys are worked out when a condition or a variable asks for them, each at most once a request: most decisions
 * look at none or two of them. Make it once and call it for every request.
 *
 * @param getters by key, in any case; a key that ends in `/` answers for all keys that start with it and that are not named
 * themselves. Of two that differ in case alone the first counts.
 * @example
 * const contextOf = lazyContext<IncomingMessage>({
 *   'aws:SecureTransport': ({ socket }) => String('encrypted' in socket),
 *   'aws:PrincipalTag/': (request, name) => tagsOf(request).get(name),
 * });
 * authorize({ action, resource, context: contextOf(request) }, layers);
 */
export function lazyContext<Source>(
  getters: Readonly<Record<string, ContextGetter<Source>>>,
): (source: Source) => RequestContext {
  const named = new Map<string, ContextGetter<Source>>();
  for (const [key, getter] of Object.entries(getters)) {
    const lower = asciiLowerCase(key);
    if (!named.has(lower)) named.set(lower, getter);
  }
  const resolve = (key: string): Resolved<Source> | undefined => {
    const single = key.endsWith('/') ? undefined : named.get(key);
    if (single) return { getter: single, name: '' };
    const start = key.indexOf('/') + 1;
    const family = start > 0 && start < key.length ? named.get(key.slice(0, start)) : undefined;
    return family && { getter: family, name: key.slice(start) };
  };

  // INVARIANT: what is remembered depends on nothing but the getters and the key, so it never goes stale.
  const remembered = new Map<string, Resolved<Source> | undefined>();
  const find = (key: string): Resolved<Source> | undefined => {
    const known = remembered.get(key);
    if (known !== undefined || remembered.has(key)) return known;
    const found = resolve(key);
    if (remembered.size < MAX_REMEMBERED) remembered.set(key, found);
    return found;
  };

  return (source) => {
    // A value is asked for once: a clock that is read twice must not answer two conditions of one decision differently.
    let values: Map<string, ContextValue> | undefined;
    return {
      get(key) {
        const known = values?.get(key);
        if (known !== undefined || values?.has(key) === true) return known;
        const found = find(key);
        if (found === undefined) return undefined;
        const value = found.getter(source, found.name);
        (values ??= new Map()).set(key, value);
        return value;
      },
    };
  };
}
