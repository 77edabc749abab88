import { asciiLowerCase } from '../../policy/ascii.ts';
import { ANY_ONE, ANY_RUN, globTokens, type GlobTokens } from '../../policy/glob-tokens.ts';
import type { DraftStatement, Word, WordList } from '../draft.ts';
import type { Edit, Fix } from '../finding.ts';
import { globIncludes } from '../glob-inclusion.ts';
import { atomTokens, hasVariables, segmentsOf } from '../resource-word.ts';
import type { Rule, Scope } from '../scope.ts';
import { enumerate } from '../wording.ts';

const CHECK = 'whether one pattern takes in another';
/** The work for one pair of patterns. Those of policies need a few hundred; only built ones come near it. */
const PER_PAIR = 20_000;

/** A pattern in its parts: one for an action, six for an ARN. All parts of another must be taken in. */
interface Comparable {
  readonly word: Word;
  readonly parts: readonly GlobTokens[];
  /** `*` alone, which takes in what is no ARN too. */
  readonly everything: boolean;
  /** What every text that it matches starts with. */
  readonly prefix: string;
}

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
    const redundant = covered(
      scope,
      list.words.map((word) => resourcePattern(word, variables, atoms)),
    );
    if (redundant.length === 0) continue;
    const details = `${redundant.length} of these name nothing that another does not name: ${enumerate(redundant.map(({ text }) => text))}.`;
    scope.report('REDUNDANT_RESOURCE', redundant, details, leaveOut(list, redundant));
  }
};

function actionPattern(word: Word): Comparable {
  const text = asciiLowerCase(word.text);
  const tokens = globTokens(text);
  return { word, parts: [tokens], everything: text === '*', prefix: literalStart(tokens) };
}

function resourcePattern(word: Word, variables: boolean, atoms: Map<string, number>): Comparable {
  const parts = segmentsOf(word, variables).map((segment) => atomTokens(segment, atoms));
  // SOURCE: the semantics reference, 1.2: missing segments of an ARN that is cut short count as `*`.
  while (parts.length < 6) parts.push([ANY_RUN]);
  let prefix = '';
  for (const part of parts) {
    const start = literalStart(part);
    prefix += start;
    if (part.some((token) => token < 0)) break;
    prefix += ':';
  }
  return { word, parts, everything: word.text === '*', prefix };
}

function literalStart(tokens: GlobTokens): string {
  let text = '';
  for (const token of tokens) {
    if (token < 0) break;
    text += String.fromCodePoint(token);
  }
  return text;
}

/**
 * The patterns that another takes in; of two that say the same, the later. A pattern can only be taken in by one whose fixed
 * start is the start of its own, so those are looked up by it, and only they are compared.
 */
function covered(scope: Scope, patterns: readonly Comparable[]): readonly Word[] {
  const byPrefix = new Map<string, { readonly pattern: Comparable; readonly index: number }[]>();
  const lengths = new Set<number>();
  patterns.forEach((pattern, index) => {
    lengths.add(pattern.prefix.length);
    const group = byPrefix.get(pattern.prefix);
    if (group) group.push({ pattern, index });
    else byPrefix.set(pattern.prefix, [{ pattern, index }]);
  });
  const starts = [...lengths].sort((a, b) => a - b);
  const seen = new Set<string>();
  return patterns.flatMap((inner, index) => {
    const same = inner.parts.map((part) => part.join()).join('|') + String(inner.everything);
    if (seen.has(same)) return [inner.word];
    seen.add(same);
    for (const length of starts) {
      if (length > inner.prefix.length) break;
      for (const outer of byPrefix.get(inner.prefix.slice(0, length)) ?? []) {
        if (outer.index === index) continue;
        const taken = includes(scope, outer.pattern, inner);
        if (taken === undefined) return [];
        // Of two that take in each other, the first stays.
        if (taken && (outer.index < index || includes(scope, inner, outer.pattern) === false)) return [inner.word];
      }
    }
    return [];
  });
}

/** Does one pattern take in the other? `undefined` when there is no more work to spend. */
function includes(scope: Scope, outer: Comparable, inner: Comparable): boolean | undefined {
  if (outer.everything) return scope.spend(CHECK, 1) ? true : undefined;
  if (inner.everything) return false;
  if (outer.parts.length === 1 && !outer.parts[0]?.some((token) => token === ANY_RUN || token === ANY_ONE)) return false;
  for (let i = 0; i < outer.parts.length; i++) {
    const fuel = { steps: PER_PAIR };
    const taken = globIncludes(outer.parts[i] ?? [], inner.parts[i] ?? [], fuel);
    if (!scope.spend(CHECK, PER_PAIR - fuel.steps)) return undefined;
    if (taken !== true) return false;
  }
  return true;
}

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
