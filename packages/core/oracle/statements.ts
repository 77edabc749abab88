import { isKnownResource, resourceMatches } from './arns.ts';
import { conditionHolds, folded, lookupIn } from './conditions.ts';
import { globMatches } from './glob.ts';
import { type Grant, grantsTo, hasUnknownEntry, namesEverybody } from './principals.ts';
import { type Doc, type PolicyType, type Principal, type Question, type StatementJson, listOf } from './question.ts';
import { piecesOf } from './variables.ts';

/** The caller as statements see it. */
export interface Caller {
  readonly principal: Principal;
  readonly hasBoundary: boolean;
}

/** A statement that applies to the question, and how it names the caller (nothing where policies have no principals). */
export interface Match {
  readonly effect: 'Allow' | 'Deny';
  readonly grants: ReadonlySet<Grant>;
}

/** An element of a statement: met, not met, or with a part that this engine does not know. */
type Verdict = boolean | 'unknown';

/** All statements of a document that apply to the question. */
export function matchesIn(document: Doc, type: PolicyType, question: Question, caller: Caller): readonly Match[] {
  return listOf(document.Statement).flatMap((statement) => {
    const grants = namesCaller(statement, type, caller);
    const verdicts = [
      actionVerdict(statement, question.action),
      type === 'trust' ? roleVerdict(statement) : resourceVerdict(statement, type, question, document.Version === '2012-10-17'),
      grants === 'unknown' ? 'unknown' : grants !== undefined,
      ...conditionVerdicts(statement, question, document.Version === '2012-10-17'),
    ];
    // What is not known never lets an Allow grant, and never keeps a Deny from denying.
    const applies = verdicts.every((verdict) => (verdict === 'unknown' ? statement.Effect === 'Deny' : verdict));
    return applies ? [{ effect: statement.Effect, grants: grants instanceof Set ? grants : new Set<Grant>() }] : [];
  });
}

function actionVerdict(statement: StatementJson, action: string): Verdict {
  const matches = (pattern: string): boolean => globMatches(piecesOf(folded(pattern), undefined) ?? [], folded(action));
  if (statement.Action !== undefined) return listOf(statement.Action).some(matches);
  if (statement.NotAction !== undefined) return !listOf(statement.NotAction).some(matches);
  return 'unknown';
}

function resourceVerdict(statement: StatementJson, type: PolicyType, question: Question, variables: boolean): Verdict {
  const lookup = variables ? lookupIn(question.context) : undefined;
  const patterns = statement.Resource ?? statement.NotResource;
  if (patterns === undefined || !listOf(patterns).every(isKnownResource)) return 'unknown';
  const matched = listOf(patterns).some((pattern) => resourceMatches(pattern, question.resource, type, lookup));
  return statement.Resource !== undefined ? matched : !matched;
}

/** The resource of a trust policy is its role; it must not name one. */
function roleVerdict(statement: StatementJson): Verdict {
  return statement.Resource === undefined && statement.NotResource === undefined ? true : 'unknown';
}

function conditionVerdicts(statement: StatementJson, question: Question, variables: boolean): readonly Verdict[] {
  return Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => conditionHolds(operator, key, values, question.context, variables)),
  );
}

/** How the statement names the caller; `undefined` when it does not. */
function namesCaller(statement: StatementJson, type: PolicyType, caller: Caller): ReadonlySet<Grant> | 'unknown' | undefined {
  const element = statement.Principal ?? statement.NotPrincipal;
  if (['identity', 'boundary', 'session', 'scp'].includes(type)) return element === undefined ? new Set() : 'unknown';
  if (element === undefined) return 'unknown';
  if (type === 'rcp' && !namesEverybody(element)) return 'unknown';
  if (statement.NotPrincipal !== undefined) {
    if (type === 'trust' || type === 'rcp') return 'unknown';
    // Always applies to a caller with a permissions boundary, whoever is listed.
    if (statement.Effect === 'Deny' && caller.hasBoundary) return new Set(['wildcard']);
    if (hasUnknownEntry(element)) return 'unknown';
    return grantsTo(caller.principal, element).size === 0 ? new Set(['wildcard']) : undefined;
  }
  if (hasUnknownEntry(element)) return 'unknown';
  const grants = grantsTo(caller.principal, element);
  return grants.size > 0 ? grants : undefined;
}
