import type { DocumentSyntax, StatementSyntax } from './document.ts';
import { PolicyError } from './errors.ts';
import { MESSAGES } from './messages.ts';
import { parseSyntax } from './parse.ts';
import { actionObjection } from './validate-action.ts';
import { isEmpty, patternsOf, refuse, requireKnownOperators, requireLegacyParse, requireSids } from './validate-checks.ts';
import { hasLegacyShape, resourceObjection } from './validate-resource.ts';

/**
 * Checks a managed, inline or boundary policy as IAM does when it is written: the same checks in the same order, so
 * that a document with several faults gets the same answer. Size is the caller's business (`policySize`).
 * @throws PolicyError `MalformedPolicyDocument` with IAM's message
 */
export function validateIdentityPolicy(text: string): void {
  checkIdentityPolicy(text, MESSAGES.syntax);
}

/**
 * Checks a policy that is passed to STS with a session: as an identity policy, but for the words on text that is no JSON.
 * @throws PolicyError `MalformedPolicyDocument` with AWS's message
 */
export function validateSessionPolicy(text: string): void {
  checkIdentityPolicy(text, MESSAGES.sessionJson);
}

function checkIdentityPolicy(text: string, noJson: string): void {
  const { version, statements } = parse(text, noJson);
  statements.forEach(requireKnownOperators);
  if (version !== '2012-10-17') throw refuse(MESSAGES.version);

  const resourceError = firstResourceObjection(statements);
  for (const statement of statements) {
    requireLegacyParse(statement);
    if (resourceError === undefined) requireLegacyShape(statement);
  }
  requireNoPrincipal(statements);
  requireSids(statements);
  for (const { action, start } of statements) if (isEmpty(action)) throw refuse(MESSAGES.actions, start);
  for (const { resource, start } of statements) if (isEmpty(resource)) throw refuse(MESSAGES.resources, start);
  if (resourceError) throw resourceError;
  for (const { value, start } of statements.flatMap(({ action }) => patternsOf(action))) {
    const objection = actionObjection(value);
    if (objection !== undefined) throw refuse(objection, start);
  }
}

/** Of an identity policy IAM does not say that it is no JSON; of a trust policy it does. SOURCE: recorded answers of 2026-02. */
function parse(text: string, noJson: string): DocumentSyntax {
  try {
    return parseSyntax(text, { characters: 'iam' });
  } catch (error) {
    if (!(error instanceof PolicyError) || error.message !== MESSAGES.invalidJson) throw error;
    throw refuse(noJson, error.position, error.detail);
  }
}

function requireLegacyShape({ resource }: StatementSyntax): void {
  for (const { value, start } of patternsOf(resource)) {
    if (!hasLegacyShape(value)) throw refuse(MESSAGES.legacy, start, `the ARN ${JSON.stringify(value)} is cut short`);
  }
}

function requireNoPrincipal(statements: readonly StatementSyntax[]): void {
  const found = statements.find(({ principal }) => principal)?.principal;
  if (found) throw refuse(MESSAGES.principal, found.value.start);
}

/** The first statement with a bad resource decides; within one, the first bad one in alphabetical order. */
function firstResourceObjection(statements: readonly StatementSyntax[]): PolicyError | undefined {
  for (const { resource } of statements) {
    const patterns = [...patternsOf(resource)].sort((a, b) => (a.value < b.value ? -1 : 1));
    for (const { value, start } of patterns) {
      const objection = resourceObjection(value);
      if (objection !== undefined) return refuse(objection, start);
    }
  }
  return undefined;
}
