import type { RequestContext } from '../request.ts';

/** Does one value of the request satisfy the operator, given all values of the policy? Negation is already in it. */
export type ValueTest = (value: string, context: RequestContext) => boolean;

/**
 * Compiles the values of a policy for one operator. Positive operators hold when any policy value does (OR), negated ones
 * when none does (NOR).
 * @param variables whether `${…}` in the values is a policy variable
 */
export type OperatorFactory = (values: readonly string[], variables: boolean) => ValueTest;

/** Operators by their base name, such as `StringNotEquals`. */
export type OperatorTable = Readonly<Record<string, OperatorFactory>>;

/** The negation of an operator: true for a value that no policy value matches. */
export const negate =
  (factory: OperatorFactory): OperatorFactory =>
  (values, variables) => {
    const test = factory(values, variables);
    return (value, context) => !test(value, context);
  };
