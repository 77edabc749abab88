import { PolicyError, readJson, type JsonNode, type JsonObject, type JsonString } from '@countersign/core/policy';

/** `Action`, `NotAction`, `Resource` or `NotResource` of a statement: its words, as far as they are strings. */
export interface WordList {
  readonly key: string;
  readonly node: JsonNode;
  readonly words: readonly JsonString[];
}

/** One key that one operator looks at. */
export interface ConditionRow {
  readonly operator: JsonString;
  readonly block: JsonObject;
  readonly key: JsonString;
  readonly node: JsonNode;
  readonly values: readonly JsonNode[];
}

/** A statement as its card shows it. What a card can't show stays in the text as it is. */
export interface Card {
  readonly node: JsonObject;
  readonly sid: string | undefined;
  readonly effect: JsonString | undefined;
  readonly action: WordList | undefined;
  readonly resource: WordList | undefined;
  readonly condition: JsonObject | undefined;
  readonly rows: readonly ConditionRow[];
}

/** A policy with its statements and where they stand. */
export interface Reading {
  readonly root: JsonObject;
  /** The value of `Statement`. */
  readonly list: JsonNode | undefined;
  readonly cards: readonly Card[];
}

/** Reads a policy's statements. @returns undefined where the text is no JSON object, as it is while somebody types */
export function readStatements(text: string): Reading | undefined {
  let root: JsonNode;
  try {
    root = readJson(text);
  } catch (error) {
    if (error instanceof PolicyError) return undefined;
    throw error;
  }
  if (root.kind !== 'object') return undefined;
  const list = memberOf(root, 'Statement');
  const items = list?.kind === 'array' ? list.items : list ? [list] : [];
  return { root, list, cards: items.flatMap((item) => (item.kind === 'object' ? [cardOf(item)] : [])) };
}

/** The value of a member. */
export function memberOf(object: JsonObject, key: string): JsonNode | undefined {
  return object.members.find((member) => member.key.value === key)?.value;
}

const isString = (node: JsonNode | undefined): node is JsonString => node?.kind === 'string';

/** The items of an array; a value that stands alone is its own item. */
export const itemsOf = (node: JsonNode): readonly JsonNode[] => (node.kind === 'array' ? node.items : [node]);

function cardOf(node: JsonObject): Card {
  const sid = memberOf(node, 'Sid');
  const effect = memberOf(node, 'Effect');
  const condition = memberOf(node, 'Condition');
  return {
    node,
    sid: isString(sid) ? sid.value : undefined,
    effect: isString(effect) ? effect : undefined,
    action: wordsOf(node, ['Action', 'NotAction']),
    resource: wordsOf(node, ['Resource', 'NotResource']),
    condition: condition?.kind === 'object' ? condition : undefined,
    rows: condition?.kind === 'object' ? rowsOf(condition) : [],
  };
}

function wordsOf(node: JsonObject, keys: readonly string[]): WordList | undefined {
  const member = node.members.find(({ key }) => keys.includes(key.value));
  if (!member) return undefined;
  return { key: member.key.value, node: member.value, words: itemsOf(member.value).filter(isString) };
}

const rowsOf = (condition: JsonObject): readonly ConditionRow[] =>
  condition.members.flatMap(({ key: operator, value: block }) =>
    block.kind === 'object'
      ? block.members.map(({ key, value }) => ({ operator, block, key, node: value, values: itemsOf(value) }))
      : [],
  );

/** What a value of a condition says, whether it was written as a string, a number or a boolean. */
export function valueText(node: JsonNode): string {
  if (node.kind === 'string') return node.value;
  return node.kind === 'object' || node.kind === 'array' ? '' : node.text;
}
