import type { PolicyLayers } from './decision.ts';
import type { PolicyRequest } from './request.ts';
import { suggestChanges } from './suggest.ts';
import type { Trace } from './trace.ts';
import { traceDecision } from './trace-decision.ts';

/**
 * Decides a request the long way and tells how: every statement, which patterns matched, every condition with the values on
 * both sides, layer by layer, and what would allow a request that is refused. Made on demand; it always agrees with
 * `authorize`, outcome, layer and statement.
 */
export function explainDecision(request: PolicyRequest, layers: PolicyLayers): Trace {
  const trace = traceDecision(request, layers);
  return { ...trace, changes: suggestChanges(request, layers, trace) };
}
