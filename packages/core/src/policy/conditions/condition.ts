import type { RequestContext } from '../request.ts';
import {
  EMPTY_POLICY_LIST_HOLDS_ONLY_FOR_ABSENT_KEY,
  FOR_ALL_VALUES_HOLDS_FOR_ABSENT_KEY,
  MULTI_VALUED_KEY_NEEDS_SET_OPERATOR,
  NULL_MATCHES_EMPTY_LIST,
  NULL_MATCHES_EMPTY_TEXT,
} from '../semantics.ts';
import { parseBoolean } from './bool-operators.ts';
import type { ValueTest } from './operator.ts';
import type { Operator } from './operators.ts';

/** Is one (operator, key) pair of a `Condition` satisfied? */
export type ConditionTest = (context: RequestContext) => boolean;

type ContextValue = ReturnType<RequestContext['get']>;

/**
 * Compiles one operator and one key with its values.
 * @param key the context key in lower case
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
 */
export function compileCondition(operator: Operator, key: string, values: readonly string[], variables: boolean): ConditionTest {
  if (operator.factory === undefined) return nullTest(operator, key, values);
  const test = operator.factory(values, variables);
  const absent = holdsForAbsentKey(operator);
  const noValues = values.length === 0;
  const { set, ifExists } = operator;

  if (set === 'ForAllValues') {
    return (context) => {
      const found = context.get(key);
      if (found === undefined) return absent;
      if (isNullDataSet(found)) return true;
      if (noValues && EMPTY_POLICY_LIST_HOLDS_ONLY_FOR_ABSENT_KEY) return false;
      return typeof found === 'string' ? test(found, context) : everyValue(found, test, context);
    };
  }
  if (set === 'ForAnyValue') {
    return (context) => {
      const found = context.get(key);
      if (found === undefined) return absent;
      if (noValues || isNullDataSet(found)) return false;
      return typeof found === 'string' ? test(found, context) : someValue(found, test, context);
    };
  }
  return (context) => {
    const found = context.get(key);
    if (found === undefined) return absent;
    if (noValues && ifExists && EMPTY_POLICY_LIST_HOLDS_ONLY_FOR_ABSENT_KEY) return false;
    if (typeof found === 'string') return test(found, context);
    return !MULTI_VALUED_KEY_NEEDS_SET_OPERATOR && someValue(found, test, context);
  };
}

/** What an absent key means: nothing matches it, so a positive operator fails and a negated one holds. */
function holdsForAbsentKey({ base, set, ifExists }: Operator): boolean {
  if (ifExists) return true;
  if (set === 'ForAllValues') return FOR_ALL_VALUES_HOLDS_FOR_ABSENT_KEY;
  return set === undefined && base.includes('Not');
}

/** `Null`: "true" holds where the key has no value, "false" where it has one. A set operator makes it pointless. */
function nullTest({ set }: Operator, key: string, values: readonly string[]): ConditionTest {
  // SOURCE: Access Analyzer check NULL_WITH_QUALIFIER.
  if (set === 'ForAllValues') return () => true;
  if (set === 'ForAnyValue') return () => false;
  const whenNull = values.some((value) => parseBoolean(value) === true);
  const whenThere = values.some((value) => parseBoolean(value) === false);
  return (context) => (isNull(context.get(key)) ? whenNull : whenThere);
}

function isNull(found: ContextValue): boolean {
  if (found === undefined) return true;
  if (typeof found === 'string') return found === '' && NULL_MATCHES_EMPTY_TEXT;
  if (found.length === 0) return NULL_MATCHES_EMPTY_LIST;
  return NULL_MATCHES_EMPTY_TEXT && found.every((value) => value === '');
}

/** An empty list, or nothing but empty texts. */
function isNullDataSet(found: string | readonly string[]): boolean {
  if (typeof found === 'string') return found === '';
  for (const value of found) if (value !== '') return false;
  return true;
}

function everyValue(found: readonly string[], test: ValueTest, context: RequestContext): boolean {
  for (const value of found) if (!test(value, context)) return false;
  return true;
}

function someValue(found: readonly string[], test: ValueTest, context: RequestContext): boolean {
  for (const value of found) if (test(value, context)) return true;
  return false;
}
