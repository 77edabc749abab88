import type { DraftEntry } from '../draft.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { Operator } from '../../policy/conditions/operators.ts';
import type { Rule } from '../scope.ts';
import { quote } from '../wording.ts';

/** Lists and objects with nothing in them. */
export const empties: Rule = ({ policy, report }) => {
  for (const one of policy.statements) {
    for (const { list, words, element, path, span } of one.actions) {
      if (list && words.length === 0) {
        report('EMPTY_ARRAY_ACTION', { path, span }, `${element.text} is empty, so the statement does nothing.`);
      }
    }
    for (const { list, words, element, path, span } of one.resources) {
      if (list && words.length === 0) {
        report('EMPTY_ARRAY_RESOURCE', { path, span }, `${element.text} is empty, so the statement does nothing.`);
      }
    }
    for (const { text, groups, element, path, span } of one.principals) {
      if (text) continue;
      if (groups.length === 0) {
        report('EMPTY_OBJECT_PRINCIPAL', { path, span }, `${element.text} is empty, so the statement does nothing.`);
      }
      for (const group of groups) {
        if (!group.list || group.words.length > 0) continue;
        report('EMPTY_ARRAY_PRINCIPAL', group, `There is no principal of the kind ${quote(group.key.text)} in this list.`);
      }
    }
    if (one.condition && one.blocks.length === 0 && one.condition.span.end.offset > one.condition.span.start.offset) {
      report('EMPTY_OBJECT_CONDITION', one.condition, 'This Condition is empty and tests nothing.');
    }
    for (const { name, entries, operator, path, span } of one.blocks) {
      if (entries.length === 0) {
        report('EMPTY_OBJECT_CONDITION', { path, span }, `${quote(name.text)} has no key and tests nothing.`);
      }
      for (const entry of entries) {
        if (entry.list && entry.values.length === 0 && operator) report(...emptyCondition(operator, entry));
      }
    }
  }
};

function emptyCondition({ set, ifExists }: Operator, entry: DraftEntry): [IssueCode, DraftEntry, string] {
  const key = quote(entry.key.text);
  if (set === 'ForAnyValue') {
    return ['EMPTY_ARRAY_CONDITION_FORANYVALUE', entry, `ForAnyValue over no value of ${key} is never met. Give values.`];
  }
  const instead = `To say that, write "Null": { ${key}: "true" }.`;
  if (set === 'ForAllValues') {
    return ['EMPTY_ARRAY_CONDITION_FORALLVALUES', entry, `Without values this is met only where ${key} is absent. ${instead}`];
  }
  if (ifExists) {
    return ['EMPTY_ARRAY_CONDITION_IFEXISTS', entry, `Without values this is met only where ${key} is absent. ${instead}`];
  }
  return ['EMPTY_ARRAY_CONDITION', entry, `There is no value for ${key} to be compared to. Give values.`];
}
