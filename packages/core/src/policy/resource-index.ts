import { type PrefixTable, hashOn, indexPrefixes } from './prefix-table.ts';
import type { Inquiry } from './request.ts';
import { type CompiledStatement, covers, coversCaller } from './statement.ts';

type Statements = readonly CompiledStatement[];

/** Statements that speak of one action, to be found by resource. */
export interface ResourceIndex {
  /** Statements that are tried for every resource: `*`, the Not forms, and patterns that start like few others. */
  readonly rest: Statements;
  /** Statements by the resources that they name in full; left out where there are none. */
  readonly named: ReadonlyMap<string, Statements> | undefined;
  /** Statements by how their patterns start; left out where there are few of them. */
  readonly prefixed: PrefixTable | undefined;
}

/** The index of no statements. */
export const NO_RESOURCES: ResourceIndex = { rest: [], named: undefined, prefixed: undefined };

/** Not confined to listed resources: `*`, or the Not form. */
const isOpen = ({ resources }: CompiledStatement): boolean => resources.negated || resources.everything;

/** Indexes statements by the resources they name in full, then by the prefixes of their patterns. */
export function indexResources(statements: Statements): ResourceIndex {
  const ordered = [...statements].sort((a, b) => a.index - b.index);
  const closed = ordered.filter((statement) => !isOpen(statement));
  const prefixed = indexPrefixes(closed);
  const isFound = (length: number): boolean => prefixed !== undefined && prefixed.lengths.includes(length);

  const named = new Map<string, CompiledStatement[]>();
  for (const statement of closed) {
    for (const literal of statement.resources.literals) {
      const list = named.get(literal);
      if (list) list.push(statement);
      else named.set(literal, [statement]);
    }
  }
  const rest = ordered.filter(
    (statement) => isOpen(statement) || statement.resources.patterns.some(({ prefix }) => !isFound(prefix.length)),
  );
  return { rest, named: named.size > 0 ? named : undefined, prefixed };
}

/** The first statement, in document order, whose resources, principals and conditions match. @param wanted bits of `GRANT` */
export function firstForResource(index: ResourceIndex, inquiry: Inquiry, wanted: number): CompiledStatement | undefined {
  const { rest, named, prefixed } = index;
  const { resource } = inquiry;
  let best = firstOf(rest, undefined, inquiry, wanted);
  if (named) best = firstNamed(named.get(resource), best, inquiry, wanted);
  if (prefixed && resource.startsWith(prefixed.shared)) {
    let hash = 0;
    let at = prefixed.shared.length;
    for (const length of prefixed.lengths) {
      if (length > resource.length) break;
      hash = hashOn(hash, resource, at, length);
      at = length;
      best = firstOf(prefixed.byHash.get(hash), best, inquiry, wanted);
    }
  }
  return best;
}

/** The first match of a list, unless `best` stands before it in the document. */
function firstOf(
  list: Statements | undefined,
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

/** As `firstOf`, for statements that are known to name the resource. Apart from it: it is asked in every decision, and asks one thing. */
function firstNamed(
  list: Statements | undefined,
  best: CompiledStatement | undefined,
  inquiry: Inquiry,
  wanted: number,
): CompiledStatement | undefined {
  if (list === undefined) return best;
  for (const statement of list) {
    if (best !== undefined && statement.index >= best.index) return best;
    if (coversCaller(statement, inquiry, wanted)) return statement;
  }
  return best;
}
