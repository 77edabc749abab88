import { foundWords } from './describe-condition.ts';
import { segmentWords } from './describe-miss.ts';
import { wrap } from './lines.ts';
import type { ConditionTrace, ResourceTrace, StatementTrace } from './trace.ts';

/** How many patterns of a list are shown. */
const SHOWN = 3;
const INDENT = ' '.repeat(21);

/** The parts of a statement, each with whether it matches. */
export function describeStatement({ action, resource, principal, conditions, unknown }: StatementTrace): readonly string[] {
  return [
    ...part('action', action.ok, `${action.element} ${patternList(action.patterns)}`),
    // A trust policy has none.
    ...(resource.patterns.length === 0 && resource.ok
      ? []
      : part('resource', resource.ok, `${resource.element} ${resourceList(resource.patterns)}`)),
    ...(principal
      ? part(
          'principal',
          principal.ok,
          `${principal.element} ${patternList(principal.entries.map(({ entry, ok }) => ({ pattern: entry, ok })))}`,
        )
      : []),
    ...conditions.flatMap((condition) => part('condition', condition.result, conditionText(condition))),
    ...unknown.flatMap((text) => part('unknown', false, text)),
  ];
}

const part = (name: string, ok: boolean, text: string): readonly string[] =>
  wrap(text, `    ${`${name}:`.padEnd(11)} ${ok ? 'yes' : 'no '} `, INDENT);

/** The patterns that matched, or the first few that did not. */
function shownOf<Pattern extends { readonly ok: boolean }>(patterns: readonly Pattern[]): readonly Pattern[] {
  const matching = patterns.filter(({ ok }) => ok);
  return (matching.length > 0 ? matching : patterns).slice(0, SHOWN);
}

const more = (all: number, shown: number): string => (all > shown ? ` and ${all - shown} more` : '');

function patternList(patterns: readonly { readonly pattern: string; readonly ok: boolean }[]): string {
  const shown = shownOf(patterns);
  return `${shown.map(({ pattern }) => JSON.stringify(pattern)).join(', ') || '(none)'}${more(patterns.length, shown.length)}`;
}

/** Resources with what their variables stand for, and where they differ. */
function resourceList(patterns: readonly ResourceTrace[]): string {
  const shown = shownOf(patterns);
  return `${shown.map(resourceText).join(', ') || '(none)'}${more(patterns.length, shown.length)}`;
}

function resourceText(one: ResourceTrace): string {
  const { pattern, resolved, ok } = one;
  const here = resolved === undefined || resolved === pattern ? '' : `here ${JSON.stringify(resolved)}`;
  const notes = [here, ok ? '' : segmentWords(one)].filter((note) => note !== '');
  return `${JSON.stringify(pattern)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}

function conditionText(condition: ConditionTrace): string {
  const { op, key, resolvedValues, note } = condition;
  const wanted = resolvedValues.map((value) => (value === null ? '(a variable without a value)' : JSON.stringify(value)));
  const aside = note === undefined || note === 'the request has no such key' ? '' : ` (${note})`;
  return `${key} ${op} ${wanted.join(' or ') || '(nothing)'}; the request has ${foundWords(condition)}${aside}`;
}
