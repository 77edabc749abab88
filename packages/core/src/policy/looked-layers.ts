import type { Layer, NamedPolicy, PolicyLayers } from './decision.ts';
import type { PolicyRequest } from './request.ts';
import { hasIdentity, isLimitedByScp, isServiceLinked } from './standing.ts';
import type { StatementTrace } from './trace.ts';
import { traceStatement } from './trace-statement.ts';

/** One policy as it was looked at. */
export interface LookedPolicy {
  readonly named: NamedPolicy;
  readonly statements: readonly StatementTrace[];
}

/** The policies of one layer, level by level; only `scp` and `rcp` have more than one level. */
export type Levels = readonly (readonly LookedPolicy[])[];

/** Every layer that applies to this caller, with its statements, in the order in which a refusal names them. */
export interface LookedLayers {
  readonly all: ReadonlyMap<Layer, Levels>;
  /** Which of the two the resource's side is. */
  readonly side: 'resource' | 'trust';
  readonly boundaryIsMissing: boolean;
}

/** Looks at every statement of every layer that applies to this caller; the others are as if they were not there. */
export function lookAtLayers(request: PolicyRequest, layers: PolicyLayers): LookedLayers {
  const { principal } = request;
  const own = hasIdentity(principal);
  const bounded = own && layers.boundary !== undefined;
  const all = new Map<Layer, Levels>();
  const look = (layer: Layer, levels: readonly (readonly NamedPolicy[])[] | undefined): void => {
    if (!levels) return;
    const looked = levels.map((level) => level.map((named) => ({ named, statements: lookAt(named, request, bounded) })));
    all.set(layer, looked);
  };
  const { identity, boundary, session, resource, trust, endpoint, scp, rcp } = layers;
  if (!isServiceLinked(principal)) look('rcp', rcp);
  if (isLimitedByScp(principal)) look('scp', scp);
  look('endpoint', endpoint && [[endpoint]]);
  if (trust) look('trust', [[trust]]);
  else look('resource', resource && [resource]);
  if (own) {
    look('identity', ['origins' in identity ? identity.policies : identity]);
    look('boundary', boundary && (boundary === 'missing' ? [[]] : [[boundary]]));
  }
  if (own || principal?.kind === 'root') look('session', session && [session]);
  return { all, side: trust ? 'trust' : 'resource', boundaryIsMissing: own && boundary === 'missing' };
}

const lookAt = (named: NamedPolicy, request: PolicyRequest, bounded: boolean): readonly StatementTrace[] =>
  named.policy.statements.map((statement) => traceStatement(named, statement, request, bounded));

/** The statements of one layer, all levels together; none where the layer does not apply. */
export function statementsOf({ all }: LookedLayers, layer: Layer): readonly StatementTrace[] {
  return (all.get(layer) ?? []).flatMap(statementsAt);
}

/** The statements of one level. */
export function statementsAt(level: readonly LookedPolicy[]): readonly StatementTrace[] {
  return level.flatMap(({ statements }) => statements);
}
