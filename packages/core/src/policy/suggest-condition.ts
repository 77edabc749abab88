import { asciiLowerCase } from './ascii.ts';
import { parseOperator } from './conditions/operators.ts';
import type { PolicyRequest } from './request.ts';
import type { CompiledStatement } from './statement.ts';
import { withValue } from './suggest-apply.ts';
import type { ConditionTrace, WantedCondition } from './trace.ts';

/** How many values of a condition are looked at, and how many that would do are tried on the whole request. */
const VALUES = 8;
const TRIES = 2;

/**
 * Finds values of the request's key with which a condition would hold, or would not, each tested by the condition itself.
 * @param at which condition of the statement; traces and compiled statements list them in the same order
 */
export function wantedValues(
  { context }: PolicyRequest,
  { conditions }: CompiledStatement,
  at: number,
  trace: ConditionTrace,
  holds: boolean,
): readonly WantedCondition[] {
  const test = conditions[at];
  if (!test) return [];
  const { op, key, contextValues: found } = trace;
  const wanted = trace.resolvedValues.slice(0, VALUES).flatMap((value) => (value === null ? [] : [value]));
  return [...new Set([...wanted.flatMap(valuesNear), ...ANYTHING])]
    .filter((tried) => test(withValue(context, key, tried)) === holds)
    .slice(0, TRIES)
    .map((tried) => ({ op, key, wanted, found, ...(tried !== undefined && { tried }) }));
}

/** Values that a condition on `value` may tell apart: itself, a text that its wildcards take, its neighbours. */
function valuesNear(value: string): readonly string[] {
  const near = [value, value.replaceAll('*', '').replaceAll('?', 'x'), value.replaceAll('*', 'x').replaceAll('?', 'x')];
  const network = /^(.+)\/\d+$/.exec(value)?.[1];
  if (network !== undefined) near.push(network);
  if (/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) near.push(`${Number(value) - 1}`, `${Number(value) + 1}`);
  const instant = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(instant)) near.push(isoSecond(instant - 1000), isoSecond(instant + 1000));
  return near;
}

const isoSecond = (instant: number): string => new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');

/** Values for conditions that ask for something else than what they list; no key at all comes last. */
const ANYTHING: readonly (string | undefined)[] = [
  'true',
  'false',
  'another-value',
  '192.0.2.1',
  '2001:db8::1',
  '0',
  'arn:aws:iam::000000000000:user/another',
  undefined,
];

/** Says what a condition asks for: `aws:SourceIp in 10.0.0.0/8`. @param holds whether it is to hold, or not to */
export function describeWanted({ op, key, wanted, found, tried }: WantedCondition, holds: boolean): string {
  const has = found === 'absent' ? 'none' : found.map(plain).join(', ') || 'an empty list';
  return `the request would need ${wish(op, key, wanted, tried, holds)}; it has ${has}`;
}

function wish(op: string, key: string, wanted: readonly string[], tried: string | undefined, holds: boolean): string {
  const operator = parseOperator(op);
  if (tried === undefined) return `no ${key}`;
  if (!operator || operator.base === 'Null' || wanted.length === 0) return `some ${key}`;
  const { base, set } = operator;
  const [yes, no] = WORDS[base.replace('Not', '')] ?? WORDS['StringEquals'] ?? ['', ''];
  const isPlain = base.includes('Not') !== holds;
  // Not to hold for any value is to fail for every one, and the other way round.
  const subject = set === undefined ? key : (set === 'ForAnyValue') === holds ? `a value of ${key}` : `every value of ${key}`;
  if (base === 'Bool' && !isPlain) return `${subject} to be ${plain(tried)}`;
  return `${subject} ${isPlain ? yes : no} ${wanted.map(plain).join(isPlain ? ' or ' : ' and ')}`;
}

/** What an operator asks of a value, and what its contrary does. */
const WORDS: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  StringEquals: ['to be', 'other than'],
  StringEqualsIgnoreCase: ['to be', 'other than'],
  StringLike: ['like', 'unlike'],
  ArnEquals: ['like', 'unlike'],
  ArnLike: ['like', 'unlike'],
  IpAddress: ['in', 'outside'],
  NumericLessThan: ['below', 'at least'],
  NumericLessThanEquals: ['at most', 'above'],
  NumericGreaterThan: ['above', 'at most'],
  NumericGreaterThanEquals: ['at least', 'below'],
  DateLessThan: ['before', 'not before'],
  DateLessThanEquals: ['not after', 'after'],
  DateGreaterThan: ['after', 'not after'],
  DateGreaterThanEquals: ['not before', 'before'],
};

/** Values that could be taken for words of the sentence stand in quotes. */
const plain = (value: string): string => (/^[\w.:/*?+@=-]+$/.test(value) ? value : JSON.stringify(value));

/** The same key in any case. */
export const keyOf = ({ key }: { readonly key: string }): string => asciiLowerCase(key);
