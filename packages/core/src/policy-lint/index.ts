export { isTrueOfAwsOnly } from './aws-only.ts';
export { applyFixes, type Fixed } from './apply-fixes.ts';
export { condensedFacts, type CondensedIndex, type CondensedService } from './condensed-facts.ts';
export type { ActionFacts, ActionResource, ConditionKeyFacts, PolicyFacts } from './facts.ts';
export type { Edit, Finding, FindingType, Fix, Location, PathElement } from './finding.ts';
export { ISSUE_CODES, type IssueCode } from './issue-codes.ts';
export { lintPolicy } from './lint-policy.ts';
export { NOT_CHECKED } from './not-checked.ts';
export type { LintOptions, PolicyResourceType, PolicyType } from './options.ts';
