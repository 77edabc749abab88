import { type Operator, parseOperator } from './conditions/operators.ts';
import type { ConditionTrace } from './trace.ts';

/** What each operator asks of a value: what follows "is", "is not" or "must be". */
const RELATIONS: Readonly<Record<string, string>> = {
  StringEquals: '',
  StringEqualsIgnoreCase: 'in any case ',
  StringLike: 'like ',
  NumericEquals: '',
  NumericLessThan: 'less than ',
  NumericLessThanEquals: 'at most ',
  NumericGreaterThan: 'more than ',
  NumericGreaterThanEquals: 'at least ',
  DateEquals: '',
  DateLessThan: 'before ',
  DateLessThanEquals: 'not later than ',
  DateGreaterThan: 'after ',
  DateGreaterThanEquals: 'not earlier than ',
  Bool: '',
  BinaryEquals: '',
  IpAddress: 'in ',
  ArnEquals: 'like ',
  ArnLike: 'like ',
};

/**
 * A condition in words: `aws:SourceIp must be in 10.0.0.0/8; the request has 203.0.113.9`.
 * @param mood `must`: what it asks for; `is`: when it holds
 */
export function conditionWords(condition: ConditionTrace, mood: 'must' | 'is'): string {
  const { op, key, note } = condition;
  const operator = parseOperator(op);
  if (!operator) return `${op} is not known here`;
  const asked = `${subjectOf(operator, key)} ${relationOf(operator, condition, mood)}`;
  const has = `the request has ${foundWords(condition)}`;
  const isListed = note !== undefined && note.startsWith('this key has several values');
  return `${asked}; ${has}${isListed ? ', and several values match only with ForAllValues or ForAnyValue' : ''}`;
}

function subjectOf({ set }: Operator, key: string): string {
  if (set === undefined) return key;
  return `${set === 'ForAllValues' ? 'every value' : 'at least one value'} of ${key}`;
}

function relationOf({ base, ifExists }: Operator, { resolvedValues }: ConditionTrace, mood: 'must' | 'is'): string {
  const be = mood === 'must' ? 'must be' : 'is';
  const not = mood === 'must' ? 'must not be' : 'is not';
  if (base === 'Null') {
    const absent = resolvedValues.some((value) => value?.toLowerCase() === 'true');
    const present = resolvedValues.some((value) => value?.toLowerCase() === 'false');
    return absent === present ? `${be} whatever` : absent ? `${be} absent` : `${be} there`;
  }
  const relation = RELATIONS[base.replace('Not', '')] ?? '';
  const values = resolvedValues.map((value) => (value === null ? '(a variable without a value)' : plain(value)));
  const other = ifExists ? ` (or ${mood === 'must' ? 'be ' : 'is '}absent)` : '';
  return `${base.includes('Not') ? not : be} ${relation}${values.join(' or ') || 'one of no values'}${other}`;
}

/** What the request has for a key. */
export function foundWords({ contextValues }: Pick<ConditionTrace, 'contextValues'>): string {
  if (contextValues === 'absent') return 'no such key';
  return contextValues.map(plain).join(' and ') || 'an empty list';
}

/** Values that could be taken for words of the sentence stand in quotes. */
const plain = (value: string): string => (/^[\w.:/*?+@=-]+$/.test(value) ? value : JSON.stringify(value));
