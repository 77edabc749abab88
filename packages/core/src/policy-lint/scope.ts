import type { Draft } from './draft.ts';
import type { PolicyFacts } from './facts.ts';
import type { Fix, Location } from './finding.ts';
import type { IssueCode } from './issue-codes.ts';
import type { PolicyKind, PolicyResourceType } from './options.ts';

/** What a rule sees of the policy and the world, and how it speaks. */
export interface Scope {
  readonly policy: Draft;
  readonly kind: PolicyKind;
  readonly resourceType: PolicyResourceType | undefined;
  readonly facts: PolicyFacts | undefined;
  readonly report: (code: IssueCode, at: Location | readonly Location[], details: string, fix?: Fix) => void;
  /**
   * Asks for `steps` of the work that one policy may cause. False: it is used up, and the rule must stop; that `check` was
   * given up is then told to the caller of `lintPolicy`.
   */
  readonly spend: (check: string, steps: number) => boolean;
}

/** Looks at a policy and reports what it finds. */
export type Rule = (scope: Scope) => void;
