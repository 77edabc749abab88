import { operatorName } from '../../policy/conditions/operators.ts';
import { tests, type DraftEntry } from '../draft.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { Rule } from '../scope.ts';
import { replaceVariables } from '../variable-text.ts';
import { quote } from '../wording.ts';

/** Keys that name an account, an organization or a network. SOURCE: IAM User Guide, "Sensitive condition keys". */
const SENSITIVE: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

/** Wildcards and variables in values where they let in far more than anybody means. */
export const permissiveValues: Rule = ({ policy, report }) => {
  for (const { operator, entry } of policy.statements.flatMap(tests)) {
    const key = entry.key.text.toLowerCase();
    const wildcards = /^(?:String(?:Not)?Like|Arn)/.test(operator.base);
    for (const value of entry.values) {
      const plain = replaceVariables(value.text, '');
      const wild = wildcards && /[*?]/.test(plain);
      const variable = operator.base.startsWith('String') && !isSteady(value.text) && /\$\{[^*?$}]/.test(value.text);
      if (!wild && !variable) continue;
      const what = wild ? 'A wildcard' : 'A variable';
      const code = wild ? 'WILDCARD_USAGE_TOO_PERMISSIVE' : 'VARIABLE_USAGE_TOO_PERMISSIVE';
      // `*` alone only asks whether the key is there, and another check speaks of it.
      if (SENSITIVE.has(key) && value.text !== '*') {
        report(code, value, `${what} has no place in ${quote(entry.key.text)}: write out each value.`);
      } else if (key === 'aws:userid' && looseUserId(value.text)) {
        report(
          code,
          value,
          `${what} in aws:userid may stand behind the colon, or be all that stands before it; not so in ${quote(value.text)}.`,
        );
      }
    }
  }
};

/** `${aws:PrincipalAccount}` and the like: AWS fills it in, and nobody can make it mean more. AWS's own policies do so. */
const isSteady = (value: string): boolean => /^\$\{[^}]*\}$/.test(value) && SENSITIVE.has(value.slice(2, -1).toLowerCase());

/** `id:session`: what is left of the colon must be written out, or be one wildcard or variable alone. */
function looseUserId(value: string): boolean {
  const bare = replaceVariables(value, '*');
  const colon = bare.indexOf(':');
  if (colon < 0) return /[*?]/.test(bare);
  const left = bare.slice(0, colon);
  return left !== '*' && /[*?]/.test(left);
}

/** `*` and `?` where the operator reads them as themselves. */
export const wildcardsWithoutLike: Rule = ({ policy, report }) => {
  for (const { operator, entry } of policy.statements.flatMap(tests)) {
    if (!/^String(?:Not)?Equals/.test(operator.base)) continue;
    for (const value of entry.values) {
      if (!/[*?]/.test(replaceVariables(value.text, ''))) continue;
      const like = operator.base.startsWith('StringNot') ? 'StringNotLike' : 'StringLike';
      const details = `${operatorName(operator)} compares ${quote(value.text)} letter by letter. If its * and ? are meant as wildcards, use ${like}.`;
      report('WILDCARD_WITHOUT_LIKE_OPERATOR', value, details);
    }
  }
};

/** `*` as a value: it tests at most whether the key is there. */
export const starValues: Rule = ({ policy, report }) => {
  for (const { operator, block, entry } of policy.statements.flatMap(tests)) {
    const negated = operator.base === 'StringNotLike';
    if ((!negated && operator.base !== 'StringLike') || !entry.values.some(({ text }) => text === '*')) continue;
    report(...starFinding(entry, block.name.text, negated, operator.set, operator.ifExists));
  }
};

function starFinding(
  entry: DraftEntry,
  operator: string,
  negated: boolean,
  set: string | undefined,
  ifExists: boolean,
): [IssueCode, DraftEntry, string] {
  const key = quote(entry.key.text);
  if (negated) {
    if (set === 'ForAnyValue' && !ifExists) {
      const details = `${operator} with "*" is never met: every value of ${key} matches. Take the key out, or the statement.`;
      return ['REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION', entry, details];
    }
    const details = `${operator} with "*" is met where ${key} is absent. Write "Null": { ${key}: "true" }.`;
    return ['EQUIVALENT_TO_NULL_TRUE', entry, details];
  }
  if (ifExists || set === 'ForAllValues') {
    const details = `${operator} with "*" is always met, whether ${key} is there or not. Take the key out.`;
    return ['REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION', entry, details];
  }
  const details = `${operator} with "*" only asks whether ${key} is there. Write "Null": { ${key}: "false" }.`;
  return ['EQUIVALENT_TO_NULL_FALSE', entry, details];
}
