import type { NamedPolicy } from './decision.ts';
import { type CompiledStatement, isHeeded } from './statement.ts';
import { type StatementIndex, indexStatements } from './statement-index.ts';

/** All identity policies of one principal under one index. Immutable: make a new one when any of them changes. */
export interface PolicyBundle {
  readonly policies: readonly NamedPolicy[];
  readonly denies: StatementIndex;
  readonly allows: StatementIndex;
  /** Where each indexed statement comes from, by its `index` in the bundle. */
  readonly origins: readonly { readonly named: NamedPolicy; readonly statement: CompiledStatement }[];
}

/**
 * Puts the identity policies of a principal under one index, so that a decision costs the same for one policy and for ten.
 * It pays where a principal asks more than once: keep the bundle with the principal. The decisions are the same.
 */
export function bundlePolicies(policies: readonly NamedPolicy[]): PolicyBundle {
  const origins = policies.flatMap((named) => named.policy.statements.map((statement) => ({ named, statement })));
  const statements = origins.map(({ statement }, index) => ({ ...statement, index }));
  const heeded = statements.filter(isHeeded);
  return {
    policies,
    origins,
    denies: indexStatements(heeded.filter(({ effect }) => effect === 'Deny')),
    allows: indexStatements(heeded.filter(({ effect }) => effect === 'Allow')),
  };
}
