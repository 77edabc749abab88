import type { StatementTrace } from './trace.ts';

/** How many statements that almost matched are looked at and shown. */
export const NEAREST = 3;

/** How near a statement came: the action counts most, then the resource, then the share of conditions that held. */
export function nearness({ action, resource, conditions, unknown }: StatementTrace): number {
  if (!action.ok && !resource.ok) return 0;
  // `Resource: "*"` alone speaks of everything, so it says nothing about this request.
  if (!action.ok && resource.patterns.some(({ pattern }) => pattern === '*')) return 0;
  const held = conditions.filter(({ result }) => result).length;
  const share = conditions.length === 0 ? 1 : held / conditions.length;
  return (action.ok ? 4 : 0) + (resource.ok ? 2 : 0) + share - (unknown.length > 0 ? 0.5 : 0);
}

/** The Allows that almost matched, the nearest first, and no more than a few. */
export function nearestAllows(statements: readonly StatementTrace[]): readonly StatementTrace[] {
  const misses = statements.filter((one) => one.effect === 'Allow' && !one.matched && nearness(one) > 0);
  return misses.sort((a, b) => nearness(b) - nearness(a)).slice(0, NEAREST);
}
