import { type Pattern, compilePattern, matchPattern } from './pattern.ts';
import type { RequestContext } from './request.ts';
import { VARIABLES_IN_EVERY_ARN_SEGMENT } from './semantics.ts';
import { type Template, type TemplatePart, parseTemplate } from './variables.ts';

/** An ARN with wildcards, in its six segments. A wildcard of the first five never crosses a `:`; the sixth takes the rest. */
export interface ArnPattern {
  /** The first five segments with their colons, when none of them has a wildcard. */
  readonly head: string | undefined;
  readonly segments: readonly Pattern[];
  readonly last: Pattern;
  /** The text that every matching ARN starts with, as far as the pattern says. */
  readonly prefix: string;
  /** The whole pattern, when it has neither wildcard nor variable. */
  readonly literal: string | undefined;
  /** How many segments were written: one to six. Missing ones were filled with `*`. */
  readonly written: number;
}

/**
 * Compiles an ARN pattern. Segments are cut before any variable is replaced, and colons inside `${…}` don't cut, so no value
 * can shift them. A pattern with fewer than six segments gets `*` for the missing ones: check `written` where that is wrong.
 */
export function compileArnPattern(text: string, variables: boolean): ArnPattern {
  const cut = cutSegments(parseTemplate(text, variables));
  const written = cut.length;
  while (cut.length < 6) cut.push([{ kind: 'text', text: '*' }]);
  const patterns = cut.map((segment, i) =>
    compilePattern(i < 5 && !VARIABLES_IN_EVERY_ARN_SEGMENT ? asWritten(segment) : segment),
  );
  const segments = patterns.slice(0, 5);
  const last = patterns[5] ?? compilePattern([]);
  const literals = segments.map((segment) => segment.glob?.literal);
  const head = literals.some((literal) => literal === undefined) ? undefined : `${literals.join(':')}:`;
  const end = last.glob?.literal;
  return {
    head,
    segments,
    last,
    prefix: head === undefined ? '' : head + last.prefix,
    literal: head === undefined || end === undefined ? undefined : head + end,
    written,
  };
}

/** Does an ARN match? Case matters in every segment. What has fewer than six segments is no ARN and never matches. */
export function matchArnPattern(pattern: ArnPattern, arn: string, context: RequestContext): boolean {
  if (pattern.head !== undefined) {
    if (!arn.startsWith(pattern.prefix)) return false;
    const { last } = pattern;
    return last.glob?.prefixOnly === true || matchPattern(last, arn, pattern.head.length, arn.length, context);
  }
  let from = 0;
  for (const segment of pattern.segments) {
    const to = arn.indexOf(':', from);
    if (to < 0 || !matchPattern(segment, arn, from, to, context)) return false;
    from = to + 1;
  }
  return matchPattern(pattern.last, arn, from, arn.length, context);
}

function cutSegments(template: Template): TemplatePart[][] {
  let current: TemplatePart[] = [];
  const segments = [current];
  for (const part of template) {
    if (part.kind !== 'text') {
      current.push(part);
      continue;
    }
    let from = 0;
    while (segments.length < 6) {
      const colon = part.text.indexOf(':', from);
      if (colon < 0) break;
      current.push({ kind: 'text', text: part.text.slice(from, colon) });
      segments.push((current = []));
      from = colon + 1;
    }
    current.push({ kind: 'text', text: part.text.slice(from) });
  }
  return segments;
}

/** The segment with its variables as plain text. */
const asWritten = (segment: Template): Template =>
  segment.map((part) => (part.kind === 'text' ? part : { kind: 'text', text: part.source }));
