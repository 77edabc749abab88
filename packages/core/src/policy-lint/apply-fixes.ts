import type { Edit, Finding } from './finding.ts';

/** A text with fixes made, and how many. */
export interface Fixed {
  readonly text: string;
  readonly applied: number;
}

/**
 * Makes the mechanical fixes. A fix that touches what an earlier one has changed is left out, so lint and fix again until
 * none is left.
 */
export function applyFixes(text: string, findings: readonly Finding[]): Fixed {
  const chosen: Edit[] = [];
  let applied = 0;
  for (const { fix } of findings) {
    if (!fix || fix.edits.some((edit) => chosen.some((other) => overlap(edit, other)))) continue;
    chosen.push(...fix.edits);
    applied++;
  }
  // From the end, so that the places before stay where they are.
  chosen.sort((a, b) => b.span.start.offset - a.span.start.offset);
  let fixed = text;
  for (const { span, replacement } of chosen) {
    fixed = fixed.slice(0, span.start.offset) + replacement + fixed.slice(span.end.offset);
  }
  return { text: fixed, applied };
}

const overlap = ({ span: a }: Edit, { span: b }: Edit): boolean =>
  a.start.offset <= b.end.offset && b.start.offset <= a.end.offset;
