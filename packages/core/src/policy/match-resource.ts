import { type ArnPattern, compileArnPattern, matchArnPattern } from './arn-pattern.ts';
import type { RequestContext } from './request.ts';
import { SHORT_ARN_IS_OPEN_ENDED } from './semantics.ts';

/** A `Resource` pattern: `*` for everything, or an ARN with wildcards. */
export type ResourcePattern = 'everything' | ArnPattern;

/** Compiles a resource pattern. `undefined` for text that is neither `*` nor starts as an ARN. */
export function compileResource(text: string, variables: boolean): ResourcePattern | undefined {
  if (text === '*') return 'everything';
  if (!text.startsWith('arn:')) return undefined;
  const pattern = compileArnPattern(text, variables);
  return pattern.written < 6 && !SHORT_ARN_IS_OPEN_ENDED ? undefined : pattern;
}

/**
 * Does a pattern match the resource of a request? The resource `*`, which actions without resource types have, is no ARN:
 * only the pattern `*` takes it.
 * SOURCE: IAM User Guide, "IAM JSON policy elements: NotAction" and "Resource".
 */
export function matchResource(pattern: ResourcePattern, resource: string, context: RequestContext): boolean {
  return pattern === 'everything' || matchArnPattern(pattern, resource, context);
}
