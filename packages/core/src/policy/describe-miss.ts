import { conditionWords } from './describe-condition.ts';
import type { Segment } from './failed-segment.ts';
import type { ResourceTrace, StatementTrace } from './trace.ts';

/** Why a statement does not match, one reason for each of its parts. */
export function missWords({ action, resource, principal, conditions, unknown }: StatementTrace): readonly string[] {
  return [
    ...(action.ok ? [] : [action.element === 'NotAction' ? 'it leaves this action out' : 'it does not name this action']),
    ...(resource.ok ? [] : [resourceWords(resource)]),
    ...(principal?.ok === false
      ? [principal.element === 'NotPrincipal' ? 'it leaves this caller out' : 'it does not name this caller']
      : []),
    ...conditions.filter(({ result }) => !result).map((condition) => conditionWords(condition, 'must')),
    ...unknown.map((part) => `it has a part that is not known here (${part})`),
  ];
}

const ORDER: readonly Segment[] = ['arn', 'partition', 'service', 'region', 'account', 'resource'];

function resourceWords({ element, patterns }: StatementTrace['resource']): string {
  if (element === 'NotResource') return 'it leaves this resource out';
  const [nearest] = [...patterns].sort((a, b) => placeOf(b) - placeOf(a));
  if (nearest === undefined) return 'it names no resource';
  const only = patterns.length === 1 ? 'its resource does not match' : 'none of its resources matches';
  return `${only}: ${segmentWords(nearest)}`;
}

const placeOf = ({ segment }: ResourceTrace): number => (segment === undefined ? -1 : ORDER.indexOf(segment));

/** Where a resource pattern differs: `the account differs`. */
export function segmentWords({ resolved, segment }: ResourceTrace): string {
  if (resolved === undefined) return 'a variable in it has no value';
  if (segment === undefined || segment === 'arn') return 'one of the two is no whole ARN, and then only "*" matches';
  return segment === 'resource' ? 'the name of the resource differs' : `the ${segment} differs`;
}
