import type { JsonNode, JsonString, Position, Span } from './json.ts';

export type Effect = 'Allow' | 'Deny';

/** `Version` of a document; a missing one is evaluated as 2008-10-17, that is without policy variables. */
export type PolicyVersion = '2008-10-17' | '2012-10-17';

/** `Action`, `NotAction`, `Resource` or `NotResource`: its patterns, and whether it is the `Not` form. */
export interface PatternList {
  readonly element: JsonString;
  readonly negated: boolean;
  readonly patterns: readonly JsonString[];
}

/** A value in a condition: a string, or the source text of a number or boolean. */
export interface ConditionValue extends Span {
  readonly text: string;
}

/** One key of an operator block, with the values it is compared to. */
export interface ConditionEntry {
  readonly key: JsonString;
  readonly values: readonly ConditionValue[];
}

/** One operator of a `Condition` and its keys. */
export interface ConditionBlock {
  readonly operator: JsonString;
  readonly entries: readonly ConditionEntry[];
}

/** `Principal` or `NotPrincipal`, not read any further: identity policies and boundaries have none. */
export interface PrincipalElement {
  readonly negated: boolean;
  readonly value: JsonNode;
}

/** A statement whose types and element names are right; `effect` still as written. */
export interface StatementSyntax {
  readonly start: Position;
  readonly end: Position;
  readonly sid?: JsonString;
  readonly effect: JsonString;
  readonly principal?: PrincipalElement;
  readonly action?: PatternList;
  readonly resource?: PatternList;
  readonly condition: readonly ConditionBlock[];
}

/** A document whose JSON, types and element names are right. What `validate` works on. */
export interface DocumentSyntax {
  readonly version?: PolicyVersion;
  readonly id?: string;
  readonly statements: readonly StatementSyntax[];
}

export interface Statement extends Omit<StatementSyntax, 'effect'> {
  readonly effect: Effect;
}

/** A policy document, parsed. `statements` holds at least one. */
export interface PolicyDocument extends Omit<DocumentSyntax, 'statements'> {
  readonly statements: readonly Statement[];
}
