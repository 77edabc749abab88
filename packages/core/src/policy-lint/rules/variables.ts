import { tests, type Word } from '../draft.ts';
import type { Location } from '../finding.ts';
import type { IssueCode } from '../issue-codes.ts';
import { hasVariables } from '../resource-word.ts';
import type { Rule, Scope } from '../scope.ts';
import { hasVariable } from '../variable-text.ts';
import { quote } from '../wording.ts';

/** Policy variables: where they may stand, and how they are written. */
export const variables: Rule = (scope) => {
  const { policy, report } = scope;
  for (const one of policy.statements) {
    const elsewhere = [
      one.sid,
      ...one.actions.flatMap(({ words }) => words),
      ...one.principals.flatMap(({ text, groups }) => [text, ...groups.flatMap(({ words }) => words)]),
      ...one.blocks.flatMap(({ entries }) => entries.map(({ key }) => key)),
    ];
    for (const word of elsewhere) {
      if (!word || !hasVariable(word.text)) continue;
      const details = `Variables are read in resources and condition values only; in ${quote(word.text)} it is plain text.`;
      report('VARIABLE_UNSUPPORTED_IN_ELEMENT', word, details);
    }
    for (const word of one.resources.flatMap(({ words }) => words)) checkWord(scope, word);
    for (const { operator, entry } of tests(one)) {
      const reads = operator.base.startsWith('String') || operator.base.startsWith('Arn');
      for (const value of entry.values) {
        if (reads) checkWord(scope, value);
        else if (value.text.includes('${')) {
          const details = `${operator.base} reads no variables; String and Arn operators do.`;
          report('INVALID_VARIABLE_FOR_OPERATOR', value, details);
        }
      }
    }
  }
};

function checkWord({ policy, report }: Scope, word: Word): void {
  if (!word.text.includes('${')) return;
  if (!hasVariables(policy)) {
    const details = `Without "Version": "2012-10-17", ${quote(word.text)} is plain text, and nothing is put in place of its variable.`;
    report('VARIABLE_UNSUPPORTED_IN_VERSION', word, details);
    return;
  }
  for (let at = word.text.indexOf('${'); at >= 0;) {
    const close = word.text.indexOf('}', at);
    if (close < 0) {
      report('MISSING_BRACE_IN_VARIABLE', part(word, at, word.text.length), 'The brace of this variable is not closed.');
      return;
    }
    const fault = faultOf(word.text.slice(at + 2, close));
    if (fault) report(fault[0], part(word, at, close + 1), fault[1]);
    at = word.text.indexOf('${', close);
  }
}

/** What is wrong with the inside of `${…}`. */
function faultOf(inner: string): readonly [IssueCode, string] | undefined {
  if (inner.trim() === '') return ['EMPTY_VARIABLE', 'This variable has no name.'];
  const comma = inner.indexOf(',');
  const name = comma < 0 ? inner : inner.slice(0, comma);
  if (/\s/.test(name)) return ['UNSUPPORTED_SPACE_IN_VARIABLE', `There is a space in the name of the variable ${quote(name)}.`];
  if (comma >= 0 && !/^ '.*'$/s.test(inner.slice(comma + 1))) {
    const details = `A default stands behind a comma and one space, in single quotes: \${${name}, 'default'}.`;
    return ['MISSING_QUOTE_IN_VARIABLE', details];
  }
  return undefined;
}

/** A part of a string. Its span is exact unless the string has escapes, and then it is the whole string's. */
export function part(word: Word, start: number, end: number): Location {
  const path = [...word.path, { substring: { start, length: end - start } }];
  const { span } = word;
  if (span.end.offset - span.start.offset !== word.text.length + 2) return { path, span };
  const move = (by: number): Location['span']['start'] => ({
    line: span.start.line,
    column: span.start.column + 1 + by,
    offset: span.start.offset + 1 + by,
  });
  return { path, span: { start: move(start), end: move(end) } };
}
