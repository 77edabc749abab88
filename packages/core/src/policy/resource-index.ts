import type { Inquiry } from './request.ts';
import { type CompiledStatement, covers } from './statement.ts';

/** Statements that speak of one action, found by resource. */
export interface ResourceIndex {
  /** The first statement, in document order, whose resources, principals and conditions match. @param wanted bits of `GRANT` */
  first(inquiry: Inquiry, wanted: number): CompiledStatement | undefined;
}

/** The index of no statements. */
export const NO_RESOURCES: ResourceIndex = { first: () => undefined };

/** Up to so many statements with patterns are tried one by one; more are found by the text their patterns start with. */
const FEW = 4;
/** How many lengths of such texts are looked up. Patterns of other lengths are tried one by one. */
const MAX_LENGTHS = 8;

/** Not confined to listed resources: `*`, or the Not form. */
const isOpen = ({ resources }: CompiledStatement): boolean => resources.negated || resources.everything;

type Lists = ReadonlyMap<string, readonly CompiledStatement[]>;

/** Indexes statements by the resources they name in full, then by the prefixes of their patterns. */
export function indexResources(statements: readonly CompiledStatement[]): ResourceIndex {
  const ordered = [...statements].sort((a, b) => a.index - b.index);
  const closed = ordered.filter((statement) => !isOpen(statement));
  const lengths = commonLengths(closed);

  const byResource = new Map<string, CompiledStatement[]>();
  const byPrefix = new Map<string, CompiledStatement[]>();
  const rest: CompiledStatement[] = [];
  for (const statement of ordered) {
    const { literals, patterns } = statement.resources;
    if (isOpen(statement)) {
      rest.push(statement);
      continue;
    }
    for (const literal of literals) append(byResource, literal, statement);
    for (const { prefix } of patterns) if (lengths.includes(prefix.length)) append(byPrefix, prefix, statement);
    if (patterns.some(({ prefix }) => !lengths.includes(prefix.length))) rest.push(statement);
  }

  const named: Lists | undefined = byResource.size > 0 ? byResource : undefined;
  return {
    first(inquiry, wanted) {
      const { resource } = inquiry;
      let best = firstOf(rest, undefined, inquiry, wanted);
      if (named) best = firstOf(named.get(resource), best, inquiry, wanted);
      for (const length of lengths) {
        if (length <= resource.length) best = firstOf(byPrefix.get(resource.slice(0, length)), best, inquiry, wanted);
      }
      return best;
    },
  };
}

/** The first match of a list, unless `best` stands before it in the document. */
function firstOf(
  list: readonly CompiledStatement[] | undefined,
  best: CompiledStatement | undefined,
  inquiry: Inquiry,
  wanted: number,
): CompiledStatement | undefined {
  if (list === undefined) return best;
  for (const statement of list) {
    if (best !== undefined && statement.index >= best.index) return best;
    if (covers(statement, inquiry, wanted)) return statement;
  }
  return best;
}

/** The lengths that most prefixes have. None when there are few patterns. */
function commonLengths(statements: readonly CompiledStatement[]): readonly number[] {
  const counts = new Map<number, number>();
  let patterned = 0;
  for (const { resources } of statements) {
    if (resources.patterns.length > 0) patterned++;
    for (const { prefix } of resources.patterns) {
      if (prefix !== '') counts.set(prefix.length, (counts.get(prefix.length) ?? 0) + 1);
    }
  }
  if (patterned <= FEW) return [];
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MAX_LENGTHS);
  return frequent.map(([length]) => length);
}

function append(map: Map<string, CompiledStatement[]>, key: string, statement: CompiledStatement): void {
  const list = map.get(key);
  if (list?.at(-1) === statement) return;
  if (list) list.push(statement);
  else map.set(key, [statement]);
}
