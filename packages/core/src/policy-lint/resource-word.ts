import { appendTokens, type GlobTokens } from '../policy/glob-tokens.ts';
import { parseTemplate, type TemplatePart } from '../policy/variables.ts';
import type { Draft, Word } from './draft.ts';

/** One part of an ARN with wildcards. */
export interface Segment {
  /** As written. */
  readonly text: string;
  /** Neither a wildcard nor a variable in it: the text it stands for. */
  readonly fixed: string | undefined;
  readonly wild: boolean;
  readonly parts: readonly TemplatePart[];
}

/** Does this policy have variables at all? Only the newer version of the language has them. */
export const hasVariables = ({ version }: Draft): boolean => version?.text === '2012-10-17';

/** Cuts a resource at its first five colons; colons in a variable don't cut. */
export function segmentsOf({ text }: Word, variables: boolean): readonly Segment[] {
  const cut: TemplatePart[][] = [[]];
  for (const part of parseTemplate(text, variables)) {
    if (part.kind !== 'text') {
      cut.at(-1)?.push(part);
      continue;
    }
    const pieces = part.text.split(':');
    const room = 6 - cut.length;
    const [first = '', ...rest] = pieces.length > room + 1 ? [...pieces.slice(0, room), pieces.slice(room).join(':')] : pieces;
    cut.at(-1)?.push({ kind: 'text', text: first });
    for (const piece of rest) cut.push([{ kind: 'text', text: piece }]);
  }
  return cut.map(segmentOf);
}

function segmentOf(parts: readonly TemplatePart[]): Segment {
  const plain = parts.every(({ kind }) => kind === 'text');
  const text = parts.map((part) => (part.kind === 'text' ? part.text : part.source)).join('');
  const wild = parts.some((part) => part.kind === 'text' && (part.text.includes('*') || part.text.includes('?')));
  return { text, wild, parts, fixed: plain && !wild ? text : undefined };
}

/** The tokens of a segment in which a variable may be any text. */
export function openTokens({ parts }: Segment): GlobTokens {
  const tokens: number[] = [];
  for (const part of parts) {
    if (part.kind === 'variable') appendTokens(tokens, '*', true);
    else appendTokens(tokens, part.text, part.kind === 'text');
  }
  return tokens;
}

/** The tokens of a segment in which a variable is an atom, numbered by `atoms`: the same text, whatever it is. */
export function atomTokens({ parts }: Segment, atoms: Map<string, number>): GlobTokens {
  const tokens: number[] = [];
  for (const part of parts) {
    if (part.kind === 'variable') {
      const name = part.source.toLowerCase();
      const atom = atoms.get(name) ?? -3 - atoms.size;
      atoms.set(name, atom);
      tokens.push(atom);
    } else appendTokens(tokens, part.text, part.kind === 'text');
  }
  return tokens;
}
