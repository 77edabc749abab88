import type { PolicyLayers } from './decision.ts';
import { judge } from './judge.ts';
import { lookAtLayers, statementsAt } from './looked-layers.ts';
import { principalName } from './principal-name.ts';
import type { PolicyRequest } from './request.ts';
import { refOf } from './statement-name.ts';
import type { Trace } from './trace.ts';
import { missingKeys, warningsOf } from './trace-notes.ts';

/** Decides a request the long way and tells how; what would change the decision is not asked. `explainDecision` asks that too. */
export function traceDecision(request: PolicyRequest, layers: PolicyLayers): Omit<Trace, 'changes'> {
  const looked = lookAtLayers(request, layers);
  const all = [...looked.all.values()].flat().flatMap(statementsAt);
  const { decision, steps } = judge(request, looked);
  return {
    request: {
      ...(request.principal && { principal: principalName(request.principal) }),
      action: request.action,
      resource: request.resource,
    },
    decision,
    steps,
    matched: all.filter(({ matched }) => matched).map(refOf),
    missingContextKeys: missingKeys(all),
    warnings: warningsOf(request, all),
  };
}
