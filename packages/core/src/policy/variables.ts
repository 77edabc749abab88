import { asciiLowerCase } from './ascii.ts';
import type { RequestContext } from './request.ts';
import { EMPTY_VALUE_IS_UNRESOLVED } from './semantics.ts';

/** Text as written; `*` and `?` in it are wildcards where wildcards are read at all. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

/** `${*}`, `${?}` or `${$}`: one character that stands for itself. */
export interface EscapedPart {
  readonly kind: 'escaped';
  readonly text: string;
  readonly source: string;
}

/** `${key}` or `${key, 'default'}`. `key` is in lower case; `undefined` for a malformed one, which never has a value. */
export interface VariablePart {
  readonly kind: 'variable';
  readonly key: string | undefined;
  readonly fallback: string | undefined;
  readonly source: string;
}

export type TemplatePart = TextPart | EscapedPart | VariablePart;

/** A value of a policy, taken apart at its variables. Always before substitution, so that no value can change the pattern. */
export type Template = readonly TemplatePart[];

/**
 * Takes `text` apart at `${…}`. An unclosed `${` stays text. With `variables` false (Version 2008-10-17) all of it is text.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseTemplate(text: string, variables: boolean): Template {
  if (!variables || !text.includes('${')) return [{ kind: 'text', text }];
  const parts: TemplatePart[] = [];
  const lastClose = text.lastIndexOf("'}"); // looked for once: a search in vain for each variable would be quadratic
  let from = 0;
  for (;;) {
    const open = text.indexOf('${', from);
    const part = open < 0 ? undefined : readVariable(text, open, lastClose);
    if (part === undefined) break;
    if (open > from) parts.push({ kind: 'text', text: text.slice(from, open) });
    parts.push(part);
    from = open + part.source.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function readVariable(text: string, open: number, lastClose: number): EscapedPart | VariablePart | undefined {
  const close = text.indexOf('}', open);
  if (close < 0) return undefined;
  const inner = text.slice(open + 2, close);
  if (inner === '*' || inner === '?' || inner === '$') {
    return { kind: 'escaped', text: inner, source: text.slice(open, close + 1) };
  }
  const comma = text.slice(open, close).indexOf(", '") + open;
  if (comma > open) {
    const end = lastClose < comma + 3 ? -1 : text.indexOf("'}", comma + 3);
    if (end >= 0) {
      return {
        kind: 'variable',
        key: variableKey(text.slice(open + 2, comma)),
        fallback: text.slice(comma + 3, end),
        source: text.slice(open, end + 2),
      };
    }
  }
  return { kind: 'variable', key: variableKey(inner), fallback: undefined, source: text.slice(open, close + 1) };
}

/** The key in lower case, or `undefined` for what can't be a key: nothing, spaces, a comma, quotes, another `${`. */
function variableKey(name: string): string | undefined {
  for (const bad of [' ', '\t', '\n', '\r', ',', "'", '$', '{']) if (name.includes(bad)) return undefined;
  return name === '' ? undefined : asciiLowerCase(name);
}

/** The value of a variable. `undefined`: it has none. Only single-valued keys count; a value is never read as a pattern. */
export function resolveVariable(part: VariablePart, context: RequestContext): string | undefined {
  if (part.key === undefined) return undefined;
  const value = context.get(part.key);
  if (typeof value === 'string' && (value !== '' || !EMPTY_VALUE_IS_UNRESOLVED)) return value;
  // A key that holds a list never resolves, and its default does not stand in for it.
  return typeof value === 'object' ? undefined : part.fallback;
}

/** The text of a template with its variables replaced, `undefined` when one has no value. */
export function resolveText(template: Template, context: RequestContext): string | undefined {
  let text = '';
  for (const part of template) {
    const value = part.kind === 'variable' ? resolveVariable(part, context) : part.text;
    if (value === undefined) return undefined;
    text += value;
  }
  return text;
}

/** The text of a template that has no variable, `undefined` when it has one. */
export function fixedText(template: Template): string | undefined {
  let text = '';
  for (const part of template) {
    if (part.kind === 'variable') return undefined;
    text += part.text;
  }
  return text;
}
