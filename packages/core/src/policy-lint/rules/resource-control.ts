import { effectOf, tests, type DraftStatement } from '../draft.ts';
import type { Rule, Scope } from '../scope.ts';
import { quote } from '../wording.ts';

/** Who a resource control policy may speak of: everybody. */
export const rcpPrincipals: Rule = ({ policy, kind, report }) => {
  if (kind !== 'rcp') return;
  for (const { principals } of policy.statements) {
    for (const { negated, text, groups, element } of principals) {
      const everybody =
        text?.text === '*' ||
        (groups.length === 1 && groups[0]?.key.text === 'AWS' && groups[0].words.every((word) => word.text === '*'));
      if (!negated && everybody) continue;
      report(
        'RCP_SYNTAX_ERROR_PRINCIPAL',
        element,
        'A resource control policy speaks of everybody: "Principal": "*". Who is meant is said in Condition.',
      );
    }
  }
};

/** An Allow in a resource control policy, which may only be the one that allows everything. */
export const rcpAllow: Rule = ({ policy, kind, report }) => {
  if (kind !== 'rcp') return;
  for (const statement of policy.statements) {
    if (effectOf(statement) !== 'Allow') continue;
    const everything = statement.resources.every(({ negated, words }) => !negated && words.every(({ text }) => text === '*'));
    if (everything && !statement.condition) continue;
    const details =
      'In a resource control policy, an Allow is for "*" as Resource, without Condition. Write what is refused as a Deny.';
    report('RCP_SYNTAX_ERROR_ALLOW', statement.effect ?? statement, details);
  }
};

const OF_PRINCIPALS = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount', 'aws:principalarn'];
const OF_SOURCES = ['aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourceaccount', 'aws:sourcearn'];

/** The two tests that keep a Deny about people from hitting services, and the other way round. */
export const rcpGuards: Rule = (scope) => {
  if (scope.kind !== 'rcp') return;
  for (const statement of scope.policy.statements) if (effectOf(statement) === 'Deny') checkGuards(scope, statement);
};

function checkGuards({ report }: Scope, statement: DraftStatement): void {
  const all = tests(statement);
  const saysService = (wanted: string): boolean =>
    all.some(
      ({ operator, entry }) =>
        operator.base === 'Bool' &&
        entry.key.text.toLowerCase() === 'aws:principalisawsservice' &&
        entry.values.every(({ text }) => text.toLowerCase() === wanted),
    );
  const sourceThere = all.some(
    ({ operator, entry }) =>
      operator.base === 'Null' &&
      ['aws:sourceaccount', 'aws:sourcearn'].includes(entry.key.text.toLowerCase()) &&
      entry.values.every(({ text }) => text.toLowerCase() === 'false'),
  );
  for (const { operator, entry } of all) {
    const { key } = entry;
    const lower = key.text.toLowerCase();
    if (operator.base === 'Null') continue;
    if (OF_PRINCIPALS.includes(lower) && !saysService('false')) {
      const details = `Services have no ${key.text}, so this hits them too. Add "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }.`;
      report('RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY', key, details);
    }
    if (!OF_SOURCES.includes(lower)) continue;
    if (!saysService('true')) {
      const details = `People have no ${key.text}, so this hits them too. Add "BoolIfExists": { "aws:PrincipalIsAWSService": "true" }.`;
      report('RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY', key, details);
    }
    if (!sourceThere) {
      const details = `Some calls of services come without ${quote(key.text)}. Add "Null": { "aws:SourceAccount": "false" } or the same for aws:SourceArn.`;
      report('RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK', key, details);
    }
  }
}
