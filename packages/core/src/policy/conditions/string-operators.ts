import { compilePattern, matchPattern } from '../pattern.ts';
import { type Template, fixedText, parseTemplate, resolveText } from '../variables.ts';
import { foldCase } from './fold-case.ts';
import { type OperatorFactory, type OperatorTable, negate } from './operator.ts';

/** Equality under `normalize`: fixed values in a set, values with variables one by one. */
const equals =
  (normalize: (text: string) => string): OperatorFactory =>
  (values, variables) => {
    const fixed = new Set<string>();
    const open: Template[] = [];
    for (const value of values) {
      const template = parseTemplate(value, variables);
      const text = fixedText(template);
      if (text === undefined) open.push(template);
      else fixed.add(normalize(text));
    }
    return (value, context) => {
      const normal = normalize(value);
      if (fixed.has(normal)) return true;
      for (const template of open) {
        const text = resolveText(template, context);
        if (text !== undefined && normalize(text) === normal) return true;
      }
      return false;
    };
  };

const like: OperatorFactory = (values, variables) => {
  const fixed = new Set<string>();
  const patterns = values
    .map((value) => compilePattern(parseTemplate(value, variables)))
    .filter((pattern) => {
      const literal = pattern.glob?.literal;
      if (literal !== undefined) fixed.add(literal);
      return literal === undefined;
    });
  return (value, context) => {
    if (fixed.has(value)) return true;
    for (const pattern of patterns) if (matchPattern(pattern, value, 0, value.length, context)) return true;
    return false;
  };
};

const stringEquals = equals((text) => text);
const stringEqualsIgnoreCase = equals(foldCase);

/** The String operators. Only the Like pair reads wildcards; all take variables. */
export const stringOperators: OperatorTable = {
  StringEquals: stringEquals,
  StringNotEquals: negate(stringEquals),
  StringEqualsIgnoreCase: stringEqualsIgnoreCase,
  StringNotEqualsIgnoreCase: negate(stringEqualsIgnoreCase),
  StringLike: like,
  StringNotLike: negate(like),
};
