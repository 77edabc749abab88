import type { RequestContext } from './request.ts';
import { type Template, resolveVariable } from './variables.ts';
import { appendTokens } from './glob-tokens.ts';
import { type Glob, compileGlob, matchGlob } from './wildcard.ts';

/**
 * A pattern with wildcards: taken apart for good, or as a template that waits for its variables. `prefix` is the text before
 * the first wildcard or variable.
 */
export type Pattern =
  | { readonly glob: Glob; readonly prefix: string }
  | { readonly glob: undefined; readonly prefix: string; readonly template: Template };

/** Compiles the wildcards of a template. Text from variables and escapes stands for itself. */
export function compilePattern(template: Template): Pattern {
  const tokens: number[] = [];
  for (const part of template) {
    if (part.kind === 'variable') return { glob: undefined, prefix: compileGlob(tokens).prefix, template };
    appendTokens(tokens, part.text, part.kind === 'text');
  }
  const glob = compileGlob(tokens);
  return { glob, prefix: glob.prefix };
}

/**
 * Does the part of `text` from `from` up to `to` match? A pattern with a variable that has no value matches nothing.
 * Allocates only for a pattern with variables, which needs room for their values.
 */
export function matchPattern(pattern: Pattern, text: string, from: number, to: number, context: RequestContext): boolean {
  if (pattern.glob) return matchGlob(pattern.glob, text, from, to);
  if (!text.startsWith(pattern.prefix, from)) return false;
  const tokens: number[] = [];
  for (const part of pattern.template) {
    if (part.kind === 'variable') {
      const value = resolveVariable(part, context);
      if (value === undefined) return false;
      appendTokens(tokens, value, false);
    } else appendTokens(tokens, part.text, part.kind === 'text');
  }
  return matchGlob(compileGlob(tokens), text, from, to);
}
