import { PolicyError, validatePolicy, type Position } from '@countersign/core/policy';
import { isTrueOfAwsOnly, lintPolicy, type FindingType } from '@countersign/core/policy-lint';
import type { TextEdit } from './json-edits.ts';
import type { ServiceFacts } from './service-facts.ts';

/** A finding as the editor shows it: with plain offsets. */
export interface Problem {
  readonly type: FindingType;
  readonly code: string;
  readonly details: string;
  readonly from: number;
  readonly to: number;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly fix?: { readonly description: string; readonly edits: readonly TextEdit[] };
}

const START: Position = { line: 1, column: 0, offset: 0 };
/** How often services are fetched before the rest goes unchecked: a fetched one never leads to a further one. */
const ROUNDS = 3;

/**
 * What is wrong with a policy: Access Analyzer's checks, and IAM's own at the moment of writing. What there is in AWS is
 * fetched for the services that the policy names.
 */
export async function findProblems(text: string, facts: ServiceFacts | undefined): Promise<readonly Problem[]> {
  let problems = lint(text, facts);
  for (let round = 0, missing = facts?.takeMissing() ?? []; missing.length > 0 && round < ROUNDS; round++) {
    await facts?.load(missing);
    problems = lint(text, facts);
    missing = facts?.takeMissing() ?? [];
  }
  const refusal = problems.some(({ type }) => type === 'ERROR') ? undefined : refusalOf(text);
  return refusal ? [refusal, ...problems] : problems;
}

function lint(text: string, facts: ServiceFacts | undefined): readonly Problem[] {
  const findings = lintPolicy(text, { policyType: 'IDENTITY_POLICY', ...(facts && { facts }) });
  return findings
    .filter(({ issueCode }) => !isTrueOfAwsOnly(issueCode))
    .map((finding) => {
      const { start, end } = finding.locations[0]?.span ?? { start: START, end: START };
      return {
        type: finding.findingType,
        code: finding.issueCode,
        details: finding.findingDetails,
        from: start.offset,
        to: end.offset,
        line: start.line,
        column: start.column + 1,
        ...(finding.fix && {
          fix: {
            description: finding.fix.description,
            edits: finding.fix.edits.map(({ span, replacement }) => ({
              from: span.start.offset,
              to: span.end.offset,
              insert: replacement,
            })),
          },
        }),
      };
    });
}

/** What IAM would refuse, should no rule have seen it. */
function refusalOf(text: string): Problem | undefined {
  try {
    validatePolicy(text, 'identity');
    return undefined;
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const { line, column, offset } = error.position ?? START;
    const details = error.detail === undefined ? error.message : `${error.message} (${error.detail})`;
    return { type: 'ERROR', code: error.code, details, from: offset, to: offset, line, column: column + 1 };
  }
}
