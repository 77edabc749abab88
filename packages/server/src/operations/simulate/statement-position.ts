import type { Position, Statement } from '@aws-sdk/client-iam';
import type { CompiledPolicy } from '@countersign/core/policy';

/**
 * Where a statement stands in its text, as the simulator says it: lines and columns from 1, the end after the closing brace.
 * A statement begins where the piece of JSON before it ended: after the bracket of the list, after the statement before it, or,
 * when it is the only one and stands without brackets, after its own opening brace.
 * SOURCE: recorded answers of 2026-09 (one line, indented, CRLF, a single statement) and of the AWS CLI's manual.
 */
export function statementPosition(
  text: string,
  { statements }: CompiledPolicy['document'],
  index: number,
): Required<Pick<Statement, 'StartPosition' | 'EndPosition'>> {
  const statement = statements[index];
  if (!statement) throw new RangeError(`the policy has no statement ${index}`);
  const before = statements[index - 1]?.end.offset;
  return {
    StartPosition: positionAt(text, before ?? beginning(text, statement.start.offset)),
    EndPosition: positionAt(text, statement.end.offset),
  };
}

/** @param brace where the first statement opens */
function beginning(text: string, brace: number): number {
  let at = brace;
  while (/\s/.test(text.charAt(at - 1))) at--;
  return text.charAt(at - 1) === '[' ? at : brace + 1;
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { Line: lines.length, Column: (lines.at(-1)?.length ?? 0) + 1 };
}
