import type { DraftStatement, Word, WordList } from '../draft.ts';
import type { Edit, Fix } from '../finding.ts';
import { hasVariables } from '../resource-word.ts';
import type { Rule } from '../scope.ts';
import { enumerate } from '../wording.ts';
import { actionPattern, covered, resourcePattern } from './covered-patterns.ts';

/** Actions that another of the same list takes in. */
export const redundantActions: Rule = (scope) => {
  for (const list of scope.policy.statements.flatMap(({ actions }) => actions)) {
    const redundant = covered(scope, list.words.map(actionPattern));
    if (redundant.length === 0) continue;
    const details = `${redundant.length} of these say nothing that another does not say: ${enumerate(redundant.map(({ text }) => text))}.`;
    scope.report('REDUNDANT_ACTION', redundant, details, leaveOut(list, redundant));
  }
};

/** Resources that another of the same list takes in. */
export const redundantResources: Rule = (scope) => {
  if (scope.kind === 'trust') return;
  const variables = hasVariables(scope.policy);
  const atoms = new Map<string, number>();
  for (const list of scope.policy.statements.flatMap(({ resources }) => resources)) {
    const patterns = list.words.map((word) => resourcePattern(word, variables, atoms));
    // What an ARN means that is cut short, only identity policies say: its missing parts are open.
    const sure = patterns.filter(({ cut }) => scope.kind === 'identity' || !cut);
    const redundant = covered(scope, sure);
    if (redundant.length === 0) continue;
    const details = `${redundant.length} of these name nothing that another does not name: ${enumerate(redundant.map(({ text }) => text))}.`;
    scope.report('REDUNDANT_RESOURCE', redundant, details, leaveOut(list, redundant));
  }
};

/** The fix that takes words out of a list. Its edits lie apart: each word goes with what follows it, or, at the end, all go at once. */
export function leaveOut({ list, words }: Pick<WordList, 'list' | 'words'>, out: readonly Word[]): Fix | undefined {
  const gone = new Set(out);
  const lastKept = words.findLastIndex((word) => !gone.has(word));
  const kept = words[lastKept];
  const last = words.at(-1);
  if (!list || !kept || !last) return undefined;
  const edits: Edit[] = [];
  words.forEach((word, i) => {
    const next = words[i + 1];
    if (gone.has(word) && i < lastKept && next)
      edits.push({ span: { start: word.span.start, end: next.span.start }, replacement: '' });
  });
  if (last !== kept) edits.push({ span: { start: kept.span.end, end: last.span.end }, replacement: '' });
  return { description: `leave out ${enumerate(out.map(({ text }) => text))}`, edits };
}

/** Statements that say the very same, whatever their names. */
export const redundantStatements: Rule = ({ policy, report }) => {
  const seen = new Map<string, DraftStatement>();
  for (const statement of policy.statements) {
    const meaning = meaningOf(statement);
    const earlier = seen.get(meaning);
    if (earlier) report('REDUNDANT_STATEMENT', [earlier, statement], 'These statements say the same. Take one of them out.');
    else seen.set(meaning, statement);
  }
};

const set = (words: readonly Word[], lower = false): readonly string[] =>
  words.map(({ text }) => (lower ? text.toLowerCase() : text)).sort();

/** What a statement says, without its name, and without order or case where those don't matter. */
function meaningOf({ effect, actions, resources, principals, blocks }: DraftStatement): string {
  return JSON.stringify([
    effect?.text,
    actions.map(({ element, words }) => [element.text, set(words, true)]),
    resources.map(({ element, words }) => [element.text, set(words)]),
    principals.map(({ element, text, groups }) => [
      element.text,
      text?.text,
      groups.map(({ key, words }) => JSON.stringify([key.text, set(words)])).sort(),
    ]),
    blocks
      .map(({ name, entries }) =>
        JSON.stringify([
          name.text.toLowerCase(),
          entries.map(({ key, values }) => JSON.stringify([key.text.toLowerCase(), set(values)])).sort(),
        ]),
      )
      .sort(),
  ]);
}
