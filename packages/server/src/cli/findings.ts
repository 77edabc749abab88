import type { Finding, FindingType } from '@countersign/core/policy-lint';
import { printable } from './printable.ts';
import type { Style } from './terminal.ts';

const WORDS: Readonly<Record<FindingType, string>> = {
  ERROR: 'error',
  SECURITY_WARNING: 'security-warning',
  WARNING: 'warning',
  SUGGESTION: 'suggestion',
};
const COLORS: Readonly<Record<FindingType, keyof Style>> = {
  ERROR: 'red',
  SECURITY_WARNING: 'red',
  WARNING: 'yellow',
  SUGGESTION: 'dim',
};

/** One finding as compilers write theirs: `file:line:column: error CODE words`, both counted from 1. */
export function findingLine(
  source: string,
  { findingType, issueCode, findingDetails, locations, fix }: Finding,
  style: Style,
): string {
  const { line, column } = locations[0]?.span.start ?? { line: 1, column: 0 };
  const place = style.bold(`${printable(source)}:${line}:${column + 1}:`);
  const word = style[COLORS[findingType]](WORDS[findingType]);
  const help = fix ? `\n    ${style.green('fix:')} ${printable(fix.description)}` : '';
  return `${place} ${word} ${issueCode} ${printable(findingDetails)}${help}\n`;
}

/** `2 policies: 1 error, 3 suggestions.` */
export function summary(policies: number, findings: readonly Finding[]): string {
  const counts = (Object.keys(WORDS) as FindingType[]).flatMap((type) => {
    const count = findings.filter(({ findingType }) => findingType === type).length;
    return count === 0 ? [] : [`${count} ${WORDS[type].replace('-', ' ')}${count === 1 ? '' : 's'}`];
  });
  return `${policies} ${policies === 1 ? 'policy' : 'policies'}: ${counts.length === 0 ? 'nothing found' : counts.join(', ')}.`;
}
