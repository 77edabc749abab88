import type { CompiledStatement } from './statement.ts';

/**
 * Statements by the text that their resource patterns start with, as a hash of it: a resource is hashed once, from left to
 * right, and looked up at each length. Nothing is cut out of it. Different texts may share a hash, so what is found is only a
 * candidate.
 */
export interface PrefixTable {
  /** What all the texts start with; it is not hashed. */
  readonly shared: string;
  /** The lengths of the texts, ascending. */
  readonly lengths: readonly number[];
  readonly byHash: ReadonlyMap<number, readonly CompiledStatement[]>;
}

/** Up to so many statements with patterns are tried one by one. */
const FEW = 2;
/** How many lengths are looked up. Patterns that start with a text of another length are not in the table. */
const MAX_LENGTHS = 12;

/** Indexes statements by the prefixes of their patterns, where their lengths are common. `undefined` when it would not pay. */
export function indexPrefixes(statements: readonly CompiledStatement[]): PrefixTable | undefined {
  if (statements.filter(({ resources }) => resources.patterns.length > 0).length <= FEW) return undefined;
  const lengths = commonLengths(statements);
  const entries = statements.flatMap((statement) =>
    statement.resources.patterns.flatMap(({ prefix }) => (lengths.includes(prefix.length) ? [{ prefix, statement }] : [])),
  );
  const [first] = entries;
  if (!first) return undefined;
  const shared = entries.reduce((start, { prefix }) => commonStart(start, prefix), first.prefix);

  const byHash = new Map<number, CompiledStatement[]>();
  for (const { prefix, statement } of entries) {
    const hash = hashOn(0, prefix, shared.length, prefix.length);
    const list = byHash.get(hash);
    if (list === undefined) byHash.set(hash, [statement]);
    else if (list.at(-1) !== statement) list.push(statement);
  }
  return { shared, lengths, byHash };
}

/** Goes on with a hash over the characters from `from` up to `to`. It stays a small integer, which maps find fastest. */
export function hashOn(hash: number, text: string, from: number, to: number): number {
  let result = hash;
  for (let i = from; i < to; i++) result = (Math.imul(result, 31) + text.charCodeAt(i)) & 0x3fffffff;
  return result;
}

function commonLengths(statements: readonly CompiledStatement[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const { resources } of statements) {
    for (const { prefix } of resources.patterns) {
      if (prefix !== '') counts.set(prefix.length, (counts.get(prefix.length) ?? 0) + 1);
    }
  }
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MAX_LENGTHS);
  return frequent.map(([length]) => length).sort((a, b) => a - b);
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return a.slice(0, length);
}
