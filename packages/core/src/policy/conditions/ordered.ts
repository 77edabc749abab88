import { UNREADABLE_VALUE_SATISFIES_NEGATION } from '../semantics.ts';
import type { OperatorFactory, OperatorTable } from './operator.ts';

/**
 * The six comparisons of an ordered type, under names that start with `family`. A value of the policy or the request that
 * can't be read satisfies none of them, not even NotEquals.
 */
export function orderedOperators<T>(
  family: string,
  parse: (text: string) => T | undefined,
  compare: (a: T, b: T) => number,
): OperatorTable {
  const any =
    (holds: (order: number) => boolean): OperatorFactory =>
    (values) => {
      const wanted = values.map(parse).filter((value) => value !== undefined);
      return (value) => {
        const found = parse(value);
        return found !== undefined && wanted.some((one) => holds(compare(found, one)));
      };
    };
  const notEquals: OperatorFactory = (values) => {
    const wanted = values.map(parse);
    return (value) => {
      const found = parse(value);
      if (found === undefined) return UNREADABLE_VALUE_SATISFIES_NEGATION;
      return wanted.every((one) => (one === undefined ? UNREADABLE_VALUE_SATISFIES_NEGATION : compare(found, one) !== 0));
    };
  };
  return {
    [`${family}Equals`]: any((order) => order === 0),
    [`${family}NotEquals`]: notEquals,
    [`${family}LessThan`]: any((order) => order < 0),
    [`${family}LessThanEquals`]: any((order) => order <= 0),
    [`${family}GreaterThan`]: any((order) => order > 0),
    [`${family}GreaterThanEquals`]: any((order) => order >= 0),
  };
}
