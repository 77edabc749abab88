import { OPERATOR_NAMES } from '@countersign/core/policy';
import type { CursorPlace } from './cursor-place.ts';
import type { ServiceFacts } from './service-facts.ts';

/** One thing that may stand at the cursor. */
export interface Option {
  readonly label: string;
  readonly detail?: string;
  readonly info?: string;
  readonly boost?: number;
  /** The text with `${Name}` for what somebody fills in, where it is not the label. */
  readonly template?: string;
  /** The beginning of the value that a key takes. */
  readonly value?: string;
  /** Whether what follows is offered at once. */
  readonly isBeginning?: boolean;
}

const ROOT: readonly Option[] = [
  { label: 'Version', value: '"2012-10-17"' },
  { label: 'Statement', value: '[{}]' },
  { label: 'Id' },
];
const STATEMENT: readonly Option[] = [
  { label: 'Sid' },
  { label: 'Effect' },
  { label: 'Action', value: '[""]' },
  { label: 'NotAction', value: '[""]', boost: -1 },
  { label: 'Resource', value: '[""]' },
  { label: 'NotResource', value: '[""]', boost: -1 },
  { label: 'Condition', value: '{}' },
];
/** Of the forms of an element only one may stand in a statement. */
const PAIRS: Readonly<Record<string, string>> = {
  Action: 'NotAction',
  NotAction: 'Action',
  Resource: 'NotResource',
  NotResource: 'Resource',
};

/** Every operator that can be written, the plain ones first. */
export const OPERATORS: readonly string[] = [
  ...OPERATOR_NAMES,
  ...OPERATOR_NAMES.filter((name) => name !== 'Null').map((name) => `${name}IfExists`),
  ...['ForAnyValue', 'ForAllValues'].flatMap((set) =>
    OPERATOR_NAMES.filter((name) => /^(String|Arn)/.test(name)).map((name) => `${set}:${name}`),
  ),
];

const isStatement = (path: readonly string[]): boolean => path.length === 1 && path[0] === 'Statement';
const isCondition = (path: readonly string[], depth: number): boolean =>
  path.length === depth && path[0] === 'Statement' && path[1] === 'Condition';

/** The services that a statement names, by their prefixes. */
export function servicesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/"([a-z0-9-]+):[\w*?]+"/gi)].map(([, service = '']) => service.toLowerCase()))];
}

/** What may stand where the cursor is; nothing where nothing is known. Fetches the services that it speaks of. */
export async function optionsAt(
  place: CursorPlace,
  facts: ServiceFacts | undefined,
  accountId: string,
): Promise<readonly Option[]> {
  const { path, part, of, siblings } = place;
  if (part === 'key') {
    const free = ({ label }: Option): boolean => !siblings.includes(label) && !siblings.includes(PAIRS[label] ?? label);
    if (path.length === 0) return ROOT.filter(free);
    if (isStatement(path)) return STATEMENT.filter(free);
    if (isCondition(path, 2)) return OPERATORS.map((label) => ({ label, value: '{}' })).filter(free);
    if (isCondition(path, 3)) return (await conditionKeys(place, facts)).filter(free);
    return [];
  }
  if (path.length === 0 && of === 'Version') return [{ label: '2012-10-17' }];
  if (isCondition(path, 3)) return valuesOf(of, facts);
  if (!isStatement(path)) return [];
  if (of === 'Effect') return [{ label: 'Allow' }, { label: 'Deny' }];
  if (of === 'Action' || of === 'NotAction') return facts ? await actions(place, facts) : [{ label: '*' }];
  if (of === 'Resource' || of === 'NotResource') return resources(place, facts, accountId);
  return [];
}

async function actions({ typed }: CursorPlace, facts: ServiceFacts): Promise<readonly Option[]> {
  const colon = typed.indexOf(':');
  if (colon < 0) {
    const services = facts.services.map((name): Option => ({
      label: `${name}:`,
      detail: facts.titleOf(name),
      boost: -name.length,
      isBeginning: true,
    }));
    return [...services, { label: '*', boost: -99 }];
  }
  const service = typed.slice(0, colon).toLowerCase();
  await facts.load([service]);
  const names = facts.actionsOf(service);
  if (names.length === 0) return [];
  const single = names.map((name): Option => {
    const level = facts.action(service, name)?.accessLevel;
    return { label: `${service}:${name}`, ...(level === undefined ? {} : { detail: level }) };
  });
  return [{ label: `${service}:*`, boost: 2 }, ...wildcards(service, names), ...single];
}

/** `s3:Get*` and the like: the first words that more than one action has. */
export function wildcards(service: string, names: readonly string[]): readonly Option[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    const word = /^[A-Z][a-z]+/.exec(name)?.[0];
    if (word !== undefined && word !== name) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([word, count]) => ({ label: `${service}:${word}*`, detail: `${count}×`, boost: 1 }));
}

function resources({ statement, typed }: CursorPlace, facts: ServiceFacts | undefined, accountId: string): readonly Option[] {
  const named = /^arn:[^:]*:([a-z0-9-]+):/i.exec(typed)?.[1];
  const services = named === undefined ? servicesIn(statement) : [named.toLowerCase()];
  const formats = services.flatMap((service) => facts?.arnPatterns(service) ?? []);
  return [
    { label: '*', boost: 2 },
    ...formats.map((format) => ({
      label: fill(format, accountId).replaceAll(/\$\{(\w+)\}/g, '$1'),
      template: fill(format, accountId),
    })),
  ];
}

/** What is known of an ARN's format: our partition and account; a region is any. */
export function fill(format: string, accountId: string): string {
  return format.replaceAll('${Partition}', 'aws').replaceAll('${Account}', accountId).replaceAll('${Region}', '*');
}

async function conditionKeys({ statement }: CursorPlace, facts: ServiceFacts | undefined): Promise<readonly Option[]> {
  if (!facts) return [];
  const services = servicesIn(statement).filter((name) => facts.isService(name));
  const keys = [...facts.globalKeys, ...services.flatMap((service) => facts.serviceKeys(service))];
  return [...new Set(keys)].map((key) => {
    const type = (key.toLowerCase().startsWith('aws:') ? facts.globalConditionKey(key) : facts.conditionKey(key))?.type;
    return { label: key.replaceAll(/\$\{(\w+)\}/g, '$1'), ...(type === undefined ? {} : { detail: type }) };
  });
}

function valuesOf(key: string | undefined, facts: ServiceFacts | undefined): readonly Option[] {
  if (key === undefined || !facts) return [];
  const type = (key.toLowerCase().startsWith('aws:') ? facts.globalConditionKey(key) : facts.conditionKey(key))?.type;
  return type === 'Bool' ? [{ label: 'true' }, { label: 'false' }] : [];
}
