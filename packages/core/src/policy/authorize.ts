import { asciiLowerCase } from './ascii.ts';
import type { Decision, Layer, NamedPolicy, Outcome, PolicyLayers, StatementRef } from './decision.ts';
import type { PolicyRequest } from './request.ts';
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

  for (const named of identity) {
    const { denies } = named.policy;
    const denied = denies.size > 0 ? denies.first(action, resource, context) : undefined;
    if (denied) return decide('explicitDeny', 'identity', named, denied);
  }
  if (boundary !== undefined && boundary !== 'missing') {
    const denied = boundary.policy.denies.first(action, resource, context);
    if (denied) return decide('explicitDeny', 'boundary', boundary, denied);
  }

  for (const named of identity) {
    const allowed = named.policy.allows.first(action, resource, context);
    if (!allowed) continue;
    if (boundary === 'missing' || (boundary && !boundary.policy.allows.first(action, resource, context))) {
      return { outcome: 'implicitDeny', layer: 'boundary' };
    }
    return decide('allow', 'identity', named, allowed);
  }
  return { outcome: 'implicitDeny', layer: 'identity' };
}

function decide(outcome: Outcome, layer: Layer, { source }: NamedPolicy, statement: CompiledStatement): Decision {
  return { outcome, layer, statement: statementRef(source, statement) };
}

/** Names a statement for the reader of a decision or a trace. */
export function statementRef(source: StatementRef['source'], { index, sid, line }: CompiledStatement): StatementRef {
  return sid === undefined ? { source, index, line } : { source, index, sid, line };
}
