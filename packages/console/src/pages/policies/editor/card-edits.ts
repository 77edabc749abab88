import type { JsonNode } from '@countersign/core/policy';
import { addItem, addMember, applyEdits, removeItem, removeMember, replaceValue, unitOf, type TextEdit } from './json-edits.ts';
import { memberOf, readStatements, type Card } from './statements.ts';

/** A change that a card makes: the text before, the text after. Where the text can't be read, or the card is gone, it stays. */
export type CardEdit = (text: string) => string;

const onCard =
  (index: number, edits: (card: Card, text: string) => readonly TextEdit[]): CardEdit =>
  (text) => {
    const card = readStatements(text)?.cards[index];
    return card ? applyEdits(text, edits(card, text)) : text;
  };

/** Says whether a statement allows or denies. */
export const setEffect = (index: number, effect: 'Allow' | 'Deny'): CardEdit =>
  onCard(index, (card, text) => {
    const present = memberOf(card.node, 'Effect');
    return present ? [replaceValue(present, effect)] : [addMember(text, card.node, 'Effect', effect, 'Sid')];
  });

type List = 'action' | 'resource';
const NAMES = { action: 'Action', resource: 'Resource' } as const;

/** Adds a word to the actions or resources of a statement, unless it is there. */
export const addWord = (index: number, list: List, word: string): CardEdit =>
  onCard(index, (card, text) => {
    const present = card[list];
    if (!present)
      return [addMember(text, card.node, NAMES[list], [word], list === 'action' ? 'Effect' : (card.action?.key ?? 'Effect'))];
    return present.words.some(({ value }) => value === word) ? [] : addItem(text, present.node, word);
  });

/** Takes a word out. A list that was only this word stays as an empty list: the findings say that it needs one. */
export const removeWord = (index: number, list: List, word: string): CardEdit =>
  onCard(index, (card) => {
    const node = card[list]?.node;
    if (node?.kind !== 'array')
      return node?.kind === 'string' && node.value === word ? [{ ...replaceValue(node, null), insert: '[]' }] : [];
    const at = node.items.findIndex((item) => item.kind === 'string' && item.value === word);
    return at < 0 ? [] : [removeItem(node, at)];
  });

/** Writes another word in the place of the one at `at`. */
export const replaceWord = (index: number, list: List, at: number, word: string): CardEdit =>
  onCard(index, (card) => {
    const node = card[list]?.words[at];
    return node ? [replaceValue(node, word)] : [];
  });

/** Adds a condition: to the operator's block when there is one. */
export const addCondition = (index: number, operator: string, key: string, value: string): CardEdit =>
  onCard(index, ({ node, condition }, text) => {
    const present = memberOf(node, 'Condition');
    if (!condition) return present ? [] : [addMember(text, node, 'Condition', { [operator]: { [key]: value } })];
    const block = memberOf(condition, operator);
    if (!block) return [addMember(text, condition, operator, { [key]: value })];
    if (block.kind !== 'object') return [];
    const values = memberOf(block, key);
    return values ? addItem(text, values, value) : [addMember(text, block, key, value)];
  });

/** Takes one row of the conditions out, with the operator and the `Condition` that it leaves empty. */
export const removeCondition = (index: number, row: number): CardEdit =>
  onCard(index, ({ node, condition, rows }) => {
    const found = rows[row];
    if (!found || !condition) return [];
    if (rows.length === 1)
      return [
        removeMember(
          node,
          node.members.findIndex(({ value }) => value === condition),
        ),
      ];
    if (found.block.members.length === 1)
      return [
        removeMember(
          condition,
          condition.members.findIndex(({ value }) => value === found.block),
        ),
      ];
    return [
      removeMember(
        found.block,
        found.block.members.findIndex(({ value }) => value === found.node),
      ),
    ];
  });

/** Writes another operator over a row whose operator has no other key; where it has, the row moves to its new operator. */
export const setOperator = (index: number, row: number, operator: string): CardEdit =>
  onCard(index, ({ condition, rows }, text) => {
    const found = rows[row];
    if (!found || !condition || found.operator.value === operator) return [];
    const target = memberOf(condition, operator);
    if (found.block.members.length === 1 && !target) return [replaceValue(found.operator, operator)];
    const place = found.block.members.findIndex(({ value }) => value === found.node);
    const taken =
      found.block.members.length === 1
        ? removeMember(
            condition,
            condition.members.findIndex(({ value }) => value === found.block),
          )
        : removeMember(found.block, place);
    const value = JSON.parse(text.slice(found.node.start.offset, found.node.end.offset)) as unknown;
    if (target?.kind === 'object')
      return memberOf(target, found.key.value) ? [] : [taken, addMember(text, target, found.key.value, value)];
    return [taken, addMember(text, condition, operator, { [found.key.value]: value })];
  });

/** Writes another condition key; not one that the operator has already. */
export const setConditionKey = (index: number, row: number, key: string): CardEdit =>
  onCard(index, ({ rows }) => {
    const found = rows[row];
    return found && !memberOf(found.block, key) ? [replaceValue(found.key, key)] : [];
  });

/** Writes another value in the place of the one at `at`. */
export const setConditionValue = (index: number, row: number, at: number, value: string): CardEdit =>
  onCard(index, ({ rows }) => {
    const node = rows[row]?.values[at];
    return node ? [replaceValue(node, value)] : [];
  });

/** Adds a value to a row. */
export const addConditionValue = (index: number, row: number, value: string): CardEdit =>
  onCard(index, ({ rows }, text) => {
    const found = rows[row];
    return found ? addItem(text, found.node, value) : [];
  });

/** Takes a value out of a row that has more than one. */
export const removeConditionValue = (index: number, row: number, at: number): CardEdit =>
  onCard(index, ({ rows }) => {
    const node = rows[row]?.node;
    return node?.kind === 'array' && node.items.length > 1 ? [removeItem(node, at)] : [];
  });

/** A statement that somebody begins with. */
const FRESH = { Effect: 'Allow', Action: [], Resource: '*' };

/** Adds a statement after the last one. */
export const addStatement: CardEdit = (text) => {
  const reading = readStatements(text);
  if (!reading) return text;
  const { root, list } = reading;
  if (!list) return applyEdits(text, [addMember(text, root, 'Statement', [FRESH])]);
  if (list.kind !== 'array' || list.items.length > 0) return applyEdits(text, addItem(text, list, FRESH));
  const index = root.members.findIndex(({ value }) => value === list);
  const key = root.members[index]?.key;
  return key ? applyEdits(text, [{ from: list.start.offset, to: list.end.offset, insert: fresh(text, key) }]) : text;
};

function fresh(text: string, key: JsonNode): string {
  const line = text.lastIndexOf('\n', key.start.offset) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  return JSON.stringify([FRESH], undefined, unitOf(text)).replaceAll('\n', `\n${indent}`);
}

/** Takes a statement out. */
export const removeStatement =
  (index: number): CardEdit =>
  (text) => {
    const reading = readStatements(text);
    const card = reading?.cards[index];
    if (!reading?.list || !card) return text;
    const { list } = reading;
    if (list.kind !== 'array') return applyEdits(text, [{ from: list.start.offset, to: list.end.offset, insert: '[]' }]);
    return applyEdits(text, [removeItem(list, list.items.indexOf(card.node))]);
  };

/** The smallest piece of text that differs: what stands before and after it is left alone. */
export function smallestEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
