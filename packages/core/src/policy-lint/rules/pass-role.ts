import { globTokens } from '../../policy/glob-tokens.ts';
import { compileGlob, matchGlob } from '../../policy/wildcard.ts';
import { effectOf, tests, type DraftStatement, type Word } from '../draft.ts';
import { globIncludes } from '../glob-inclusion.ts';
import type { Location } from '../finding.ts';
import type { IssueCode } from '../issue-codes.ts';
import { hasVariables, openTokens, segmentsOf } from '../resource-word.ts';
import type { Rule, Scope } from '../scope.ts';

/** An action that hands out what others may do, and the key that narrows it. */
interface Powerful {
  readonly action: string;
  readonly key: string;
  /** What its codes start with. */
  readonly code: 'PASS_ROLE' | 'CREATE_SLR';
  readonly danger: string;
  /** The resource that all of its resources look like. */
  readonly everything: string;
}

const POWERFUL: readonly Powerful[] = [
  {
    action: 'iam:PassRole',
    key: 'iam:PassedToService',
    code: 'PASS_ROLE',
    danger: 'to hand any role to a service, and with it all the role may do',
    everything: 'role/*',
  },
  {
    action: 'iam:CreateServiceLinkedRole',
    key: 'iam:AWSServiceName',
    code: 'CREATE_SLR',
    danger: 'to make service-linked roles for any service',
    everything: 'role/aws-service-role/*',
  },
];

/** Allow statements that let too many roles be passed, or service-linked roles be made. */
export const powerfulActions: Rule = (scope) => {
  if (scope.kind !== 'identity') return;
  for (const statement of scope.policy.statements) {
    if (effectOf(statement) !== 'Allow') continue;
    for (const power of POWERFUL) check(scope, statement, power);
  }
};

function check(scope: Scope, statement: DraftStatement, { action, key, code, danger, everything }: Powerful): void {
  const named = namedBy(statement, action);
  if (!named) return;
  const narrowed = tests(statement).some(({ entry }) => entry.key.text.toLowerCase() === key.toLowerCase());
  for (const { negated, element, words } of statement.resources) {
    if (negated) {
      report(
        scope,
        `${code}_WITH_${named.part}NOT_RESOURCE`,
        [...named.words, element],
        `NotResource with ${action} allows ${danger}, but for a few. Name the roles in Resource.`,
      );
    } else if (!narrowed) {
      const wide = words.filter((word) => takesIn(scope, word, everything));
      if (wide.length === 0) continue;
      report(
        scope,
        starCode(code, named.part),
        [...named.words, ...wide],
        `This allows ${danger}. Name the roles, or test ${key}.`,
      );
    }
  }
}

const starCode = (code: Powerful['code'], part: NamedBy['part']): string => {
  if (part === '') return `${code}_WITH_STAR_IN_RESOURCE`;
  return part === 'STAR_IN_ACTION_AND_'
    ? `${code}_WITH_STAR_IN_ACTION_AND_RESOURCE`
    : `${code}_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION`;
};

function report(scope: Scope, code: string, at: readonly Location[], details: string): void {
  scope.report(code as IssueCode, at, details);
}

/** How a statement comes to speak of an action: by its name, by a pattern, or by not leaving it out. */
interface NamedBy {
  readonly part: '' | 'STAR_IN_ACTION_AND_' | 'NOT_ACTION_AND_';
  readonly words: readonly Word[];
}

function namedBy({ actions }: DraftStatement, action: string): NamedBy | undefined {
  const lower = action.toLowerCase();
  const matches = ({ text }: Word): boolean => matchGlob(compileGlob(globTokens(text.toLowerCase())), lower, 0, lower.length);
  const plain = actions.filter(({ negated }) => !negated).flatMap(({ words }) => words);
  const exact = plain.filter(({ text }) => text.toLowerCase() === lower);
  if (exact.length > 0) return { part: '', words: exact };
  const patterns = plain.filter(matches);
  if (patterns.length > 0) return { part: 'STAR_IN_ACTION_AND_', words: patterns };
  const not = actions.find(({ negated }) => negated);
  if (!not || not.words.some(matches)) return undefined;
  return { part: 'NOT_ACTION_AND_', words: [not.element] };
}

/** Does the resource take in every role of an account? A name that starts with something of its own is narrow enough. */
function takesIn({ policy }: Scope, word: Word, everything: string): boolean {
  if (word.text === '*') return true;
  const last = segmentsOf(word, hasVariables(policy))[5];
  return last !== undefined && globIncludes(openTokens(last), globTokens(everything), { steps: 10_000 }) === true;
}
