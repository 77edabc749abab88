import { describeStatement } from './describe-statement.ts';
import { describeWhy } from './describe-why.ts';
import { counted, sentence, wrap } from './lines.ts';
import { statementName } from './statement-name.ts';
import { nearestAllows } from './suggest-nearest.ts';
import type { Change, StatementTrace, Step, Trace } from './trace.ts';

/** How many changes are shown. */
const MOST_CHANGES = 12;

/**
 * Tells a trace in words, for somebody who does not know the policy language. First who asked what, and the answer; then the
 * reason in a few sentences; then what would change it; then layer by layer how it came about. Lines end in `\n`, the last one
 * too, and are at most 100 characters wide where names and JSON let them. No text of a policy or a request can start a line.
 */
export function describeTrace(trace: Trace): string {
  const blocks = [
    verdict(trace),
    describeWhy(trace).flatMap((text) => wrap(text, '', '')),
    changesOf(trace),
    ['How it was decided:', ...trace.steps.flatMap(describeStep)],
    deciderOf(trace),
    notesOf(trace),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function verdict({ request: { principal, action, resource }, decision }: Trace): readonly string[] {
  const allowed = decision.outcome === 'allow';
  const what = `${action} on ${resource}`;
  if (principal === undefined) return wrap(`${allowed ? 'Allowed' : 'Refused'}: ${what}`, '', '  ');
  return wrap(`${allowed ? 'Allowed' : 'Refused'}: ${principal} ${allowed ? 'may do' : 'may not do'} ${what}`, '', '  ');
}

function changesOf({ decision, changes }: Trace): readonly string[] {
  if (decision.outcome === 'allow') return [];
  if (changes.length === 0) return ['What would allow it: no small change was found.'];
  const together = changes.length === 1 ? '' : ' (all of these together)';
  const left = changes.length - MOST_CHANGES;
  return [
    `What would allow it${together}:`,
    ...changes.slice(0, MOST_CHANGES).flatMap(describeChange),
    ...(left > 0 ? [`- and ${counted(left, 'change')} more, which the trace lists.`] : []),
  ];
}

/** The sentence, and under it the statement to add, ready to be copied. */
function describeChange({ text, add, layer }: Change): readonly string[] {
  const json = add === undefined ? [] : JSON.stringify(add, null, 2).split('\n');
  const whose = layer === 'scp' || layer === 'rcp' ? ' Only whoever manages the organization can do that.' : '';
  return [
    ...wrap(`${text}${whose}`, '- '),
    ...json.flatMap((line) => wrap(line.trimStart(), `    ${/^ */.exec(line)?.[0] ?? ''}`)),
  ];
}

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
const ANSWERS: Readonly<Record<Step['result'], string>> = {
  allow: 'Yes: ',
  implicitDeny: 'No: ',
  explicitDeny: 'Yes: ',
  notApplicable: '',
  skipped: '',
};

function describeStep({ kind, level, result, because }: Step, index: number, steps: readonly Step[]): readonly string[] {
  const levels = steps.filter((step) => step.kind === kind).length;
  const where = level === undefined ? '' : `Level ${level + 1} of ${levels}: `;
  const answer = ANSWERS[result];
  const text = `${where}${QUESTIONS[kind]} ${answer === '' ? sentence(because) : `${answer}${because}.`}`;
  return wrap(text, `${index + 1}. `);
}

/** The statement that decided, or those that came nearest, part by part. */
function deciderOf(trace: Trace): readonly string[] {
  const { decision, steps } = trace;
  const decider = decision.statement && allStatements(trace).find((one) => isSame(one, decision.statement));
  if (decider)
    return [...wrap(`The statement that decided is ${statementName(decider)}:`, '', ''), ...describeStatement(decider)];
  const step = steps.find(({ kind, result }) => kind === decision.layer && result === 'implicitDeny');
  const near = nearestAllows(step?.statements ?? []);
  if (near.length === 0) return [];
  return ['What came nearest:', ...near.flatMap((one) => [...wrap(statementName(one), '- '), ...describeStatement(one)])];
}

function notesOf(trace: Trace): readonly string[] {
  const { missingContextKeys: missing, warnings, matched } = trace;
  const keys = `Conditions asked for keys that this request does not have: ${missing.join(', ')}.`;
  return [
    ...(missing.length > 0 ? wrap(keys, '', '') : []),
    ...warnings.flatMap((warning) => wrap(`Warning: ${warning}.`, '', '')),
    `Looked at ${counted(allStatements(trace).length, 'statement')}; ${matched.length} matched.`,
  ];
}

/** Every statement once: the deny step only repeats those of the layers. */
const allStatements = ({ steps }: Trace): readonly StatementTrace[] =>
  steps.filter(({ kind }) => kind !== 'deny').flatMap(({ statements }) => statements);

const isSame = (a: StatementTrace, b: Trace['decision']['statement']): boolean =>
  b !== undefined && a.source === b.source && a.index === b.index;
