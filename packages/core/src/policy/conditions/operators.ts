import { arnOperators } from './arn-operators.ts';
import { binaryOperators } from './binary-operators.ts';
import { boolOperators } from './bool-operators.ts';
import { compareDecimals, parseDecimal } from './decimal.ts';
import { compareInstants, parseInstant } from './instant.ts';
import { ipOperators } from './ip-operators.ts';
import type { OperatorFactory } from './operator.ts';
import { orderedOperators } from './ordered.ts';
import { stringOperators } from './string-operators.ts';

/** How the values of a multi-valued key are taken together. */
export type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** A condition operator, taken apart: `ForAnyValue:StringLikeIfExists` is a set operator, a base and a suffix. */
export interface Operator {
  readonly base: string;
  readonly set: SetOperator | undefined;
  readonly ifExists: boolean;
  /** `undefined` for `Null`, which looks at the key and not at its values. */
  readonly factory: OperatorFactory | undefined;
}

/**
 * The 26 base operators that compare values; the 27th is `Null`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, OperatorFactory> = new Map(
  Object.entries({
    ...stringOperators,
    ...orderedOperators('Numeric', parseDecimal, compareDecimals),
    ...orderedOperators('Date', parseInstant, compareInstants),
    ...boolOperators,
    ...binaryOperators,
    ...ipOperators,
    ...arnOperators,
  }),
);

/** Every base operator by name, `Null` last. */
export const OPERATOR_NAMES: readonly string[] = [...OPERATORS.keys(), 'Null'];

const BY_LOWER_CASE: ReadonlyMap<string, string> = new Map(OPERATOR_NAMES.map((name) => [name.toLowerCase(), name]));
const SET_OPERATORS: readonly SetOperator[] = ['ForAllValues', 'ForAnyValue'];
const IF_EXISTS = 'IfExists';

/** Takes an operator name apart, in any case. `undefined` for one that does not exist, `NullIfExists` included. */
export function parseOperator(name: string): Operator | undefined {
  let rest = name;
  const set = SET_OPERATORS.find((one) => startsWithAnyCase(rest, `${one}:`));
  if (set) rest = rest.slice(set.length + 1);
  const ifExists = rest.slice(-IF_EXISTS.length).toLowerCase() === IF_EXISTS.toLowerCase();
  if (ifExists) rest = rest.slice(0, -IF_EXISTS.length);
  const base = BY_LOWER_CASE.get(rest.toLowerCase());
  if (base === undefined || (base === 'Null' && ifExists)) return undefined;
  return { base, set, ifExists, factory: OPERATORS.get(base) };
}

/** The operator's name in the case that AWS writes it in. */
export function operatorName({ set, base, ifExists }: Operator): string {
  return `${set ? `${set}:` : ''}${base}${ifExists ? IF_EXISTS : ''}`;
}

const startsWithAnyCase = (text: string, prefix: string): boolean =>
  text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
