import { condensedFacts, type CondensedIndex, type CondensedService, type PolicyFacts } from '@countersign/core/policy-lint';

/** What there is in AWS, as far as it has been fetched. */
export interface ServiceFacts extends PolicyFacts {
  /** What AWS calls a service, such as `Amazon S3`; its prefix where that is not known. */
  titleOf(prefix: string): string;
  /** The condition keys that all services share, as published. */
  readonly globalKeys: readonly string[];
  /** The condition keys of a service, as published. */
  serviceKeys(prefix: string): readonly string[];
  /** Fetches services that are not at hand yet. Unknown ones are passed over. */
  load(prefixes: Iterable<string>): Promise<void>;
  /** The services that somebody asked about and that are not at hand; asking forgets them. */
  takeMissing(): readonly string[];
}

interface Index extends CondensedIndex {
  /** In the order of `services`. */
  readonly titles: readonly string[];
}

/** Fetches one JSON file of the data by its name. */
export type Fetch = (name: string) => Promise<unknown>;

const fetchJson: Fetch = async (name) => {
  const response = await fetch(`${String(import.meta.env['VITE_IAM_DATA'])}${name}`);
  if (!response.ok) throw new Error(`${name} answered ${response.status}`);
  return await response.json();
};

/** Makes facts that fetch a service when a policy names it. @param fetched the index, already there */
export function createServiceFacts(index: Index, fetched: Fetch): ServiceFacts {
  const held = new Map<string, CondensedService>();
  const coming = new Map<string, Promise<void>>();
  const missing = new Set<string>();
  const titles = new Map(index.services.map((name, i) => [name, index.titles[i] ?? name]));
  const facts = condensedFacts(index, (service) => {
    const here = held.get(service);
    if (!here) missing.add(service);
    return here;
  });
  const loadOne = (service: string): Promise<void> => {
    let promise = coming.get(service);
    if (!promise) {
      promise = fetched(`${service}.json`).then(
        (data) => void held.set(service, data as CondensedService),
        (error: unknown) => {
          coming.delete(service); // asked again the next time
          throw error;
        },
      );
      coming.set(service, promise);
    }
    return promise;
  };
  return {
    ...facts,
    titleOf: (prefix) => titles.get(prefix.toLowerCase()) ?? prefix,
    globalKeys: index.globalKeys.map(([name]) => name),
    serviceKeys: (prefix) => (Object.hasOwn(index.keys, prefix) ? (index.keys[prefix] ?? []) : []).map(([name]) => name),
    async load(prefixes) {
      const wanted = new Set([...prefixes].map((prefix) => prefix.toLowerCase()));
      await Promise.all([...wanted].filter((prefix) => titles.has(prefix) && !held.has(prefix)).map(loadOne));
    },
    takeMissing() {
      const names = [...missing];
      missing.clear();
      return names;
    },
  };
}

let shared: Promise<ServiceFacts> | undefined;

/** The facts of this page, fetched once. */
export function serviceFacts(): Promise<ServiceFacts> {
  shared ??= fetchJson('index.json').then(
    (index) => createServiceFacts(index as Index, fetchJson),
    (error: unknown) => {
      shared = undefined;
      throw error;
    },
  );
  return shared;
}
