import type { RequestContext } from './request.ts';
import { type Template, type TemplatePart, resolveVariable } from './variables.ts';
import { appendTokens } from './glob-tokens.ts';
import { type Glob, compileGlob, matchGlob } from './wildcard.ts';

/** A pattern that waits for its variables. */
interface OpenPattern {
  readonly glob: undefined;
  readonly prefix: string;
  readonly template: Template;
  /** What stands before the first wildcard: texts and variables, to be found one after the other. */
  readonly fixed: readonly TemplatePart[];
  /** The rest, when no variable is in it. */
  readonly tail: Glob | undefined;
}

/**
 * A pattern with wildcards: taken apart for good, or as a template that waits for its variables. `prefix` is the text before
 * the first wildcard or variable.
 */
export type Pattern = { readonly glob: Glob; readonly prefix: string } | OpenPattern;

/** Compiles the wildcards of a template. Text from variables and escapes stands for itself. */
export function compilePattern(template: Template): Pattern {
  const tokens: number[] = [];
  for (const part of template) {
    if (part.kind === 'variable') return compileOpen(template, compileGlob(tokens).prefix);
    appendTokens(tokens, part.text, part.kind === 'text');
  }
  const glob = compileGlob(tokens);
  return { glob, prefix: glob.prefix };
}

function compileOpen(template: Template, prefix: string): OpenPattern {
  const wild = template.findIndex((part) => part.kind === 'text' && (part.text.includes('*') || part.text.includes('?')));
  const rest = wild < 0 ? [] : template.slice(wild);
  const tokens: number[] = [];
  for (const part of rest) if (part.kind !== 'variable') appendTokens(tokens, part.text, part.kind === 'text');
  return {
    glob: undefined,
    prefix,
    template,
    fixed: wild < 0 ? template : template.slice(0, wild),
    tail: rest.some(({ kind }) => kind === 'variable') ? undefined : compileGlob(tokens),
  };
}

/**
 * Does the part of `text` from `from` up to `to` match? A pattern with a variable that has no value matches nothing.
 * Allocates only for a pattern with a variable after a wildcard, which needs room for its values.
 */
export function matchPattern(pattern: Pattern, text: string, from: number, to: number, context: RequestContext): boolean {
  if (pattern.glob) return matchGlob(pattern.glob, text, from, to);
  if (!text.startsWith(pattern.prefix, from)) return false;
  return pattern.tail
    ? matchInTurn(pattern.fixed, pattern.tail, text, from, to, context)
    : matchFilled(pattern.template, text, from, to, context);
}

/** As `${aws:username}/*`: a text after the other, then the pattern that ends it. */
function matchInTurn(
  fixed: readonly TemplatePart[],
  tail: Glob,
  text: string,
  from: number,
  to: number,
  context: RequestContext,
): boolean {
  let at = from;
  for (const part of fixed) {
    const value = part.kind === 'variable' ? resolveVariable(part, context) : part.text;
    if (value === undefined || at + value.length > to || !text.startsWith(value, at)) return false;
    at += value.length;
  }
  return matchGlob(tail, text, at, to);
}

/** As `*-${aws:username}`: the values have to be in the pattern before it can be matched. */
function matchFilled(template: Template, text: string, from: number, to: number, context: RequestContext): boolean {
  const tokens: number[] = [];
  for (const part of template) {
    if (part.kind === 'variable') {
      const value = resolveVariable(part, context);
      if (value === undefined) return false;
      appendTokens(tokens, value, false);
    } else appendTokens(tokens, part.text, part.kind === 'text');
  }
  return matchGlob(compileGlob(tokens), text, from, to);
}
