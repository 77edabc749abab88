import type { PolicyDocument } from './document.ts';
import type { PolicyType } from './policy-type.ts';
import { type CompiledStatement, compileStatement, isHeeded } from './statement.ts';
import { type StatementIndex, indexStatements } from './statement-index.ts';

/** A policy, compiled once and asked often. Immutable: keep it as long as the document stands. */
export interface CompiledPolicy {
  readonly document: PolicyDocument;
  readonly type: PolicyType;
  /** Whether `${…}` is read as a policy variable: only with Version 2012-10-17. */
  readonly variables: boolean;
  readonly statements: readonly CompiledStatement[];
  readonly denies: StatementIndex;
  readonly allows: StatementIndex;
}

/**
 * Compiles a policy. Statements are indexed by service and action, plain ARNs hashed,
 * patterns and conditions taken apart, variables cut out before anything is put in their place.
 *
 * Never throws on a parsed document: a statement with a part that this engine does not know grants nothing.
 */
export function compilePolicy(document: PolicyDocument, type: PolicyType = 'identity'): CompiledPolicy {
  const variables = document.version === '2012-10-17';
  const statements = document.statements.map((statement, index) => compileStatement(statement, index, variables, type));
  const heeded = statements.filter(isHeeded);
  return {
    document,
    type,
    variables,
    statements,
    denies: indexStatements(heeded.filter(({ effect }) => effect === 'Deny')),
    allows: indexStatements(heeded.filter(({ effect }) => effect === 'Allow')),
  };
}
