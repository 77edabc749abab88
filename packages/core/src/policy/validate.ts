import { parseInstant } from './conditions/instant.ts';
import { operatorName, parseOperator } from './conditions/operators.ts';
import type { DocumentSyntax, PatternList, StatementSyntax } from './document.ts';
import { PolicyError } from './errors.ts';
import type { Position } from './json.ts';
import { MESSAGES } from './messages.ts';
import { exactEffect, parseSyntax } from './parse.ts';
import { OPERATOR_CASE_MATTERS_AT_WRITE } from './semantics.ts';
import { actionObjection } from './validate-action.ts';
import { hasLegacyShape, resourceObjection } from './validate-resource.ts';

const SID = /^[A-Za-z0-9]*$/;

/**
 * Checks a managed, inline, boundary or session policy as IAM does when it is written: the same checks in the same order, so
 * that a document with several faults gets the same answer. Size is the caller's business (`policySize`).
 * @throws PolicyError `MalformedPolicyDocument` with IAM's message
 */
export function validateIdentityPolicy(text: string): void {
  const { version, statements } = parse(text);
  statements.forEach(requireKnownOperators);
  if (version !== '2012-10-17') throw refuse(MESSAGES.version);

  const resourceError = firstResourceObjection(statements);
  statements.forEach((statement) => requireLegacyParse(statement, resourceError === undefined));
  requireNoPrincipal(statements);
  requireSids(statements);
  for (const { action, start } of statements) if (isEmpty(action)) throw refuse(MESSAGES.actions, start);
  for (const { resource, start } of statements) if (isEmpty(resource)) throw refuse(MESSAGES.resources, start);
  if (resourceError) throw resourceError;
  for (const { value, start } of statements.flatMap(({ action }) => action?.patterns ?? [])) {
    const objection = actionObjection(value);
    if (objection !== undefined) throw refuse(objection, start);
  }
}

/** Of an identity policy IAM does not say that it is no JSON; of a trust policy it does. SOURCE: recorded answers of 2026-02. */
function parse(text: string): DocumentSyntax {
  try {
    return parseSyntax(text, { characters: 'iam' });
  } catch (error) {
    if (!(error instanceof PolicyError) || error.message !== MESSAGES.invalidJson) throw error;
    throw refuse(MESSAGES.syntax, error.position, error.detail);
  }
}

/** An operator that tests nothing may have any name. SOURCE: recorded answers of 2026-02. */
function requireKnownOperators({ condition }: StatementSyntax): void {
  for (const { operator } of condition.filter(({ entries }) => entries.length > 0)) {
    const known = parseOperator(operator.value);
    const asWritten = known && (!OPERATOR_CASE_MATTERS_AT_WRITE || operatorName(known) === operator.value);
    if (!asWritten) throw refuse(MESSAGES.syntax, operator.start, `unknown condition operator ${JSON.stringify(operator.value)}`);
  }
}

function requireLegacyParse({ effect, condition, resource }: StatementSyntax, resources: boolean): void {
  exactEffect(effect);
  for (const { operator, entries } of condition) {
    if (!parseOperator(operator.value)?.base.startsWith('Date')) continue;
    for (const { text, start } of entries.flatMap(({ values }) => values)) {
      if (parseInstant(text) === undefined) throw refuse(MESSAGES.legacy, start, `${JSON.stringify(text)} is no date`);
    }
  }
  for (const { value, start } of resources ? (resource?.patterns ?? []) : []) {
    if (!hasLegacyShape(value)) throw refuse(MESSAGES.legacy, start, `the ARN ${JSON.stringify(value)} is cut short`);
  }
}

function requireNoPrincipal(statements: readonly StatementSyntax[]): void {
  const found = statements.find(({ principal }) => principal)?.principal;
  if (found) throw refuse(MESSAGES.principal, found.value.start);
}

function requireSids(statements: readonly StatementSyntax[]): void {
  const written = statements.flatMap(({ sid }) => (sid && sid.value !== '' ? [sid] : []));
  for (const { value, start } of written) if (!SID.test(value)) throw refuse(MESSAGES.sidCharacters, start);
  const seen = new Set<string>();
  for (const { value, start } of written) {
    if (seen.has(value)) throw refuse(MESSAGES.sidUnique, start);
    seen.add(value);
  }
}

/** The first statement with a bad resource decides; within one, the first bad one in alphabetical order. */
function firstResourceObjection(statements: readonly StatementSyntax[]): PolicyError | undefined {
  for (const { resource } of statements) {
    const patterns = [...(resource?.patterns ?? [])].sort((a, b) => (a.value < b.value ? -1 : 1));
    for (const { value, start } of patterns) {
      const objection = resourceObjection(value);
      if (objection !== undefined) return refuse(objection, start);
    }
  }
  return undefined;
}

const isEmpty = (list: PatternList | undefined): boolean => list === undefined || list.patterns.length === 0;

function refuse(message: string, position?: Position, detail?: string): PolicyError {
  return new PolicyError('MalformedPolicyDocument', message, {
    ...(position && { position }),
    ...(detail !== undefined && { detail }),
  });
}
