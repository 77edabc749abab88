import { compileArnPattern } from './arn-pattern.ts';
import { matchPattern } from './pattern.ts';
import type { RequestContext } from './request.ts';

/**
 * The part of an ARN in which a pattern first differs from a resource. `arn`: one of the two is no whole ARN, so that there is
 * nothing to compare.
 */
export type Segment = 'arn' | 'partition' | 'service' | 'region' | 'account' | 'resource';

const SEGMENTS: readonly Segment[] = ['arn', 'partition', 'service', 'region', 'account', 'resource'];

/** Finds where a pattern that does not match differs, segment by segment. */
export function failedSegment(text: string, variables: boolean, resource: string, context: RequestContext): Segment {
  const parts = resource.split(':');
  if (!text.startsWith('arn:') || parts.length < 6) return 'arn';
  const { segments, last } = compileArnPattern(text, variables);
  const values = [...parts.slice(0, 5), parts.slice(5).join(':')];
  const failed = [...segments, last].findIndex((pattern, i) => {
    const value = values[i] ?? '';
    return !matchPattern(pattern, value, 0, value.length, context);
  });
  // All of them match: the pattern is too short to be read as an ARN in this type of policy.
  return SEGMENTS[failed] ?? 'arn';
}
