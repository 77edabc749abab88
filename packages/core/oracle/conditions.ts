import { segmentsMatch, segmentsOfPattern, segmentsOfText } from './arns.ts';
import { bytesOf } from './bytes.ts';
import { instantOf } from './dates.ts';
import { globMatches } from './glob.ts';
import { addressInRange } from './ip.ts';
import { compareNumbers } from './numbers.ts';
import { type OneOrMany, type Scalar, listOf } from './question.ts';
import { sameButCase } from './same-but-case.ts';
import { type Lookup, type Piece, piecesOf, textOf } from './variables.ts';

/** What is known about a request: a text is a single-valued key, a list a multi-valued one. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** One value of the request against one of the policy. `undefined`: one of the two cannot be read. */
type Comparison = (requested: string, written: readonly Piece[]) => boolean | undefined;

interface Operator {
  readonly compare: Comparison;
  readonly negated: boolean;
  /** Whether a value of the request can be read at all. Absent: any text can. */
  readonly reads?: (requested: string) => boolean;
  /** Whether `${…}` in its values is a policy variable. */
  readonly variables: boolean;
}

const equals: Comparison = (requested, written) => requested === textOf(written);
const equalsIgnoreCase: Comparison = (requested, written) => sameButCase(requested, textOf(written));
const like: Comparison = (requested, written) => globMatches(written, requested);
const isBool = (text: string): boolean => ['true', 'false'].includes(text.toLowerCase());
const bool: Comparison = (requested, written) =>
  isBool(requested) && isBool(textOf(written)) && requested.toLowerCase() === textOf(written).toLowerCase();
const binary: Comparison = (requested, written) => {
  const bytes = bytesOf(requested);
  return bytes !== undefined && bytes === bytesOf(textOf(written));
};
const inRange: Comparison = (requested, written) => addressInRange(requested, textOf(written));
const arnLike: Comparison = (requested, written) => {
  const arn = segmentsOfText(requested);
  const pattern = segmentsOfPattern(written);
  return arn[0] === 'arn' && arn.length === 6 && pattern.length === 6 && segmentsMatch(pattern, arn);
};
const numbers =
  (holds: (order: number) => boolean): Comparison =>
  (requested, written) => {
    const order = compareNumbers(requested, textOf(written));
    return order === undefined ? undefined : holds(order);
  };
const dates =
  (holds: (order: number) => boolean): Comparison =>
  (requested, written) => {
    const a = instantOf(requested);
    const b = instantOf(textOf(written));
    return a === undefined || b === undefined ? undefined : holds(a === b ? 0 : a < b ? -1 : 1);
  };

const isAddress = (text: string): boolean => addressInRange(text, '::/0') !== undefined;
const isNumber = (text: string): boolean => compareNumbers(text, '0') !== undefined;
const isDate = (text: string): boolean => instantOf(text) !== undefined;

const ORDERS: readonly (readonly [name: string, holds: (order: number) => boolean, negated: boolean])[] = [
  ['equals', (order) => order === 0, false],
  ['notequals', (order) => order === 0, true],
  ['lessthan', (order) => order < 0, false],
  ['lessthanequals', (order) => order <= 0, false],
  ['greaterthan', (order) => order > 0, false],
  ['greaterthanequals', (order) => order >= 0, false],
];

/** Every operator but `Null`, by its name in lower case. */
const OPERATORS = new Map<string, Operator>([
  ['stringequals', { compare: equals, negated: false, variables: true }],
  ['stringnotequals', { compare: equals, negated: true, variables: true }],
  ['stringequalsignorecase', { compare: equalsIgnoreCase, negated: false, variables: true }],
  ['stringnotequalsignorecase', { compare: equalsIgnoreCase, negated: true, variables: true }],
  ['stringlike', { compare: like, negated: false, variables: true }],
  ['stringnotlike', { compare: like, negated: true, variables: true }],
  ['arnequals', { compare: arnLike, negated: false, variables: true }],
  ['arnlike', { compare: arnLike, negated: false, variables: true }],
  ['arnnotequals', { compare: arnLike, negated: true, variables: true }],
  ['arnnotlike', { compare: arnLike, negated: true, variables: true }],
  ['bool', { compare: bool, negated: false, variables: true }],
  ['binaryequals', { compare: binary, negated: false, variables: false }],
  ['ipaddress', { compare: inRange, negated: false, reads: isAddress, variables: false }],
  ['notipaddress', { compare: inRange, negated: true, reads: isAddress, variables: false }],
  ...ORDERS.flatMap(([name, holds, negated]): [string, Operator][] => [
    [`numeric${name}`, { compare: numbers(holds), negated, reads: isNumber, variables: false }],
    [`date${name}`, { compare: dates(holds), negated, reads: isDate, variables: false }],
  ]),
]);

/** Case of A to Z does not matter in names of keys and actions; a letter that only looks like another is another. */
export const folded = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What a context key holds; key names in any case. Of two that differ in case alone the first counts. */
export function valueOf(context: Context, key: string): string | readonly string[] | undefined {
  for (const [name, value] of Object.entries(context)) {
    if (folded(name) === folded(key)) return value;
  }
  return undefined;
}

/** Where policy variables look. */
export const lookupIn =
  (context: Context): Lookup =>
  (key) =>
    valueOf(context, key);

/** Whether one operator on one key holds; `unknown` for an operator that does not exist. */
export function conditionHolds(
  operatorName: string,
  key: string,
  policyValues: OneOrMany<Scalar>,
  context: Context,
  variables: boolean,
): boolean | 'unknown' {
  const match = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/s.exec(operatorName.toLowerCase());
  const [, set, name = '', ifExists] = match ?? [];
  const written = listOf(policyValues).map(String);
  const value = valueOf(context, key);

  if (name === 'null') {
    if (ifExists) return 'unknown';
    if (set) return set === 'forallvalues';
    const absent = value === undefined || isNullDataSet(value);
    return written.some((text) => text.toLowerCase() === String(absent));
  }
  const operator = OPERATORS.get(name);
  if (!operator) return 'unknown';

  if (value === undefined) {
    if (ifExists || set === 'forallvalues') return true;
    return set === undefined && operator.negated;
  }
  if (set && isNullDataSet(value)) return set === 'forallvalues';
  if (written.length === 0 && (ifExists || set)) return false;
  const lookup = operator.variables && variables ? lookupIn(context) : undefined;
  const patterns = written.map((text) => piecesOf(text, lookup));
  const holdsFor = (requested: string): boolean => valueHolds(operator, requested, patterns);

  const requested = typeof value === 'string' ? [value] : value;
  if (set === 'forallvalues') return requested.every(holdsFor);
  if (set === 'foranyvalue') return requested.some(holdsFor);
  // A multi-valued key without a set operator satisfies nothing, not even a negated operator.
  return typeof value === 'string' && holdsFor(value);
}

/** One value of the request against all of the policy: any of them for an operator, none of them for its negation. */
function valueHolds(operator: Operator, requested: string, patterns: readonly (readonly Piece[] | undefined)[]): boolean {
  if (operator.reads?.(requested) === false) return false;
  // A variable without a value matches nothing, and so satisfies a negation.
  const results = patterns.map((pieces) => (pieces === undefined ? false : operator.compare(requested, pieces)));
  // What cannot be read (`undefined`) satisfies neither.
  return operator.negated ? results.every((result) => result === false) : results.some((result) => result === true);
}

/** An empty list, or nothing but empty texts. */
function isNullDataSet(value: string | readonly string[]): boolean {
  return typeof value === 'string' ? value === '' : value.every((text) => text === '');
}
