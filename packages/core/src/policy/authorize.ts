import { asciiLowerCase } from './ascii.ts';
import type { Decision, PolicyLayers, StatementRef } from './decision.ts';
import type { PolicyRequest, RequestContext } from './request.ts';
import type { CompiledStatement } from './statement.ts';

/**
 * Decides a request: a matching Deny in any layer refuses it, and otherwise every layer that applies must have an Allow.
 * Order and repetition of policies and statements never change the outcome. Silence refuses.
 *
 * Allocates the decision and nothing per statement, save for patterns with policy variables. `explainDecision` tells why.
 */
export function authorize(request: PolicyRequest, layers: PolicyLayers): Decision {
  const { resource, context } = request;
  const { identity, boundary } = layers;
  const action = asciiLowerCase(request.action);

  const denied = firstIn(identity, 'denies', action, resource, context);
  if (denied) return { outcome: 'explicitDeny', layer: 'identity', statement: denied };
  if (boundary !== undefined && boundary !== 'missing') {
    const forbidden = boundary.policy.denies.first(action, resource, context);
    if (forbidden) return { outcome: 'explicitDeny', layer: 'boundary', statement: statementRef(boundary.source, forbidden) };
  }

  const allowed = firstIn(identity, 'allows', action, resource, context);
  if (!allowed) return { outcome: 'implicitDeny', layer: 'identity' };
  const within = boundary === undefined || (boundary !== 'missing' && boundary.policy.allows.first(action, resource, context));
  if (!within) return { outcome: 'implicitDeny', layer: 'boundary' };
  return { outcome: 'allow', layer: 'identity', statement: allowed };
}

/** The first matching statement of the identity policies, in their order. */
function firstIn(
  identity: PolicyLayers['identity'],
  effect: 'denies' | 'allows',
  action: string,
  resource: string,
  context: RequestContext,
): StatementRef | undefined {
  if ('origins' in identity) {
    const found = identity[effect].first(action, resource, context);
    const origin = found && identity.origins[found.index];
    return origin && statementRef(origin.named.source, origin.statement);
  }
  for (const { policy, source } of identity) {
    const index = policy[effect];
    const found = index.size > 0 ? index.first(action, resource, context) : undefined;
    if (found) return statementRef(source, found);
  }
  return undefined;
}

/** Names a statement for the reader of a decision or a trace. */
export function statementRef(source: StatementRef['source'], { index, sid, line }: CompiledStatement): StatementRef {
  return sid === undefined ? { source, index, line } : { source, index, sid, line };
}
