import { type ArnPattern, compileArnPattern, matchArnPattern } from './arn-pattern.ts';
import type { RequestContext } from './request.ts';
import type { ShortArn } from './policy-type.ts';
import { parseTemplate } from './variables.ts';

/** A `Resource` pattern: `*` for everything, an ARN with wildcards, or one that is too short to match anything. */
export type ResourcePattern = 'everything' | 'nothing' | ArnPattern;

/** Compiles a resource pattern. `undefined` for text that is neither `*` nor starts as an ARN. */
export function compileResource(text: string, variables: boolean, short: ShortArn): ResourcePattern | undefined {
  if (text === '*') return 'everything';
  if (!text.startsWith('arn:')) return undefined;
  const pattern = compileArnPattern(text, variables);
  return pattern.written < 6 && !isOpen(text, variables, short) ? 'nothing' : pattern;
}

function isOpen(text: string, variables: boolean, short: ShortArn): boolean {
  if (short === 'open') return true;
  // What stands in a variable, as `*` may in its default, is no wildcard.
  const template = parseTemplate(text, variables);
  if (short === 'open with a wildcard') return template.some((part) => part.kind === 'text' && /[*?]/.test(part.text));
  const last = template.at(-1);
  return short === 'open with * at the end' && last?.kind === 'text' && last.text.endsWith('*');
}

/**
 * Does a pattern match the resource of a request? The resource `*`, which actions without resource types have, is no ARN:
 * only the pattern `*` takes it.
 * SOURCE: IAM User Guide, "IAM JSON policy elements: NotAction" and "Resource".
 */
export function matchResource(pattern: ResourcePattern, resource: string, context: RequestContext): boolean {
  if (pattern === 'nothing') return false;
  return pattern === 'everything' || matchArnPattern(pattern, resource, context);
}
