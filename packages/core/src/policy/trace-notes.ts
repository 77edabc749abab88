import { asciiLowerCase } from './ascii.ts';
import type { PolicyRequest } from './request.ts';
import { statementName } from './statement-name.ts';
import type { StatementTrace } from './trace.ts';

/** The keys that conditions ask for, in statements that otherwise speak of this request, and that it does not have. */
export function missingKeys(statements: readonly StatementTrace[]): readonly string[] {
  const missing = new Set<string>();
  for (const { action, resource, principal, conditions } of statements) {
    if (!action.ok || !resource.ok || principal?.ok === false) continue;
    for (const { key, contextValues } of conditions) if (contextValues === 'absent') missing.add(key);
  }
  return [...missing].sort();
}

/** What a reader should know beside the decision: parts that are not known here, and those that AWS may read otherwise. */
export function warningsOf({ action }: PolicyRequest, statements: readonly StatementTrace[]): readonly string[] {
  const warnings = new Set<string>();
  for (const statement of statements) for (const warning of warningsOn(statement)) warnings.add(warning);
  if (asciiLowerCase(action) !== action.toLowerCase()) warnings.add('the action has letters outside ASCII that look like others');
  return [...warnings];
}

function warningsOn(statement: StatementTrace): readonly string[] {
  const { effect, principal, resource, unknown } = statement;
  const name = statementName(statement);
  const means = effect === 'Allow' ? 'so it grants nothing' : 'so that part counts as met';
  const warnings = unknown.map((part) => `${name} has a part that is not known here (${part}), ${means}`);
  if (principal?.element === 'NotPrincipal') {
    warnings.push(
      `${name} has NotPrincipal: AWS compares account, user or role, and session, and here who is listed at any level is spared`,
    );
  }
  if (resource.element === 'NotResource' && resource.patterns.some(({ resolved }) => resolved === undefined)) {
    warnings.push(`${name} has a variable without a value in NotResource, which then leaves nothing out`);
  }
  return warnings;
}
