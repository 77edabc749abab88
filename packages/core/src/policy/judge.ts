import type { Decision, Layer } from './decision.ts';
import { grantSteps } from './judge-grant.ts';
import { limitSteps } from './limit-steps.ts';
import { type LookedLayers, statementsAt } from './looked-layers.ts';
import type { PolicyRequest } from './request.ts';
import { isOtherPartition } from './standing.ts';
import { refOf, statementName } from './statement-name.ts';
import { BECAUSE } from './step-words.ts';
import type { StatementTrace, Step } from './trace.ts';

/** A decision and how it came about. */
export interface Verdict {
  readonly decision: Decision;
  readonly steps: readonly Step[];
}

/** Decides from the statements as they were looked at: a Deny first, then who limits, then who grants. */
export function judge(request: PolicyRequest, looked: LookedLayers): Verdict {
  if (isOtherPartition(request)) {
    const step: Step = { kind: 'partition', result: 'implicitDeny', because: BECAUSE.partition, statements: [] };
    return { decision: { outcome: 'implicitDeny', layer: 'partition' }, steps: [step] };
  }
  const denying = denyingStatements(looked);
  const limits = (['rcp', 'scp', 'endpoint'] as const).flatMap((layer) => limitSteps(looked, layer));
  const { steps: grants, granted } = grantSteps(request, looked);
  const asking = [...limits, ...grants];
  const [first] = denying;
  const failing = asking.find(({ result }) => result === 'implicitDeny');
  return {
    steps: [denyStep(denying.map(({ statement }) => statement)), ...asking],
    decision: first
      ? { outcome: 'explicitDeny', layer: first.layer, statement: refOf(first.statement) }
      : failing
        ? { outcome: 'implicitDeny', layer: layerOf(failing) }
        : granted,
  };
}

/** The step is one of a layer: `deny` never ends in an implicit Deny. */
const layerOf = ({ kind }: Step): Decision['layer'] => (kind === 'deny' ? 'identity' : kind);

function denyingStatements({ all }: LookedLayers): readonly { readonly layer: Layer; readonly statement: StatementTrace }[] {
  return [...all].flatMap(([layer, levels]) =>
    levels
      .flatMap(statementsAt)
      .filter(({ matched, effect }) => matched && effect === 'Deny')
      .map((statement) => ({ layer, statement })),
  );
}

function denyStep(denying: readonly StatementTrace[]): Step {
  const [first, ...others] = denying;
  return first
    ? {
        kind: 'deny',
        result: 'explicitDeny',
        because: BECAUSE.denies(statementName(first), others.length),
        statements: denying,
      }
    : { kind: 'deny', result: 'notApplicable', because: BECAUSE.noDeny, statements: [] };
}
