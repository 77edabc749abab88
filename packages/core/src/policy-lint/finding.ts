import type { Span } from '../policy/json.ts';
import type { IssueCode } from './issue-codes.ts';

/** How grave a finding is, in the words of the ValidatePolicy API. */
export type FindingType = 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION';

/** One step on the way to a place in a policy: into a list, to a key, to the value of a key, or into a string. */
export type PathElement =
  | { readonly index: number }
  | { readonly key: string }
  | { readonly value: string }
  | { readonly substring: { readonly start: number; readonly length: number } };

/** A place in a policy: the way to it, and where it stands in the text. */
export interface Location {
  readonly path: readonly PathElement[];
  readonly span: Span;
}

/** Text to put in place of a span. */
export interface Edit {
  readonly span: Span;
  readonly replacement: string;
}

/** A change that removes the finding and needs no guess: the policy means what it meant, or what it says but for a slip. Its edits don't overlap. */
export interface Fix {
  readonly description: string;
  readonly edits: readonly Edit[];
}

/**
 * Something to say about a policy. The shape is that of the ValidatePolicy API; `fix` is ours.
 * @see https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicyFinding.html
 */
export interface Finding {
  readonly findingType: FindingType;
  readonly issueCode: IssueCode;
  readonly findingDetails: string;
  readonly learnMoreLink: string;
  readonly locations: readonly Location[];
  readonly fix?: Fix;
}
