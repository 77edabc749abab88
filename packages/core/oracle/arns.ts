import { globMatches } from './glob.ts';
import type { PolicyType } from './question.ts';
import { type Lookup, type Piece, piecesOf } from './variables.ts';

/** The six segments of an ARN; the sixth keeps its colons. Fewer when the text has fewer colons. */
export function segmentsOfText(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** The same for a pattern: only colons that the policy writes divide it. */
export function segmentsOfPattern(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const segments: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'written' && piece.char === ':' && segments.length < 6) segments.push([]);
    else segments.at(-1)?.push(piece);
  }
  return segments;
}

/** Segment by segment: no wildcard reaches over a colon but in the last. */
export function segmentsMatch(pattern: readonly (readonly Piece[])[], arn: readonly string[]): boolean {
  return arn.length === 6 && pattern.every((segment, i) => globMatches(segment, arn[i] ?? ''));
}

/** Whether this engine can make anything of a `Resource` entry. */
export const isKnownResource = (pattern: string): boolean => pattern === '*' || pattern.startsWith('arn:');

/** Whether one `Resource` (or `NotResource`) entry matches the resource of the request. */
export function resourceMatches(pattern: string, resource: string, type: PolicyType, lookup: Lookup | undefined): boolean {
  if (pattern === '*') return true;
  if (resource === '*') return false;
  const pieces = piecesOf(pattern, lookup);
  if (pieces === undefined) return false;
  const segments = segmentsOfPattern(pieces);
  if (segments.length < 6 && !shortPatternMayMatch(pieces, type)) return false;
  // `segmentsMatch` asks only for the segments there are: missing ones count as `*`.
  return segmentsMatch(segments, segmentsOfText(resource));
}

/** Fewer than six segments: what that means differs by the type of the policy. */
function shortPatternMayMatch(pieces: readonly Piece[], type: PolicyType): boolean {
  switch (type) {
    case 'identity':
    case 'boundary':
    case 'session':
      return true;
    case 'resource':
    case 'trust':
    case 'endpoint':
      return pieces.some(({ kind }) => kind === 'anyRun' || kind === 'anyOne');
    case 'scp':
      return pieces.at(-1)?.kind === 'anyRun';
    case 'rcp':
      return false;
  }
}
