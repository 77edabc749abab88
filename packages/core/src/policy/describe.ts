import { NEAREST, nearness } from './suggest-nearest.ts';
import type { Change, ConditionTrace, StatementTrace, Step, Trace } from './trace.ts';
import { statementName as nameOf } from './statement-name.ts';

/**
 * Tells a trace in words, for somebody who does not know the policy language: what was decided, by which statement, and, when
 * nothing matched, which statements came nearest and what they lacked. Lines end in `\n`, the last one too.
 */
export function describeTrace(trace: Trace): string {
  const { request, decision } = trace;
  const lines = [`${VERDICTS[decision.outcome]}: ${request.action} on ${request.resource}`, ''];
  trace.steps.forEach((step, i) => lines.push(`${i + 1}. ${QUESTIONS[step.kind]} ${sentence(step.because)}`));

  const decider = decision.statement && allStatements(trace).find((one) => sameStatement(one, decision.statement));
  if (decider) lines.push('', `What decided: ${nameOf(decider)}.`, ...reasons(decider));
  if (decision.outcome === 'implicitDeny') lines.push('', ...nearestMisses(trace));
  if (trace.changes.length > 0) lines.push('', 'What would allow it:', ...trace.changes.flatMap(describeChange));
  if (trace.missingContextKeys.length > 0) {
    lines.push('', `Conditions asked for keys that this request does not have: ${trace.missingContextKeys.join(', ')}.`);
  }
  for (const warning of trace.warnings) lines.push('', `Warning: ${warning}.`);
  lines.push('', `Looked at ${counted(allStatements(trace).length, 'statement')}; ${trace.matched.length} matched.`);
  return `${lines.map(visible).join('\n')}\n`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Policies and requests are written by strangers: line breaks, terminal codes and characters that turn text around are shown as codes. */
const visible = (line: string): string =>
  line.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

const VERDICTS = { allow: 'Allowed', explicitDeny: 'Denied by a statement', implicitDeny: 'Denied, because nothing allows it' };
const QUESTIONS: Readonly<Record<Step['kind'], string>> = {
  partition: 'Are caller and resource in the same partition?',
  deny: 'Does any statement deny it?',
  rcp: 'Do the resource control policies allow it?',
  scp: 'Do the service control policies allow it?',
  endpoint: 'Does the VPC endpoint policy allow it?',
  resource: "Does the resource's own policy allow it?",
  trust: "Does the role's trust policy allow it?",
  identity: 'Do the identity policies allow it?',
  boundary: 'Does the permissions boundary allow it?',
  session: 'Do the session policies allow it?',
  root: 'Is it the root user?',
};

/** Every statement once: the deny step only repeats those of the layers. */
const allStatements = (trace: Trace): readonly StatementTrace[] =>
  trace.steps.filter(({ kind }) => kind !== 'deny').flatMap(({ statements }) => statements);

const sameStatement = (a: StatementTrace, b: Trace['decision']['statement']): boolean =>
  b !== undefined && a.source === b.source && a.index === b.index;

function nearestMisses(trace: Trace): string[] {
  const step = trace.steps.find(({ kind }) => kind === trace.decision.layer);
  const misses = (step?.statements ?? []).filter(({ effect, matched }) => effect === 'Allow' && !matched);
  const near = misses.filter((statement) => nearness(statement) > 0).sort((a, b) => nearness(b) - nearness(a));
  if (near.length === 0) {
    if (step === undefined || step.statements.length === 0) return ['There is no statement that could allow it.'];
    return [`None of the ${counted(misses.length, 'Allow statement')} speaks of this action or this resource.`];
  }
  return [
    'What came nearest:',
    ...near.slice(0, NEAREST).flatMap((statement) => [`- ${nameOf(statement)}`, ...reasons(statement)]),
  ];
}

function reasons({ action, resource, conditions, unknown }: StatementTrace): string[] {
  return [
    `    action:    ${mark(action.ok)} ${action.element} ${patternList(action.patterns)}`,
    `    resource:  ${mark(resource.ok)} ${resource.element} ${patternList(resource.patterns)}${resolutions(resource.patterns)}`,
    ...conditions.map((condition) => `    condition: ${mark(condition.result)} ${describeCondition(condition)}`),
    ...unknown.map((part) => `    unknown:   no  ${part}`),
  ];
}

/** The sentence, and under it the statement to add, ready to be copied. */
function describeChange({ text, add }: Change): string[] {
  const json = add === undefined ? [] : JSON.stringify(add, null, 2).split('\n');
  return [`- ${text}`, ...json.map((line) => `    ${line}`)];
}

const mark = (ok: boolean): string => (ok ? 'yes' : 'no ');
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The patterns that matched, or the first few that did not. */
function patternList(patterns: readonly { readonly pattern: string; readonly ok: boolean }[]): string {
  const matching = patterns.filter(({ ok }) => ok);
  const shown = (matching.length > 0 ? matching : patterns).slice(0, NEAREST).map(({ pattern }) => JSON.stringify(pattern));
  const more = patterns.length - shown.length;
  return `${shown.join(', ') || '(none)'}${more > 0 ? ` and ${more} more` : ''}`;
}

function resolutions(patterns: StatementTrace['resource']['patterns']): string {
  const changed = patterns.filter(({ pattern, resolved }) => resolved !== pattern).slice(0, NEAREST);
  return changed
    .map(({ resolved }) => (resolved === undefined ? ' (a variable has no value)' : ` (here ${JSON.stringify(resolved)})`))
    .join('');
}

function describeCondition({ op, key, resolvedValues, contextValues, note }: ConditionTrace): string {
  const wanted = resolvedValues.map((value) => (value === null ? '(a variable without a value)' : JSON.stringify(value)));
  const found = contextValues === 'absent' ? 'absent' : contextValues.map((value) => JSON.stringify(value)).join(', ');
  return `${key} ${op} ${wanted.join(' or ') || '(nothing)'}; the request has ${found || 'an empty list'}${note ? ` (${note})` : ''}`;
}
