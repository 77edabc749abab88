import { readFileSync } from 'node:fs';
import type { ActionFacts, ConditionKeyFacts, PolicyFacts } from '@countersign/core/policy-lint';

type Named = readonly [name: string, type: string];

/** `iam-data.json`, as `scripts/iam-data.mjs` writes it. */
interface Head {
  readonly services: readonly (readonly [name: string, offset: number, length: number])[];
  readonly rcpServices: readonly string[];
  readonly globalKeys: readonly Named[];
  readonly keys: Readonly<Record<string, readonly Named[]>>;
  readonly arns: Readonly<Record<string, readonly string[]>>;
}

/** One line of `iam-data.services`. Numbers stand for `keys`. */
interface Line {
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

const GENERATED = new URL('../../generated/', import.meta.url);

/**
 * What there is in AWS, as the Service Authorization Reference publishes it. The index is read at once, a service when
 * somebody asks for it.
 *
 * @param folder where `scripts/iam-data.mjs` wrote to; it ends with `/`.
 */
export function iamFacts(folder: URL = GENERATED): PolicyFacts {
  const head = JSON.parse(readFileSync(new URL('iam-data.json', folder), 'utf8')) as Head;
  const places = new Map(head.services.map(([name, offset, length]) => [name, { offset, length }]));
  const arns = new Map(Object.entries(head.arns));
  const globalKeys = keyLookup(head.globalKeys);
  const keys = new Map<string, ReturnType<typeof keyLookup>>();
  const services = new Map<string, Service>();
  let lines: Buffer | undefined;

  const service = (name: string): Service | undefined => {
    const lower = name.toLowerCase();
    const place = places.get(lower);
    const known = services.get(lower);
    if (known || !place) return known;
    lines ??= readFileSync(new URL('iam-data.services', folder));
    const read = readService(JSON.parse(lines.toString('utf8', place.offset, place.offset + place.length)) as Line);
    services.set(lower, read);
    return read;
  };

  return {
    services: [...places.keys()],
    rcpServices: new Set(head.rcpServices),
    isService: (prefix) => places.has(prefix.toLowerCase()),
    actionsOf: (prefix) => service(prefix)?.names ?? [],
    action: (prefix, name) => service(prefix)?.actions.get(name.toLowerCase()),
    resourceConditionKeys: (prefix, type) => service(prefix)?.resourceKeys.get(type) ?? [],
    arnPatterns: (name) => arns.get(name) ?? [],
    globalConditionKey: (key) => globalKeys(key),
    conditionKey(key) {
      const prefix = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
      const lookup = keys.get(prefix) ?? keyLookup(Object.hasOwn(head.keys, prefix) ? (head.keys[prefix] ?? []) : []);
      keys.set(prefix, lookup);
      return lookup(key) ?? globalKeys(key);
    },
  };
}

function readService({ keys, actions, resources }: Line): Service {
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
