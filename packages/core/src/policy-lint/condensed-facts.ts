import type { ActionFacts, ConditionKeyFacts, PolicyFacts } from './facts.ts';

type Named = readonly [name: string, type: string];

/** What is known without looking at a service. */
export interface CondensedIndex {
  readonly services: readonly string[];
  readonly rcpServices: readonly string[];
  readonly globalKeys: readonly Named[];
  /** By the prefix of the key, in lower case. */
  readonly keys: Readonly<Record<string, readonly Named[]>>;
  /** By the service in the ARN. */
  readonly arns: Readonly<Record<string, readonly string[]>>;
}

/** A service in its shortest form. Numbers stand for `keys`. */
export interface CondensedService {
  readonly keys: readonly string[];
  readonly actions: readonly (readonly [
    name: string,
    accessLevel: string,
    resourceTypes: readonly (readonly [name: string, required: 0 | 1, keys: readonly number[]])[],
    keys: readonly number[],
    dependentActions: readonly string[],
  ])[];
  readonly resources: readonly (readonly [name: string, keys: readonly number[]])[];
}

interface Service {
  readonly names: readonly string[];
  readonly actions: ReadonlyMap<string, ActionFacts>;
  readonly resourceKeys: ReadonlyMap<string, readonly string[]>;
}

/**
 * Facts from their condensed form, wherever it is kept.
 * @param read gives a service by its name in lower case, asked until it gives it; undefined when it is not at hand, and then
 *   nothing is known of the service but that it exists
 */
export function condensedFacts(index: CondensedIndex, read: (service: string) => CondensedService | undefined): PolicyFacts {
  const known = new Set(index.services);
  const arns = new Map(Object.entries(index.arns));
  const globalKeys = keyLookup(index.globalKeys);
  const keys = new Map<string, ReturnType<typeof keyLookup>>();
  const services = new Map<string, Service>();

  const service = (name: string): Service | undefined => {
    const lower = name.toLowerCase();
    const kept = services.get(lower);
    if (kept || !known.has(lower)) return kept;
    const condensed = read(lower);
    if (!condensed) return undefined;
    const whole = readService(condensed);
    services.set(lower, whole);
    return whole;
  };

  return {
    services: index.services,
    rcpServices: new Set(index.rcpServices),
    isService: (prefix) => known.has(prefix.toLowerCase()),
    actionsOf: (prefix) => service(prefix)?.names ?? [],
    action: (prefix, name) => service(prefix)?.actions.get(name.toLowerCase()),
    resourceConditionKeys: (prefix, type) => service(prefix)?.resourceKeys.get(type) ?? [],
    arnPatterns: (name) => arns.get(name) ?? [],
    globalConditionKey: (key) => globalKeys(key),
    conditionKey(key) {
      const prefix = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
      const lookup = keys.get(prefix) ?? keyLookup(Object.hasOwn(index.keys, prefix) ? (index.keys[prefix] ?? []) : []);
      keys.set(prefix, lookup);
      return lookup(key) ?? globalKeys(key);
    },
  };
}

function readService({ keys, actions, resources }: CondensedService): Service {
  const names = (numbers: readonly number[]): readonly string[] => numbers.map((number) => keys[number] ?? '');
  return {
    names: actions.map(([name]) => name),
    actions: new Map(
      actions.map(([name, accessLevel, types, own, dependentActions]) => [
        name.toLowerCase(),
        {
          name,
          accessLevel,
          resourceTypes: types.map(([type, required, of]) => ({
            name: type,
            required: required === 1,
            conditionKeys: names(of),
          })),
          conditionKeys: names(own),
          dependentActions,
        },
      ]),
    ),
    resourceKeys: new Map(resources.map(([name, of]) => [name, names(of)])),
  };
}

/** Finds a key in any case, also by a published name with a gap in it, such as `ec2:ResourceTag/${TagKey}`. */
function keyLookup(published: readonly Named[]): (key: string) => ConditionKeyFacts | undefined {
  const exact = new Map<string, ConditionKeyFacts>();
  const gapped: { readonly starts: string; readonly ends: string; readonly facts: ConditionKeyFacts }[] = [];
  for (const [name, type] of published) {
    const lower = name.toLowerCase();
    const open = lower.indexOf('${');
    if (open < 0) exact.set(lower, { name, type });
    else gapped.push({ starts: lower.slice(0, open), ends: lower.slice(lower.lastIndexOf('}') + 1), facts: { name, type } });
  }
  return (key) => {
    const lower = key.toLowerCase();
    const fits = ({ starts, ends }: (typeof gapped)[number]): boolean =>
      lower.length > starts.length + ends.length && lower.startsWith(starts) && lower.endsWith(ends);
    return exact.get(lower) ?? gapped.find(fits)?.facts;
  };
}
