import { asciiLowerCase } from '../ascii.ts';
import { parseTemplate, resolveText } from '../variables.ts';
import type { OperatorTable } from './operator.ts';

/** `true` or `false` in any case, `undefined` for anything else. */
export function parseBoolean(text: string): boolean | undefined {
  const lower = asciiLowerCase(text);
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

/** `Bool`: the request's value is one of the policy's. What is neither true nor false matches nothing. */
export const boolOperators: OperatorTable = {
  Bool: (values, variables) => {
    const templates = values.map((value) => parseTemplate(value, variables));
    return (value, context) => {
      const found = parseBoolean(value);
      if (found === undefined) return false;
      return templates.some((template) => parseBoolean(resolveText(template, context) ?? '') === found);
    };
  },
};
