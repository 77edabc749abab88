import type { JsonMember, JsonNode, JsonString, Position } from '../policy/json.ts';
import type { Fault, Word } from './draft.ts';
import type { Location, PathElement } from './finding.ts';

/** The way from the document to a node. */
export type Path = readonly PathElement[];

type Wanted = 'string' | 'string, number or boolean';

/** The words of a list, or the one word that stands in its place. */
export function listed(node: JsonNode, path: Path, wanted: Wanted, faults: Fault[]): readonly Word[] {
  const items =
    node.kind === 'array' ? node.items.map((item, index) => [item, [...path, { index }]] as const) : [[node, path] as const];
  return items.flatMap(([item, at]) => readWord(item, at, wanted, faults) ?? []);
}

/** A word, or a fault. */
export function readWord(node: JsonNode, path: Path, wanted: Wanted, faults: Fault[]): Word | undefined {
  if (node.kind === 'string') return wordOf(node, path);
  if (wanted !== 'string' && (node.kind === 'number' || node.kind === 'boolean')) {
    return { ...place(path, node), text: node.text, kind: node.kind };
  }
  faults.push(mismatch(place(path, node), wanted));
  return undefined;
}

/** JSON of another type than wanted. */
export const mismatch = (location: Location, wanted: string): Fault => ({
  code: 'DATA_TYPE_MISMATCH',
  location,
  details: `This must be JSON of the type ${wanted}.`,
});

/** The way to the value of a member. */
export const below = (path: Path, member: JsonMember): Path => [...path, { value: member.key.value }];
/** A string as a word. */
export const wordOf = ({ value, start, end }: JsonString, path: Path): Word => ({
  text: value,
  kind: 'string',
  path,
  span: { start, end },
});
/** The key of a member, as a word. */
export const keyWord = (key: JsonString, path: Path): Word => wordOf(key, [...path, { key: key.value }]);
/** Where a node stands. */
export const place = (path: Path, { start, end }: { readonly start: Position; readonly end: Position }): Location => ({
  path,
  span: { start, end },
});
