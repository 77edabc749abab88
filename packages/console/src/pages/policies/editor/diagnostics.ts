import type { Diagnostic } from '@codemirror/lint';
import type { FindingType } from '@countersign/core/policy-lint';
import type { Problem } from './problem.ts';

const SEVERITIES: Readonly<Record<FindingType, Diagnostic['severity']>> = {
  ERROR: 'error',
  SECURITY_WARNING: 'warning',
  WARNING: 'warning',
  SUGGESTION: 'info',
};

/** Findings as marks in the text; a fix is a button in the mark's tooltip. @param text the one that was looked at */
export function diagnosticsOf(problems: readonly Problem[], text: string): readonly Diagnostic[] {
  return problems.map(({ type, details, from, to, fix }) => ({
    from: Math.min(from, text.length),
    to: Math.min(to, text.length),
    severity: SEVERITIES[type],
    message: details,
    ...(fix && {
      actions: [
        {
          name: fix.description,
          // A tooltip can stand open while somebody types: then its edits are for another text.
          apply: (view) => {
            if (view.state.doc.toString() === text) view.dispatch({ changes: [...fix.edits], userEvent: 'input.fix' });
          },
        },
      ],
    }),
  }));
}
