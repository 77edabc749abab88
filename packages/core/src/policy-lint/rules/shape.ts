import type { Location, Edit, Fix } from '../finding.ts';
import type { Rule } from '../scope.ts';

/** What the reader of the policy could not read. */
export const shape: Rule = ({ policy, report }) => {
  for (const { code, location, details, rename } of policy.faults) {
    report(code, location, details, rename === undefined ? undefined : rewrite(location, rename));
  }
};

/** The fix that writes another string in place of one. */
export function rewrite({ span }: Location, text: string): Fix {
  return { description: `write ${JSON.stringify(text)}`, edits: [edit(span, JSON.stringify(text))] };
}

/** An edit. */
export const edit = (span: Edit['span'], replacement: string): Edit => ({ span, replacement });
