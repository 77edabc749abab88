import type { IssueCode } from './issue-codes.ts';

type Unchecked = 'SCP_SYNTAX_ERROR_ACTION_WILDCARD';

/** The codes that no rule raises, and why. */
export const NOT_CHECKED: Readonly<Record<Unchecked, string>> = {
  SCP_SYNTAX_ERROR_ACTION_WILDCARD:
    'Since 2025 Organizations takes wildcards anywhere in the actions of a service control policy; AWS still lists the code.',
};

export type CheckedCode = Exclude<IssueCode, Unchecked>;
