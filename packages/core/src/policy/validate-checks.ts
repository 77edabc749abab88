import { parseInstant } from './conditions/instant.ts';
import { operatorName, parseOperator } from './conditions/operators.ts';
import type { PatternList, StatementSyntax } from './document.ts';
import { PolicyError } from './errors.ts';
import type { Position } from './json.ts';
import { MESSAGES } from './messages.ts';
import { exactEffect } from './parse.ts';
import { OPERATOR_CASE_MATTERS_AT_WRITE } from './semantics.ts';

const SID = /^[A-Za-z0-9]*$/;

/** A refusal in AWS's words. */
export function refuse(message: string, position?: Position, detail?: string): PolicyError {
  return new PolicyError('MalformedPolicyDocument', message, {
    ...(position && { position }),
    ...(detail !== undefined && { detail }),
  });
}

/** An operator that tests nothing may have any name. SOURCE: recorded answers of 2026-02. */
export function requireKnownOperators({ condition }: StatementSyntax): void {
  for (const { operator } of condition.filter(({ entries }) => entries.length > 0)) {
    const known = parseOperator(operator.value);
    const asWritten = known && (!OPERATOR_CASE_MATTERS_AT_WRITE || operatorName(known) === operator.value);
    if (!asWritten) throw refuse(MESSAGES.syntax, operator.start, `unknown condition operator ${JSON.stringify(operator.value)}`);
  }
}

/** What IAM's older parser wants of a statement: the exact case of `Effect`, and dates that are some. */
export function requireLegacyParse({ effect, condition }: StatementSyntax): void {
  exactEffect(effect);
  for (const { operator, entries } of condition) {
    if (!parseOperator(operator.value)?.base.startsWith('Date')) continue;
    for (const { text, start } of entries.flatMap(({ values }) => values)) {
      if (parseInstant(text) === undefined) throw refuse(MESSAGES.legacy, start, `${JSON.stringify(text)} is no date`);
    }
  }
}

/** Sids are letters and digits, and unique; an empty one is none. */
export function requireSids(statements: readonly StatementSyntax[]): void {
  for (const { sid } of statements) if (sid && !SID.test(sid.value)) throw refuse(MESSAGES.sidCharacters, sid.start);
  requireUniqueSids(statements, MESSAGES.sidUnique);
}

/** @param message what to say of a Sid that stands twice */
export function requireUniqueSids(statements: readonly StatementSyntax[], message: string): void {
  const seen = new Set<string>();
  for (const { sid } of statements) {
    if (!sid || sid.value === '') continue;
    if (seen.has(sid.value)) throw refuse(message, sid.start);
    seen.add(sid.value);
  }
}

/** The patterns of an element; none where it is missing. */
export const patternsOf = (list: PatternList | undefined): PatternList['patterns'] => list?.patterns ?? [];

/** Is the element missing, or a list of nothing? */
export const isEmpty = (list: PatternList | undefined): boolean => patternsOf(list).length === 0;
