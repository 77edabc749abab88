import type { JsonArray, JsonNode, JsonObject } from '@countersign/core/policy';

/** Text to put in place of what stands from `from` to `to`, in UTF-16 units. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Makes edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { from, to, insert } of [...edits].sort((a, b) => b.from - a.from))
    result = result.slice(0, from) + insert + result.slice(to);
  return result;
}

/** Puts another value in a value's place. */
export function replaceValue(node: JsonNode, value: unknown): TextEdit {
  return { from: node.start.offset, to: node.end.offset, insert: JSON.stringify(value) };
}

/** The white space in front of what stands at `offset`, from the line's start when it is the first of its line. */
function leading(text: string, offset: number): string {
  const before = text.slice(0, offset);
  return /\s*$/.exec(before)?.[0] ?? '';
}

/** How the text indents a level more than the line that `offset` is in. */
function deeper(text: string, offset: number): { readonly outer: string; readonly inner: string } {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const outer = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  return { outer, inner: outer + unitOf(text) };
}

/** What the text indents a level with. */
export const unitOf = (text: string): string => /\n(\t+| +)\S/.exec(text)?.[1] ?? '  ';

/** A value as it stands in this text: in one line without `indent`, else indented as the text is. */
const written = (text: string, value: unknown, indent: string | undefined): string =>
  indent === undefined ? JSON.stringify(value) : JSON.stringify(value, undefined, unitOf(text)).replaceAll('\n', `\n${indent}`);

/** Adds an item to an array, or makes an array of a single value. It is set apart as the item before it is. */
export function addItem(text: string, node: JsonNode, value: unknown): readonly TextEdit[] {
  if (node.kind !== 'array') {
    const indent = node.kind === 'object' ? deeper(text, node.start.offset).outer : undefined;
    return [
      { from: node.start.offset, to: node.start.offset, insert: '[' },
      { from: node.end.offset, to: node.end.offset, insert: `, ${written(text, value, indent)}]` },
    ];
  }
  const last = node.items.at(-1);
  if (!last) return [{ from: node.start.offset + 1, to: node.end.offset - 1, insert: written(text, value, undefined) }];
  const space = leading(text, last.start.offset) || ' ';
  const indent = space.includes('\n') ? space.slice(space.lastIndexOf('\n') + 1) : undefined;
  return [{ from: last.end.offset, to: last.end.offset, insert: `,${space}${written(text, value, indent)}` }];
}

/** Takes an item out of an array, with its comma. */
export function removeItem(node: JsonArray, index: number): TextEdit {
  return cut(node.items, index, node);
}

/** Adds a member to an object, as its last, or after the member `after`. */
export function addMember(text: string, node: JsonObject, key: string, value: unknown, after?: string): TextEdit {
  const members = node.members;
  const { outer, inner } = deeper(text, node.start.offset);
  const previous = members.find((member) => member.key.value === after) ?? members.at(-1);
  if (!previous) {
    const insert = `\n${inner}${JSON.stringify(key)}: ${written(text, value, inner)}\n${outer}`;
    return { from: node.start.offset + 1, to: node.end.offset - 1, insert };
  }
  const space = leading(text, previous.key.start.offset);
  const indent = space.includes('\n') ? space.slice(space.lastIndexOf('\n') + 1) : undefined;
  const at = previous.value.end.offset;
  return { from: at, to: at, insert: `,${space || ' '}${JSON.stringify(key)}: ${written(text, value, indent)}` };
}

/** Takes a member out of an object, with its comma. */
export function removeMember(node: JsonObject, index: number): TextEdit {
  const spans = node.members.map(({ key, value }) => ({ start: key.start, end: value.end }));
  return cut(spans, index, node);
}

type Bounds = Pick<JsonNode, 'start' | 'end'>;

/** Up to the next one, or from the end of the one before: what is left stands as it stood. */
function cut(items: readonly Bounds[], index: number, whole: Bounds): TextEdit {
  const item = items[index];
  if (!item) throw new RangeError(`there is no item ${index}`);
  const next = items[index + 1];
  const previous = items[index - 1];
  if (next) return { from: item.start.offset, to: next.start.offset, insert: '' };
  if (previous) return { from: previous.end.offset, to: item.end.offset, insert: '' };
  return { from: whole.start.offset + 1, to: whole.end.offset - 1, insert: '' };
}
