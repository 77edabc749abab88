import { effectOf, tests, type DraftStatement, type Word } from '../draft.ts';
import type { ActionFacts, PolicyFacts } from '../facts.ts';
import type { Rule, Scope } from '../scope.ts';
import { enumerate, quote } from '../wording.ts';
import { matchingActions, splitAction } from './actions.ts';

const TESTS = 'whether every condition key goes with every action';
const WILD = /[*?]/;

/** The keys that an action has, for itself or for what it works on. */
function hasKey(facts: PolicyFacts, service: string, action: ActionFacts, wanted: (name: string) => boolean): boolean {
  if (action.conditionKeys.some(wanted)) return true;
  return action.resourceTypes.some(
    ({ name, conditionKeys }) => conditionKeys.some(wanted) || facts.resourceConditionKeys(service, name).some(wanted),
  );
}

/** The actions that are written out, without wildcards, and that there are. */
function namedActions(
  facts: PolicyFacts,
  { actions }: DraftStatement,
): readonly { readonly word: Word; readonly service: string; readonly action: ActionFacts }[] {
  return actions.flatMap(({ negated, words }) =>
    (negated ? [] : words).flatMap((word) => {
      const { service, name, colons } = splitAction(word.text);
      const action = colons === 1 && !WILD.test(word.text) ? facts.action(service, name) : undefined;
      return action ? [{ word, service: service.toLowerCase(), action }] : [];
    }),
  );
}

/**
 * Keys that go with one action alone, so that beside any other the statement says nothing. For other keys the published
 * lists are too patchy: AWS's own policies would be full of findings.
 */
const OWN_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['iam:passedtoservice', ['iam:passrole']],
  ['iam:associatedresourcearn', ['iam:passrole']],
  ['ec2:createaction', ['ec2:createtags']],
]);

/** A key beside actions that never fill it in. */
export const actionsOfKeys: Rule = (scope) => {
  const { policy, facts, report } = scope;
  if (!facts) return;
  for (const statement of policy.statements) {
    for (const { entry, operator } of tests(statement)) {
      const lower = entry.key.text.toLowerCase();
      const own = OWN_KEYS.get(lower);
      if (!own || operator.ifExists || operator.base === 'Null') continue;
      const named = namedActions(facts, statement);
      const strangers = named.filter(
        ({ service, action }) =>
          !own.includes(`${service}:${action.name.toLowerCase()}`) &&
          !hasKey(facts, service, action, (name) => name.toLowerCase() === lower),
      );
      if (strangers.length === 0 || !scope.spend(TESTS, named.length)) continue;
      const names = enumerate(strangers.map(({ word }) => word.text));
      const details = `${quote(entry.key.text)} is never there for ${names}. Move what it does not go with to a statement of its own.`;
      report('UNSUPPORTED_ACTION_FOR_CONDITION_KEY', [entry.key, ...strangers.map(({ word }) => word)], details);
    }
  }
};

/** `aws:ResourceTag` beside services, or actions of theirs, that fill in no tags: the statement does nothing for them. */
export const tagKeys: Rule = (scope) => {
  for (const statement of scope.policy.statements) {
    const effect = effectOf(statement);
    if (!effect) continue;
    const tagged = tests(statement).find(
      ({ entry, operator }) =>
        entry.key.text.toLowerCase().startsWith('aws:resourcetag/') &&
        !operator.ifExists &&
        operator.base !== 'Null' &&
        !operator.set &&
        !operator.base.includes('Not'),
    );
    if (tagged) checkTagged(scope, statement, effect, tagged.entry.key);
  }
};

function checkTagged(scope: Scope, { actions }: DraftStatement, effect: 'Allow' | 'Deny', key: Word): void {
  const { facts, report } = scope;
  const deny = effect === 'Deny';
  const negated = actions.find((list) => list.negated);
  if (negated) {
    const code = deny
      ? 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'
      : 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE';
    const details = `Not every action fills in ${quote(key.text)}, and this statement ${deny ? 'denies' : 'allows'} none that does not. Name the actions in Action.`;
    report(code, [key, negated.element], details);
    return;
  }
  if (!facts) return;
  const words = actions.flatMap((list) => list.words);
  const bare = words.filter((word) => tagged(scope, facts, word) === false);
  if (bare.length === 0) return;
  const services = [...new Set(bare.map(({ text }) => splitAction(text).service))];
  const code = deny
    ? 'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'
    : 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE';
  const details = `Actions of ${enumerate(services)} here don't fill in ${quote(key.text)}, so this statement ${deny ? 'denies' : 'allows'} none of them: ${enumerate(bare.map(({ text }) => text))}.`;
  report(code, [key, ...bare], details);
}

/** Does some action that the word stands for fill in the tags of its resource? `undefined`: we can't tell. */
function tagged(scope: Scope, facts: PolicyFacts, { text }: Word): boolean | undefined {
  const { service, name, colons } = splitAction(text);
  if (colons !== 1 || WILD.test(service) || !facts.isService(service)) return undefined;
  const names = WILD.test(name) ? matchingActions(scope, facts, service, name) : [name];
  if (!names || names.length === 0 || !scope.spend(TESTS, names.length * 5)) return undefined;
  const found = names.flatMap((one) => facts.action(service, one) ?? []);
  if (found.length === 0) return undefined;
  return found.some((action) => hasKey(facts, service, action, (key) => key.toLowerCase().startsWith('aws:resourcetag/')));
}

/** What a session is given only by an action of its own, in role trust policies. */
const GRANTED_BY: ReadonlyMap<string, string> = new Map([
  ['aws:tagkeys', 'sts:TagSession'],
  ['sts:transitivetagkeys', 'sts:TagSession'],
  ['sts:sourceidentity', 'sts:SetSourceIdentity'],
  ['sts:requestcontextproviders', 'sts:SetContext'],
]);

/** A trust policy that tests session tags or the like, and does not allow to set them. */
export const grantedKeys: Rule = ({ policy, kind, report }) => {
  if (kind !== 'trust') return;
  for (const statement of policy.statements) {
    if (effectOf(statement) !== 'Allow' || statement.actions.some(({ negated }) => negated)) continue;
    const allowed = statement.actions.flatMap(({ words }) => words.map(({ text }) => text.toLowerCase()));
    for (const { entry } of tests(statement)) {
      const lower = entry.key.text.toLowerCase();
      const wanted = lower.startsWith('aws:requesttag/') ? 'sts:TagSession' : GRANTED_BY.get(lower);
      if (wanted === undefined || allowed.some((action) => action === wanted.toLowerCase() || /[*?]/.test(action))) continue;
      const details = `Nobody can set ${quote(entry.key.text)} without ${wanted}, which this statement does not allow.`;
      report('MISSING_ACTION_FOR_CONDITION_KEY', [entry.key, ...statement.actions.slice(0, 1)], details);
    }
  }
};
