import { globTokens } from '../../policy/glob-tokens.ts';
import { compileGlob, matchGlob } from '../../policy/wildcard.ts';
import { nearest } from '../did-you-mean.ts';
import { effectOf, type Word } from '../draft.ts';
import type { PolicyFacts } from '../facts.ts';
import type { Rule, Scope } from '../scope.ts';
import { quote } from '../wording.ts';
import { servicesOf } from './resource-services.ts';

const WILD = /[*?]/;
const SUGGESTIONS = 'suggestions for misspelt names';
const ACTIONS = 'whether every action exists';

/** Every action: its form, its service, and that there is one of that name. */
export const actions: Rule = (scope) => {
  for (const { actions: lists } of scope.policy.statements) {
    for (const word of lists.flatMap(({ words }) => words)) checkAction(scope, word);
  }
};

function checkAction(scope: Scope, word: Word): void {
  const { report, facts } = scope;
  if (word.text === '*' || word.text.includes('${')) return;
  const { service, name, colons } = splitAction(word.text);
  if (colons !== 1 || service === '' || name === '') {
    report('INVALID_ACTION', word, `${quote(word.text)} is no action. Actions look like s3:GetObject.`);
    return;
  }
  if (WILD.test(service)) {
    const details = `Write out the service in ${quote(word.text)}: the pattern takes in services you don't know of, and those still to come.`;
    report('WILDCARD_IN_SERVICE_NAME', word, details);
    return;
  }
  if (!facts) return;
  if (!facts.isService(service)) {
    const hint = suggestion(scope, service, facts.services);
    report('INVALID_SERVICE_IN_ACTION', word, `There is no service with the prefix ${quote(service)}.${hint}`);
    return;
  }
  if (facts.action(service, name)) return;
  if (WILD.test(name)) {
    if (matchingActions(scope, facts, service, name)?.length !== 0) return;
    report('INVALID_ACTION', word, `No action of ${service} matches ${quote(word.text)}.`);
    return;
  }
  const hint = suggestion(scope, name, facts.actionsOf(service), `${service}:`);
  report('INVALID_ACTION', word, `There is no action ${quote(word.text)}.${hint}`);
}

/** An action in its two parts, at the first colon. */
export function splitAction(text: string): { readonly service: string; readonly name: string; readonly colons: number } {
  const parts = text.split(':');
  return { service: parts[0] ?? '', name: parts.slice(1).join(':'), colons: parts.length - 1 };
}

/** The actions of a service that a pattern matches. `undefined` when there is no more work to spend. */
export function matchingActions(
  scope: Scope,
  facts: PolicyFacts,
  service: string,
  pattern: string,
): readonly string[] | undefined {
  const all = facts.actionsOf(service);
  if (!scope.spend(ACTIONS, all.length * 2)) return undefined;
  const glob = compileGlob(globTokens(pattern.toLowerCase()));
  return all.filter((name) => matchGlob(glob, name.toLowerCase(), 0, name.length));
}

function suggestion(scope: Scope, wrong: string, names: readonly string[], before = ''): string {
  if (!scope.spend(SUGGESTIONS, names.length * 20)) return '';
  const name = nearest(wrong, names);
  return name === undefined ? '' : ` Is ${before}${name} meant?`;
}

/** Actions of another service than that of the resource the policy hangs on. */
export const actionsOfResource: Rule = ({ policy, resourceType, kind, report }) => {
  const allowed = servicesOf(resourceType);
  if (!allowed || !resourceType) return;
  for (const { actions: lists } of policy.statements) {
    for (const word of lists.flatMap(({ words, negated }) => (negated ? [] : words))) {
      const { service, colons } = splitAction(word.text);
      if (colons !== 1 || WILD.test(service) || allowed.actions.includes(service.toLowerCase())) continue;
      const what = kind === 'trust' ? 'a role trust policy' : `the policy of an ${resourceType}`;
      report('UNSUPPORTED_ACTION_IN_POLICY', word, `${quote(word.text)} can't be done to what ${what} protects.`);
    }
  }
};

/** What resource control policies say about actions. */
export const rcpActions: Rule = ({ policy, kind, facts, report }) => {
  if (kind !== 'rcp') return;
  for (const one of policy.statements) {
    for (const { negated, words, element } of one.actions) {
      if (negated) {
        report('RCP_SYNTAX_ERROR_NOTACTION', element, 'A resource control policy has no NotAction. Name the actions in Action.');
        continue;
      }
      for (const word of words) {
        if (effectOf(one) === 'Allow' && word.text === '*') continue;
        const { service } = splitAction(word.text);
        if (!WILD.test(service) && (!facts || facts.rcpServices.has(service.toLowerCase()))) continue;
        const details = `A resource control policy may name only services that support it, each by its prefix; ${quote(word.text)} is none of theirs.`;
        report('RCP_SYNTAX_ERROR_ACTION', word, details);
      }
    }
  }
};
