import { operatorName } from '../../policy/conditions/operators.ts';
import { compareDecimals, parseDecimal } from '../../policy/conditions/decimal.ts';
import { tests } from '../draft.ts';
import type { Location } from '../finding.ts';
import type { Rule } from '../scope.ts';
import { quote } from '../wording.ts';
import { rewrite } from './shape.ts';

/** That each operator is one, and written as IAM wants it. */
export const operators: Rule = ({ policy, report }) => {
  for (const { name, operator } of policy.statements.flatMap(({ blocks }) => blocks)) {
    if (/^(?:For(?:All|Any)Values?:)?NullIfExists$/i.test(name.text)) {
      report('NULL_WITH_IF_EXISTS', name, 'Null asks whether a key is there, so it has no IfExists. Write Null.');
    } else if (!operator) {
      report('INVALID_CONDITION_OPERATOR', name, `There is no condition operator ${quote(name.text)}.`);
    } else if (operatorName(operator) !== name.text) {
      const details = `IAM takes condition operators in their exact case only: ${operatorName(operator)}.`;
      report('INVALID_CONDITION_OPERATOR', name, details, rewrite(name, operatorName(operator)));
    } else if (operator.base === 'Null' && operator.set) {
      const always = operator.set === 'ForAllValues' ? 'always' : 'never';
      report('NULL_WITH_QUALIFIER', name, `${operator.set}:Null is ${always} met, whatever the request holds. Write Null.`);
    }
  }
};

/** Keys in one block that differ in their case alone. */
export const duplicateKeys: Rule = ({ policy, report }) => {
  for (const { entries } of policy.statements.flatMap(({ blocks }) => blocks)) {
    const seen = new Map<string, Location>();
    for (const { key } of entries) {
      const lower = key.text.toLowerCase();
      const earlier = seen.get(lower);
      if (!earlier) seen.set(lower, key);
      else {
        const details = `The key ${quote(key.text)} is in this block twice: the case of a key's name does not matter.`;
        report('DUPLICATE_KEYS_WITH_DIFFERENT_CASE', [earlier, key], details);
      }
    }
  }
};

/** The JSON of condition values, and how many of them there may be. */
export const conditionValues: Rule = ({ policy, report }) => {
  for (const { operator, entry } of policy.statements.flatMap(tests)) {
    const { values, key } = entry;
    if (new Set(values.map(({ kind }) => kind)).size > 1) {
      report(
        'INVALID_CONDITION_DATA_TYPE',
        entry,
        `Write all values of ${quote(key.text)} in the same JSON type, best as strings.`,
      );
    }
    if ((operator.base === 'Bool' || operator.base === 'Null') && values.length > 1) {
      report(
        'INVALID_CONDITION_MULTIPLE_BOOLEAN',
        entry,
        `${operator.base} compares ${quote(key.text)} to one value, true or false.`,
      );
    }
  }
};

/** Several numbers where the greatest, or the least, already says it all. */
export const redundantNumbers: Rule = ({ policy, report }) => {
  for (const { operator, entry } of policy.statements.flatMap(tests)) {
    const match = /^Numeric(Less|Greater)Than/.exec(operator.base);
    if (!match || entry.values.length < 2) continue;
    const numbers = entry.values.map(({ text }) => ({ text, number: parseDecimal(text) }));
    const sorted = numbers.flatMap(({ text, number }) => (number ? [{ text, number }] : []));
    if (sorted.length < numbers.length) continue;
    sorted.sort((a, b) => compareDecimals(a.number, b.number));
    const kept = match[1] === 'Less' ? sorted.at(-1) : sorted[0];
    if (!kept) continue;
    const details = `With ${operator.base}, ${quote(kept.text)} takes in the other values of ${quote(entry.key.text)}. Leave those out.`;
    report('REDUNDANT_CONDITION_VALUE_NUM', entry, details, {
      description: `write ${JSON.stringify(kept.text)} alone`,
      edits: [{ span: entry.span, replacement: JSON.stringify(kept.text) }],
    });
  }
};
